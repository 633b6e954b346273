"""`data/README.md` describes every table and every column, and nothing else."""

import re

import pytest

from components.tables.loading import DATA
from components.tables.schemas import SCHEMAS

TEXT = (DATA / "README.md").read_text(encoding="utf-8")


def described() -> dict[str, list[str]]:
    """Return the columns in the dictionary, by table."""
    tables = {}
    for section in TEXT.split("\n## ")[1:]:
        heading, _, body = section.partition("\n")
        name = re.fullmatch(r"`(\w+)\.csv`", heading.strip())
        if name:
            tables[name[1]] = re.findall(r"^\| `(\w+)` \|", body, flags=re.MULTILINE)
    return tables


def test_every_table_is_described():
    assert set(described()) == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_column_is_described_in_order(name: str):
    assert described()[name] == list(SCHEMAS[name].columns)
