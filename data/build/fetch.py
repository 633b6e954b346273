"""Download the raw files: `python -m data.build.fetch FOLDER`.

`raw_files.csv` says of each file where it lies, what its checksum is, and what to do by hand
where its publisher asks for an account or offers it in another form.
"""

import argparse
import sys
from pathlib import Path

import pandas as pd
import pooch
import requests
from tqdm import tqdm

from data.build.tables import read_hand_written

# How often a transfer that breaks is taken up again, and how long one is waited for, in seconds.
ATTEMPTS = 5
PATIENCE = 30
CHUNK = 1 << 16


class Resuming:
    """Downloads for pooch that go on where an earlier one broke off, with a bar of progress."""

    def __init__(self, part: Path) -> None:
        """What has arrived is kept in `part` until all has."""
        self.part = part

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
        there = self.part.stat().st_size if self.part.exists() else 0
        asked = {"Range": f"bytes={there}-"} if there else {}
        with requests.get(url, headers=asked, stream=True, timeout=PATIENCE) as answer:
            if there and answer.status_code == requests.codes.requested_range_not_satisfiable:
                return
            answer.raise_for_status()
            # A server that does not know ranges sends all from the start.
            resumed = answer.status_code == requests.codes.partial_content
            left = int(answer.headers.get("Content-Length", 0))
            with (
                open(self.part, "ab" if resumed else "wb") as file,
                tqdm(
                    desc=self.part.stem,
                    initial=there if resumed else 0,
                    total=(there if resumed else 0) + left or None,
                    unit="B",
                    unit_scale=True,
                ) as bar,
            ):
                for chunk in answer.iter_content(CHUNK):
                    file.write(chunk)
                    bar.update(len(chunk))


def fetch(folder: Path, files: pd.DataFrame) -> list[str]:
    """Download what is missing or not as expected; returns what is left to do, a line a file.

    `files` is `raw_files.csv`. A file that has its checksum is left alone; one that arrives
    with another is not kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    problems = [_one(folder, row) for row in files.to_dict("records")]
    return [problem for problem in problems if problem]


def _one(folder: Path, row: dict[str, str]) -> str:
    file = folder / row["file"]
    if file.exists() and pooch.file_hash(str(file)) == row["checksum"]:
        return ""
    if not row["address"]:
        found = "found another file" if file.exists() else "it is missing"
        return f"{row['file']}: {found}. {row['by_hand']} Checksum: {row['checksum']}."
    try:
        pooch.retrieve(
            row["address"],
            known_hash=f"sha256:{row['checksum']}",
            fname=row["file"],
            path=folder,
            downloader=Resuming(folder / f"{row['file']}.part"),
        )
    except ValueError:
        return (
            f"{row['file']}: what {row['address']} has now is another file than the tables were "
            "computed from, so it was not kept. docs/refreshing.md says how to take a newer one."
        )
    except (requests.RequestException, OSError) as error:
        return f"{row['file']}: {row['address']} could not be read ({error}). Try again later."
    return ""


def main() -> None:
    """Fetch into the folder that is named, and exit with 1 if something is left to do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to put the raw files")
    files = read_hand_written("raw_files.csv")
    left = fetch(parser.parse_args().folder, files)
    print(f"{len(files) - len(left)} of {len(files)} raw files are there.")
    if left:
        print("\n".join(["Left to do:", *left]))
        sys.exit(1)


if __name__ == "__main__":
    main()
