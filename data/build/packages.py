"""Data files inside Python packages, listed in `requirements.txt` beside this file.

The packages are in a folder where Python doesn't find them, because nothing is imported from them.
"""

from pathlib import Path

from data.build.tables import BUILD

PACKAGES = BUILD / ".packages"


def packaged(file: str) -> Path:
    """Return the path of a file in one of the packages.

    Raises:
        FileNotFoundError: there is no such file.
    """
    path = PACKAGES / file
    if not path.exists():
        raise FileNotFoundError(
            f"{file} is not there; `make data` puts the packages that hold it into {PACKAGES}"
        )
    return path
