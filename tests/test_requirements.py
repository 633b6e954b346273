"""What is installed: all pinned, what running needs apart from what only developing needs."""

import ast
import re
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_project import CODE, ROOT

FILES = ["requirements", "requirements-dev"]


def lines(file: str) -> list[str]:
    """The lines of a file that name a package, without comments and options."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if re.match(r"\w", line)]


def named(file: str) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines(f"{file}.in")}


def pinned(file: str) -> dict[str, str]:
    """The version of each package that a file pins."""
    pins = [Requirement(line) for line in lines(f"{file}.txt")]
    return {canonicalize_name(pin.name): str(pin.specifier) for pin in pins}


def imported(files: list[Path]) -> set[str]:
    """The packages that these files import, other than Python's own and the project's."""
    nodes = [
        node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    ]
    modules = {
        *(name.name for node in nodes if isinstance(node, ast.Import) for name in node.names),
        *(node.module for node in nodes if isinstance(node, ast.ImportFrom) if node.module),
    }
    packages = packages_distributions()
    tops = {module.partition(".")[0] for module in modules}
    return {canonicalize_name(packages[top][0]) for top in tops & packages.keys()}


def needed(names: set[str]) -> set[str]:
    """These packages and all that they need in turn, on this machine."""
    found: set[str] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        package = waiting.pop()
        name = canonicalize_name(package.name)
        found.add(name)
        for requirement in map(Requirement, requires(name) or []):
            extras = package.extras or {""}
            marker = requirement.marker
            applies = not marker or any(marker.evaluate({"extra": extra}) for extra in extras)
            if applies and canonicalize_name(requirement.name) not in found:
                waiting.append(requirement)
    return found


@pytest.mark.parametrize("file", [*FILES, "data/build/requirements"])
def test_one_version_of_each_package_is_pinned(file: str):
    pins = pinned(file)
    assert len(pins) == len(lines(f"{file}.txt")) > 0
    assert [pin for pin in pins.values() if not re.fullmatch(r"==[\w.]+", pin)] == []


@pytest.mark.parametrize("file", FILES)
def test_all_that_the_named_packages_need_is_pinned(file: str):
    text = (ROOT / f"{file}.txt").read_text(encoding="utf-8")
    # Below each package stands what asked for it.
    blocks = re.findall(r"^([\w-]+)==.*\n((?: +#.*\n)+)", text, flags=re.MULTILINE)
    assert {name for name, asked in blocks if f" -r {file}.in\n" in asked} == named(file)
    assert needed(named(file)) <= pinned(file).keys()


def test_packages_that_are_in_both_have_one_version():
    running, developing = map(pinned, FILES)
    shared = running.keys() & developing.keys()
    assert shared
    assert [name for name in shared if running[name] != developing[name]] == []


def test_packages_are_named_where_they_are_imported():
    others = [
        file
        for folder in ("data", "tests", "benchmarks")
        for file in (ROOT / folder).rglob("*.py")
        if ".packages" not in file.parts
    ]
    running, developing = map(named, FILES)
    # Plotly writes figures with orjson where it is there, and so do the kept ones.
    assert imported(CODE) == running
    assert imported(others) <= running | developing
