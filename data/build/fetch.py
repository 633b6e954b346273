"""Download the raw files: `python -m data.build.fetch FOLDER`.

For each file, `raw_files.csv` gives its URL or that of the original from which it is extracted (see
`extracts.py`), its checksum, and manual steps in case the publisher requires an account, offers
another format, or doesn't answer.
"""

import argparse
import gzip
import hashlib
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pooch
import requests
from tqdm import tqdm

from data.build.extracts import EXTRACTS
from data.build.tables import read_hand_written

# The subfolder for originals inside the folder of raw files.
ORIGINALS = "originals"
PACKED = ".gz"

# The maximum number of attempts at a download, and how many seconds to wait for an answer.
ATTEMPTS = 5
PATIENCE = 30
CHUNK = 1 << 16

# With this Accept header, GitHub returns the bytes of a blob: one version of a file, identified by
# a hash of its content.
BLOBS, BYTES = "/git/blobs/", "application/vnd.github.raw+json"


class ResumingDownloader:
    """A downloader for pooch that resumes interrupted downloads and shows a progress bar."""

    def __init__(self, part: Path, contact: str) -> None:
        """Keep a partial download in the file `part`; `contact` identifies the client."""
        self.part = part
        self.contact = contact

    def __call__(self, url: str, output_file: str, _: object) -> None:
        """Download `url`, and move the file to `output_file` when it is complete.

        Raises:
            requests.RequestException: the last of ATTEMPTS attempts was interrupted, or the server
                refused the request.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self._go_on(url)
                break
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
                if attempt == ATTEMPTS:
                    raise
        self.part.replace(output_file)

    def _go_on(self, url: str) -> None:
        downloaded = self.part.stat().st_size if self.part.exists() else 0
        # A compressed transfer can't be resumed.
        asked = {"User-Agent": f"Crossroads {self.contact}".strip(), "Accept-Encoding": "identity"}
        if downloaded:
            asked["Range"] = f"bytes={downloaded}-"
        if BLOBS in url:
            asked["Accept"] = BYTES
        with requests.get(url, headers=asked, stream=True, timeout=PATIENCE) as answer:
            if downloaded and answer.status_code == requests.codes.requested_range_not_satisfiable:
                return
            answer.raise_for_status()
            # A server without range support sends everything from the start.
            resumed = answer.status_code == requests.codes.partial_content
            left = int(answer.headers.get("Content-Length", 0))
            with (
                open(self.part, "ab" if resumed else "wb") as file,
                tqdm(
                    desc=self.part.stem,
                    initial=downloaded if resumed else 0,
                    total=(downloaded if resumed else 0) + left or None,
                    unit="B",
                    unit_scale=True,
                ) as bar,
            ):
                for chunk in answer.iter_content(CHUNK):
                    file.write(chunk)
                    bar.update(len(chunk))


def fetch(folder: Path, files: pd.DataFrame, contact: str = "") -> list[str]:
    """Download or extract missing and changed files; return a message for each that remains.

    `files` is the table `raw_files.csv`. A file with the right checksum is left alone; one with
    different content is replaced. Messages say what to do by hand. Some publishers only answer
    clients that give an e-mail address as `contact`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    problems = [_one(folder, row, contact) for row in files.to_dict("records")]
    return [problem for problem in problems if problem]


def checksum(content: bytes) -> str:
    """Return the SHA-256 checksum of a file's content, as used in `raw_files.csv`."""
    return hashlib.sha256(content).hexdigest()


def _content(file: Path) -> bytes:
    """Return the decompressed content of a file; empty if it is missing or damaged."""
    try:
        return gzip.decompress(file.read_bytes()) if file.suffix == PACKED else file.read_bytes()
    except (OSError, EOFError):
        return b""


def _one(folder: Path, row: dict[str, str], contact: str) -> str:
    file = folder / row["file"]
    if checksum(_content(file)) == row["checksum"]:
        return ""
    if not row["address"]:
        problem = "found another file" if file.exists() else "it is missing"
        return f"{row['file']}: {problem}. {row['by_hand']} Checksum: {row['checksum']}."
    if row["extract"]:
        return _extract(folder, row, contact)
    try:
        _download(row["address"], file, contact, f"sha256:{row['checksum']}")
    except ValueError:
        return _another(row, f"what {row['address']} has now")
    except (requests.RequestException, OSError) as error:
        return _unread(row, row["address"], file, error)
    return ""


def _extract(folder: Path, row: dict[str, str], contact: str) -> str:
    originals = []
    for address in row["address"].split():
        # Files from different publishers or years may share a name; the path distinguishes them.
        original = folder / ORIGINALS / "-".join(urlsplit(address).path.strip("/").split("/")[-2:])
        originals.append(original)
        if original.exists():
            continue
        if not urlsplit(address).netloc:
            return f"{row['file']}: {original} is missing. {row['by_hand']}"
        try:
            _download(address, original, contact)
        except (requests.RequestException, OSError) as error:
            return _unread(row, address, original, error)
    rows = read_hand_written("extract_rows.csv")
    kept = rows[rows["file"] == row["file"]].groupby("column")["value"].agg(list).to_dict()
    made_from = " and ".join(str(original) for original in originals)
    try:
        content = EXTRACTS[row["extract"]](originals, kept)
    # An original may be damaged in any way, and each reader raises its own errors.
    except Exception as error:
        return (
            f"{row['file']}: {made_from} has not the form that was expected ({error}). Delete it "
            "and try again."
        )
    if checksum(content) != row["checksum"]:
        return _another(row, f"what was made from {made_from}")
    packed = gzip.compress(content, mtime=0) if row["file"].endswith(PACKED) else content
    (folder / row["file"]).write_bytes(packed)
    return ""


def _download(address: str, file: Path, contact: str, known: str | None = None) -> None:
    pooch.retrieve(
        address,
        known_hash=known,
        fname=file.name,
        path=file.parent,
        downloader=ResumingDownloader(file.with_name(f"{file.name}.part"), contact),
    )


def _another(row: dict[str, str], what: str) -> str:
    return (
        f"{row['file']}: {what} is another content than the tables were computed from, so it "
        f"was not kept. docs/refreshing.md says how to take a newer one. {row['by_hand']}"
    ).strip()


def _unread(row: dict[str, str], address: str, file: Path, error: Exception) -> str:
    unreached = isinstance(error, requests.ConnectionError)
    return (
        f"{row['file']}: {address} could not be read "
        f"({'no connection' if unreached else error}). Try again later, with CONTACT=your e-mail "
        f"address if the publisher refuses, or save it by hand as {file}. {row['by_hand']}"
    ).strip()


def main() -> None:
    """Fetch the raw files, and exit with status 1 if manual steps remain."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to put the raw files")
    parser.add_argument(
        "--contact", default="", help="an e-mail address, for publishers that require one"
    )
    files = read_hand_written("raw_files.csv")
    arguments = parser.parse_args()
    # Hide pooch's hint about recording a checksum: it doesn't help people who only download.
    pooch.get_logger().setLevel("WARNING")
    left = fetch(arguments.folder, files, arguments.contact)
    print(f"{len(files) - len(left)} of {len(files)} raw files are there.")
    if left:
        print("\n".join(["Left to do:", *left]))
        sys.exit(1)


if __name__ == "__main__":
    main()
