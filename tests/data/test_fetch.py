"""Test `make fetch` against a local server that interrupts downloads and sends wrong files."""

import gzip
import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pandas as pd
import pytest

from data.build.fetch import BLOBS, BYTES, CHUNK, ORIGINALS, fetch
from data.build.tables import read_hand_written

CONTENT = bytes(range(256)) * 1_000
BREAKS_AT = 100_000


class Handler(BaseHTTPRequestHandler):
    """Send CONTENT for any path, with some exceptions.

    The first answer for /broken ends early, and /gone doesn't exist. /refused only serves clients
    that give a contact, and URLs with /git/blobs/ only serve clients that ask for bytes.
    """

    asked: list[str | None]

    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(404)
            return
        stranger = "@" not in self.headers["User-Agent"]
        if (self.path == "/refused" and stranger) or self.headers["Accept-Encoding"] != "identity":
            self.send_error(403)
            return
        if BLOBS in self.path and self.headers["Accept"] != BYTES:
            self.send_error(415)
            return
        wanted = self.headers.get("Range")
        first = not self.asked
        self.asked.append(wanted)
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        self.end_headers()
        breaks = self.path == "/broken" and first
        self.wfile.write(CONTENT[start:BREAKS_AT] if breaks else CONTENT[start:])

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def row(
    address: str,
    content: bytes = CONTENT,
    by_hand: str = "",
    file: str = "a.csv",
    extract: str = "",
) -> pd.DataFrame:
    checksum = hashlib.sha256(content).hexdigest()
    columns = ["file", "source", "address", "extract", "checksum", "by_hand"]
    return pd.DataFrame([(file, "x", address, extract, checksum, by_hand)], columns=columns)


def test_a_file_is_downloaded_once(server: str, tmp_path: Path):
    for _ in range(2):
        assert fetch(tmp_path / "raw", row(f"{server}/a.csv")) == []
    assert (tmp_path / "raw" / "a.csv").read_bytes() == CONTENT
    assert Handler.asked == [None]


def test_broken_transfer_resumes(server: str, tmp_path: Path):
    assert fetch(tmp_path, row(f"{server}/broken")) == []
    assert (tmp_path / "a.csv").read_bytes() == CONTENT
    # The download resumes after the last whole chunk.
    assert Handler.asked == [None, f"bytes={BREAKS_AT // CHUNK * CHUNK}-"]
    assert not list(tmp_path.glob("*.part"))


def test_earlier_partial_run_resumes(server: str, tmp_path: Path):
    (tmp_path / "a.csv.part").write_bytes(CONTENT[:7])
    assert fetch(tmp_path, row(f"{server}/a.csv")) == []
    assert (tmp_path / "a.csv").read_bytes() == CONTENT
    assert Handler.asked == ["bytes=7-"]


def test_bad_checksum_is_reported_and_file_discarded(server: str, tmp_path: Path):
    (problem,) = fetch(tmp_path, row(f"{server}/a.csv", b"something else"))
    assert problem.startswith("a.csv: what http://127.0.0.1")
    assert "another content than the tables were computed from" in problem
    assert not list(tmp_path.iterdir())


def test_missing_file_is_reported(server: str, tmp_path: Path):
    (problem,) = fetch(tmp_path, row(f"{server}/gone"))
    assert "could not be read (404" in problem


def test_version_follows_the_content(server: str, tmp_path: Path):
    assert fetch(tmp_path, row(f"{server}/repos/a/b{BLOBS}0a1b")) == []
    assert (tmp_path / "a.csv").read_bytes() == CONTENT


def test_request_identifies_itself_to_publishers_that_require_it(server: str, tmp_path: Path):
    asked = row(f"{server}/refused", by_hand="There is an archive.")
    (problem,) = fetch(tmp_path, asked)
    assert "could not be read (403" in problem
    assert "CONTACT=your e-mail address" in problem
    assert problem.endswith(f"by hand as {tmp_path / 'a.csv'}. There is an archive.")
    assert fetch(tmp_path, asked, "somebody@example.com") == []


def packed(address: str, content: bytes = CONTENT) -> pd.DataFrame:
    return row(address, content, file="a.csv.gz", extract="unchanged")


def test_an_extract_is_made_from_its_original_once(server: str, tmp_path: Path):
    for _ in range(2):
        assert fetch(tmp_path, packed(f"{server}/data/broken")) == []
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()) == CONTENT
    assert (tmp_path / ORIGINALS / "data-broken").read_bytes() == CONTENT
    assert Handler.asked == [None]


def test_transfer_of_an_original_resumes(server: str, tmp_path: Path):
    assert fetch(tmp_path, packed(f"{server}/broken")) == []
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()) == CONTENT
    assert Handler.asked == [None, f"bytes={BREAKS_AT // CHUNK * CHUNK}-"]


def test_of_a_packed_file_the_content_counts_not_how_it_is_packed(tmp_path: Path):
    wanted = packed("http://127.0.0.1:9/never-asked")
    for level in (1, 9):
        (tmp_path / "a.csv.gz").write_bytes(gzip.compress(CONTENT, level))
        assert fetch(tmp_path, wanted) == []


def test_a_damaged_packed_file_is_made_again(server: str, tmp_path: Path):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(CONTENT)[:100])
    assert fetch(tmp_path, packed(f"{server}/data")) == []
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()) == CONTENT


def test_extract_with_other_content_is_reported_and_discarded(server: str, tmp_path: Path):
    (problem,) = fetch(tmp_path, packed(f"{server}/data", b"something else"))
    assert problem.startswith(f"a.csv.gz: what was made from {tmp_path / ORIGINALS / 'data'} is")
    assert "another content than the tables were computed from" in problem
    assert not (tmp_path / "a.csv.gz").exists()


def test_original_in_another_form_is_reported(server: str, tmp_path: Path):
    (problem,) = fetch(tmp_path, row(f"{server}/data", extract="projections"))
    assert "data has not the form that was expected (" in problem
    assert "Delete it and try again." in problem


def test_an_extract_is_made_from_an_original_that_was_put_there(tmp_path: Path):
    wanted = row("all.csv", by_hand="Save it there.", extract="unchanged")
    original = tmp_path / ORIGINALS / "all.csv"
    assert fetch(tmp_path, wanted) == [f"a.csv: {original} is missing. Save it there."]
    original.parent.mkdir()
    original.write_bytes(CONTENT)
    assert fetch(tmp_path, wanted) == []
    assert (tmp_path / "a.csv").read_bytes() == CONTENT


def test_source_that_needs_an_account_has_instructions(tmp_path: Path):
    by_hand = row("", by_hand="Log in and download it.")
    (problem,) = fetch(tmp_path, by_hand)
    assert problem.startswith("a.csv: it is missing. Log in and download it. Checksum: ")
    (tmp_path / "a.csv").write_bytes(b"wrong")
    assert "found another file" in fetch(tmp_path, by_hand)[0]
    (tmp_path / "a.csv").write_bytes(CONTENT)
    assert fetch(tmp_path, by_hand) == []


def test_every_raw_file_has_a_url_or_instructions(raw: Path):
    files = read_hand_written("raw_files.csv")
    assert set(files["file"]) == {file.name for file in raw.iterdir()} - {"README.md"}
    assert ((files["address"] != "") | (files["by_hand"] != "")).all()
    # All files are there, so nothing is downloaded.
    assert fetch(raw, files) == []
