"""Shared fixtures and helpers: apps under test, raw files, tables with a third role."""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from components.shell.markdown import WORD_JOINER
from components.tables import loading
from tests.page_urls import HOME

ROOT = Path(__file__).parent.parent
TIMEOUT = 60

# No deadline: timed tests fail on a busy machine. Benchmarks measure speed.
settings.register_profile("sample", deadline=None, print_blob=True, max_examples=20)
settings.register_profile("exhaustive", settings.get_profile("sample"), max_examples=500)
settings.load_profile("sample")


@pytest.fixture(
    scope="session", params=["sample", pytest.param("all", marks=pytest.mark.exhaustive)]
)
def all_cases(request: pytest.FixtureRequest) -> bool:
    """Return True to run all cases of a test that has very many, False to run a sample."""
    return request.param == "all"


def sampled(cases: Iterable[Any], one_in: int) -> list[Any]:
    """Return cases for `parametrize`. Ordinary runs include only one in `one_in` of them."""
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else [case]),
            marks=[pytest.mark.exhaustive] if number % one_in else [],
        )
        for number, case in enumerate(cases)
    ]


@pytest.fixture(scope="session")
def raw() -> Path:
    """Return the folder of raw files in the environment variable RAW; skip the test without one."""
    folder = os.environ.get("RAW", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("RAW names no folder with the raw files")
    return Path(folder)


def copy_tables(folder: Path) -> Path:
    """Copy the tables to a folder and return the folder."""
    for file in loading.DATA.glob("*.csv"):
        shutil.copy(file, folder)
    return folder


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a copy of the tables, which the app reads and the test may change."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setattr(loading, "DATA", copy_tables(folder))
    return folder


def add_third_role(folder: Path) -> dict[str, str]:
    """Add a made-up third role to the tables in a folder, and return its row in `roles.csv`.

    The role's other data, including pay, are copies of the first role's.
    """
    roles = pd.read_csv(folder / "roles.csv", dtype=str, keep_default_na=False)
    row = {
        **roles.iloc[0].to_dict(),
        "id": "zookeeper",
        "order": "3",
        "name": "Model zookeeper",
        "plural": "model zookeepers",
        "short_name": "MZK",
        "short_plural": "zookeepers",
        "colour": "#6b8e23",
        "symbol": "square",
        "dash": "dot",
        "purpose": "Feeds the models in the zoo.",
        "summary": "A role that nobody has, made up for the tests.",
        "project": "A petting zoo for models.",
    }
    pd.concat([roles, pd.DataFrame([row])]).to_csv(folder / "roles.csv", index=False)
    pay = pd.read_csv(folder / "pay.csv", dtype=str, keep_default_na=False)
    third = pay[pay["role"] == roles["id"].iloc[0]].assign(role="zookeeper")
    pd.concat([pay, third]).to_csv(folder / "pay.csv", index=False)
    for name in (
        "tool_usage",
        "activities",
        "claimed_differences",
        "claim_tests",
        "responsibilities",
        "typical_projects",
        "switch_steps",
        "work_shares",
        "responsibility_tests",
        "survey_tools",
        "ad_tools",
        "visa_filings",
    ):
        table = pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
        third = table[table["role"] == roles["id"].iloc[0]].assign(role="zookeeper")
        pd.concat([table, third]).to_csv(folder / f"{name}.csv", index=False)
    accuracy = pd.read_csv(folder / "range_accuracy.csv", dtype=str, keep_default_na=False)
    third = accuracy[accuracy["level"] == roles["id"].iloc[0]].assign(level="zookeeper")
    pd.concat([accuracy, third]).to_csv(folder / "range_accuracy.csv", index=False)
    table = pd.read_csv(folder / "questions.csv", dtype=str, keep_default_na=False)
    third = table[table["role"] == roles["id"].iloc[0]]
    third = third.assign(
        role="zookeeper",
        id="zoo-" + third["id"],
        order=(third["order"].astype(int) + 100).astype(str),
    )
    pd.concat([table, third]).to_csv(folder / "questions.csv", index=False)
    return row


@pytest.fixture(scope="session")
def tables_with_third_role(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the third role's row and the `folder` of its tables, prepared once per session."""
    folder = copy_tables(tmp_path_factory.mktemp("third-role"))
    return {**add_third_role(folder), "folder": folder}


@pytest.fixture
def third_role(
    tables_with_third_role: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """Return the third role's row and the `folder` of its tables, which the app now reads."""
    monkeypatch.setattr(loading, "DATA", tables_with_third_role["folder"])
    return tables_with_third_role


@pytest.fixture(scope="session", autouse=True)
def installed_packages_read_once() -> Iterator[None]:
    """Cache the scan of installed packages. In each AppTest, it would take longer than a page."""
    with pytest.MonkeyPatch.context() as patch:
        look_through = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(look_through))
        yield


def new_visitor(page: str = HOME) -> AppTest:
    """Return an app that will open a page through app.py on its next run."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=TIMEOUT)
    # HOME is the default page, which has no path of its own.
    return app if page == HOME else app.switch_page(f"pages/{page}.py")


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """Return a function that opens a page through app.py with query parameters."""

    def open_with(page: str = HOME, **link: str | list[str]) -> AppTest:
        app = new_visitor(page)
        for name, value in link.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return open_with


def shown(app: AppTest, name: str) -> list[Any]:
    """Return a list with a widget's value; empty if the page doesn't have the widget.

    A widget gets a new key, 'country.1' after 'country', when the app replaces the value that the
    visitor last selected.
    """
    kinds = ["multiselect", "segmented_control", "selectbox", "toggle"]
    widgets = [widget for kind in kinds for widget in app.get(kind)]
    return [each.value for each in widgets if re.fullmatch(rf"{re.escape(name)}(\.\d+)?", each.key)]


def words(app: AppTest) -> str:
    """Return all text on a page, without Markdown escapes."""
    kinds = [
        "title",
        "header",
        "subheader",
        "markdown",
        "caption",
        "metric",
        "error",
        "warning",
        "info",
    ]
    parts = []
    for kind in kinds:
        for element in app.get(kind):
            parts.append(f"{getattr(element, 'label', '')} {element.value}")
    return "\n".join(parts).replace("\\", "").replace(WORD_JOINER, "")
