"""Find data files inside the Python packages listed in `requirements.txt` beside this file.

The packages are in a folder outside Python's import path, because nothing is imported from them.
"""

from pathlib import Path

from data.build.tables import BUILD

PACKAGES = BUILD / ".packages"


def packaged(file: str) -> Path:
    """Return the path of a file in one of the packages.

    Raises:
        FileNotFoundError: the file doesn't exist.
    """
    path = PACKAGES / file
    if not path.exists():
        raise FileNotFoundError(
            f"{file} is not there; `make data` puts the packages that hold it into {PACKAGES}"
        )
    return path
