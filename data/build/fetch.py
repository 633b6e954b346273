"""Download the raw files: `python -m data.build.fetch FOLDER`.

`raw_files.csv` says of each file where it or the original that it is made from lies
(`extracts.py` makes it), what the checksum of its content is, and what to do by hand where its
publisher asks for an account, offers it in another form, or does not answer.
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

# Where originals are kept that raw files are made from, inside the folder of the raw files.
ORIGINALS = "originals"
PACKED = ".gz"

# How often a transfer that breaks is taken up again, and how long one is waited for, in seconds.
ATTEMPTS = 5
PATIENCE = 30
CHUNK = 1 << 16

# GitHub sends the bytes of a blob (one version of a file, named by its content) if asked so.
BLOBS, BYTES = "/git/blobs/", "application/vnd.github.raw+json"


class ResumingDownloader:
    """Downloads for pooch that go on where an earlier one broke off, with a bar of progress."""

    def __init__(self, part: Path, contact: str) -> None:
        """What has arrived is kept in `part` until all has; `contact` tells who asks."""
        self.part = part
        self.contact = contact

    def __call__(self, url: str, output_file: str, _: object) -> None:
        """Download `url`, and move it to `output_file` when it is complete.

        Raises:
            requests.RequestException: it broke off ATTEMPTS times, or the server refuses.
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
        # What arrives packed on the way could not be gone on with.
        asked = {"User-Agent": f"Crossroads {self.contact}".strip(), "Accept-Encoding": "identity"}
        if downloaded:
            asked["Range"] = f"bytes={downloaded}-"
        if BLOBS in url:
            asked["Accept"] = BYTES
        with requests.get(url, headers=asked, stream=True, timeout=PATIENCE) as answer:
            if downloaded and answer.status_code == requests.codes.requested_range_not_satisfiable:
                return
            answer.raise_for_status()
            # A server that does not know ranges sends all from the start.
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
    """Download or make what is missing or not as expected; returns what is left to do.

    One line a file. `files` is `raw_files.csv`. A file whose content has its checksum is left
    alone; one with another content is not kept. Some publishers answer only whom they can
    write to: `contact` is an e-mail address.
    """
    folder.mkdir(parents=True, exist_ok=True)
    problems = [_one(folder, row, contact) for row in files.to_dict("records")]
    return [problem for problem in problems if problem]


def checksum(content: bytes) -> str:
    """The SHA-256 of a content, as `raw_files.csv` has it."""
    return hashlib.sha256(content).hexdigest()


def _content(file: Path) -> bytes:
    """What is in a file, unpacked; nothing if there is no such file or it is damaged."""
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
        # Files of several publishers and years have the same name: the folder tells them apart.
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
    # An original may be damaged in any way, and each reader has errors of its own.
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
    """Fetch into the folder that is named, and exit with 1 if something is left to do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to put the raw files")
    parser.add_argument("--contact", default="", help="an e-mail address, for who wants one")
    files = read_hand_written("raw_files.csv")
    arguments = parser.parse_args()
    # Its hint to write down a checksum is not for those who only download.
    pooch.get_logger().setLevel("WARNING")
    left = fetch(arguments.folder, files, arguments.contact)
    print(f"{len(files) - len(left)} of {len(files)} raw files are there.")
    if left:
        print("\n".join(["Left to do:", *left]))
        sys.exit(1)


if __name__ == "__main__":
    main()
