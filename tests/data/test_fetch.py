"""`make fetch` against a server on this machine that can break off and send the wrong file."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pandas as pd
import pytest

from data.build.fetch import CHUNK, fetch
from data.build.sources import read_hand_written

CONTENT = bytes(range(256)) * 1_000
BREAKS_AT = 100_000


class Handler(BaseHTTPRequestHandler):
    """Sends CONTENT; at /broken the first answer ends too early, at /gone there is nothing."""

    asked: list[str | None]

    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(404)
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
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def row(address: str, content: bytes = CONTENT, by_hand: str = "") -> pd.DataFrame:
    checksum = hashlib.sha256(content).hexdigest()
    columns = ["file", "source", "address", "checksum", "by_hand"]
    return pd.DataFrame([("a.csv", "x", address, checksum, by_hand)], columns=columns)


def test_a_file_is_downloaded_once(server: str, tmp_path: Path):
    for _ in range(2):
        assert fetch(tmp_path / "raw", row(f"{server}/a.csv")) == []
    assert (tmp_path / "raw" / "a.csv").read_bytes() == CONTENT
    assert Handler.asked == [None]


def test_a_broken_transfer_goes_on_where_it_broke_off(server: str, tmp_path: Path):
    assert fetch(tmp_path, row(f"{server}/broken")) == []
    assert (tmp_path / "a.csv").read_bytes() == CONTENT
    # What came since the last whole chunk is asked for again.
    assert Handler.asked == [None, f"bytes={BREAKS_AT // CHUNK * CHUNK}-"]
    assert not list(tmp_path.glob("*.part"))


def test_what_an_earlier_run_left_is_gone_on_with(server: str, tmp_path: Path):
    (tmp_path / "a.csv.part").write_bytes(CONTENT[:7])
    assert fetch(tmp_path, row(f"{server}/a.csv")) == []
    assert (tmp_path / "a.csv").read_bytes() == CONTENT
    assert Handler.asked == ["bytes=7-"]


def test_a_bad_checksum_is_said_and_the_file_not_kept(server: str, tmp_path: Path):
    (problem,) = fetch(tmp_path, row(f"{server}/a.csv", b"something else"))
    assert problem.startswith("a.csv: what http://127.0.0.1")
    assert "another file than the tables were computed from" in problem
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_gone_is_said(server: str, tmp_path: Path):
    (problem,) = fetch(tmp_path, row(f"{server}/gone"))
    assert "could not be read (404" in problem


def test_what_needs_an_account_says_what_to_do(tmp_path: Path):
    by_hand = row("", by_hand="Log in and download it.")
    (problem,) = fetch(tmp_path, by_hand)
    assert problem.startswith("a.csv: it is missing. Log in and download it. Checksum: ")
    (tmp_path / "a.csv").write_bytes(b"wrong")
    assert "found another file" in fetch(tmp_path, by_hand)[0]
    (tmp_path / "a.csv").write_bytes(CONTENT)
    assert fetch(tmp_path, by_hand) == []


def test_every_raw_file_has_an_address_or_says_what_to_do(raw: Path):
    files = read_hand_written("raw_files.csv")
    assert set(files["file"]) == {file.name for file in raw.iterdir()} - {"README.md"}
    assert ((files["address"] == "") != (files["by_hand"] == "")).all()
    assert fetch(raw, files[files["address"] == ""]) == []
