"""Patterns of stiff English and vague names that must not come back."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.test_project import ROOT

# Patterns of stiff, translated English in prose, comments and docstrings.
STIFF = [
    r"\bstands? (in|with|beside|here|there)\b",
    r"\bso many\b",
    r"\bfor who\b",
    r"\banew\b",
    r", of which\b",
    r'"""(That|Whether|What) ',
    r"\bthe rings\b",
]
# A name that doesn't say what it holds.
VAGUE_NAME = r"^\s*(found|said|own|apart|there|told)\b( =|: )"
# Text multiplied by a condition, instead of a conditional expression.
MULTIPLIED = r"""["'] \* (bool\(|\(|[a-z_]+[,)\]}])"""


def tracked_files(*patterns: str) -> list[Path]:
    """Return the files in the repository that match these patterns, except this file."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    if not listed:
        pytest.skip("This copy of the project isn't a git checkout")
    files = [ROOT / name for name in listed]
    return [file for file in files if file.exists() and file != Path(__file__)]


def matches(pattern: str, files: list[Path]) -> list[str]:
    """Return the lines that match, each with its file and line number."""
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("pattern", STIFF)
def test_prose_is_plain_english(pattern: str):
    assert matches(pattern, tracked_files("*.py", "*.md", "Makefile", "*.toml")) == []


def test_names_are_descriptive():
    assert matches(VAGUE_NAME, tracked_files("*.py")) == []


def test_text_is_not_multiplied_by_a_condition():
    assert matches(MULTIPLIED, tracked_files("*.py")) == []
