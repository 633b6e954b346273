"""Files of packages of data, see `requirements.txt` beside this file.

They lie in a folder of their own, where Python does not find the packages: nothing of
them is imported.
"""

from pathlib import Path

from data.build.tables import BUILD

PACKAGES = BUILD / ".packages"


def packaged(file: str) -> Path:
    """The path of a file of one of the packages.

    Raises:
        FileNotFoundError: there is no such file.
    """
    path = PACKAGES / file
    if not path.exists():
        raise FileNotFoundError(
            f"{file} is not there; `make data` puts the packages that hold it into {PACKAGES}"
        )
    return path
