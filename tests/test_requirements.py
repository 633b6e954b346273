"""Every dependency is declared where it is imported, and pinned once."""

import ast
import re
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_project import CODE, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = {
    "requirements": PROJECT["project"]["dependencies"],
    "requirements-dev": PROJECT["dependency-groups"]["dev"],
}
# The comment in a lock file below a package that the project itself declares.
ORIGIN = {
    "requirements": "crossroads (pyproject.toml)",
    "requirements-dev": "crossroads (pyproject.toml:dev)",
}


def package_lines(file: str) -> list[str]:
    """Return the lines that name a package, without comments and options."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if re.match(r"\w", line)]


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def pins(file: str) -> dict[str, str]:
    """Return the version specifier of each pinned package."""
    requirements = [Requirement(line) for line in package_lines(f"{file}.txt")]
    return {canonicalize_name(each.name): str(each.specifier) for each in requirements}


def imported_packages(files: list[Path]) -> set[str]:
    """Return the third-party packages that these files import."""
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


def with_dependencies(packages: set[str]) -> set[str]:
    """Return these packages and all of their dependencies on this platform."""
    visited: set[str] = set()
    queue = [Requirement(name) for name in packages]
    while queue:
        package = queue.pop()
        name = canonicalize_name(package.name)
        visited.add(name)
        for requirement in map(Requirement, requires(name) or []):
            extras = package.extras or {""}
            marker = requirement.marker
            applies = not marker or any(marker.evaluate({"extra": extra}) for extra in extras)
            if applies and canonicalize_name(requirement.name) not in visited:
                queue.append(requirement)
    return visited


@pytest.mark.parametrize("file", [*DECLARED, "data/build/requirements"])
def test_each_package_is_pinned_to_one_version(file: str):
    assert len(pins(file)) == len(package_lines(f"{file}.txt")) > 0
    assert [pin for pin in pins(file).values() if not re.fullmatch(r"==[\w.]+", pin)] == []


@pytest.mark.parametrize("file", DECLARED)
def test_lock_file_covers_the_declared_packages_and_their_dependencies(file: str):
    text = (ROOT / f"{file}.txt").read_text(encoding="utf-8")
    # The comments below a package list what requires it.
    blocks = re.findall(r"^([\w-]+)==.*\n((?: +#.*\n)+)", text, flags=re.MULTILINE)
    direct = {name for name, comments in blocks if f" {ORIGIN[file]}\n" in comments}
    assert direct == names(DECLARED[file])
    assert with_dependencies(names(DECLARED[file])) <= pins(file).keys()


def test_both_lock_files_pin_the_same_versions():
    runtime, development = pins("requirements"), pins("requirements-dev")
    shared = runtime.keys() & development.keys()
    assert shared
    assert [name for name in shared if runtime[name] != development[name]] == []


def test_imported_packages_are_declared():
    other_files = [
        file
        for folder in ("data", "tests", "benchmarks")
        for file in (ROOT / folder).rglob("*.py")
        if ".packages" not in file.parts
    ]
    runtime, development = names(DECLARED["requirements"]), names(DECLARED["requirements-dev"])
    assert imported_packages(CODE) == runtime
    assert imported_packages(other_files) <= runtime | development


def test_version_is_the_newest_release_of_the_changelog():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", changelog, re.MULTILINE)
    assert releases[0] == PROJECT["project"]["version"]
