"""Start-up, first views and filter changes in Chromium, against an empty Streamlit page.

python -m benchmarks.pages
"""

import argparse
import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
EMPTY = Path(__file__).parent / "empty.py"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
STARTS = 3
VIEWS = 3

# How often the page may take as long as the empty one.
GOALS = {"start-up": 1.5, "warm first view": 2.5, "filter change": 2.0}

# Seen from inside the page: when it last changed, and whether the app still runs.
WATCH = """() => {
  window.acted = 0;
  window.changed = performance.now();
  new MutationObserver(() => { window.changed = performance.now(); }).observe(
    document, {subtree: true, childList: true, characterData: true, attributes: true});
}"""
REST = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  return document.querySelector('h1') !== null
    && app.dataset.testScriptState === 'notRunning'
    && document.querySelectorAll('[data-stale=true]').length === 0
    && window.changed > window.acted
    && charts.every(chart => chart.querySelector('.main-svg'))
    && performance.now() - window.changed > 500;
}"""

# Does the so many-th change on a page.
Change = Callable[[Page, int], None]


@dataclass(frozen=True)
class Action:
    """A way to change a filter of a page, and how often it can be done anew."""

    act: Change
    times: int


def pick(label: str, options: list[str]) -> Action:
    """Choose one option of a filter after the other; only the click on the option is timed."""

    def act(page: Page, number: int) -> None:
        box = page.get_by_role("combobox", name=label).first
        # A list that is open closes when the page scrolls.
        box.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        box.click()
        option = page.get_by_role("option", name=options[number], exact=True)
        option.wait_for()
        page.wait_for_timeout(300)
        timed(page, option.click)

    return Action(act, len(options))


def press(role: str, names: list[str]) -> Action:
    """Press one of some radio buttons after the other."""

    def act(page: Page, number: int) -> None:
        element = page.get_by_role(role, name=names[number], exact=True).first
        element.scroll_into_view_if_needed()
        timed(page, element.click)

    return Action(act, len(names))


def timed(page: Page, act: Callable[[], None]) -> None:
    """Do something and note when."""
    page.evaluate("() => { window.acted = performance.now(); }")
    act()


COUNTRIES = ["USA", "India", "Germany", "France", "Canada", "Spain"]
ACTIONS: dict[str, Action] = {
    "pay": pick("Country", COUNTRIES),
    "pay?view=gap": pick("Country", COUNTRIES),
    "pay?view=factors": pick("Year", ["2025", "2024", "2023"]),
    "pay?view=you": press("radio", ["Machine learning and data science survey 2022",
                                    "AI and machine learning salary index"]),
    "places": press("radio", ["At local prices", "In dollars"]),
    "places?view=countries": pick("Year", ["2025", "2024", "2023"]),
    "places?view=countries-compared": press("radio", ["Indian rupees", "US dollars"]),
    "responsibilities": pick("Country", ["India", "USA", "Elsewhere"]),
    "tools": pick("Country", ["India", "USA", "Elsewhere"]),
    "assessment": press("radio", ["Very much me", "Not me at all"]),
    "switch": press("radio", ["Data scientist", "Machine learning engineer"]),
}  # fmt: skip
VIEWED = ["", *ACTIONS, "sources"]


def more_records(pay: pd.DataFrame) -> pd.DataFrame:
    """A hundred times the records in the same rows."""
    counts = ["records", "distinct_records", "squared_repeats"]
    return pay.assign(**{count: pay[count] * 100 for count in counts})


def more_rows(pay: pd.DataFrame) -> pd.DataFrame:
    """Twenty times the rows: each band of pay in twenty narrower ones."""
    step = (pay["high"].fillna(pay["low"] * 2) - pay["low"]) / 20
    parts = [
        pay.assign(
            low=pay["low"] + number * step,
            high=(pay["low"] + (number + 1) * step).where(pay["high"].notna() | (number < 19)),
        )
        for number in range(20)
    ]
    return pd.concat(parts)


# What is made larger, and how often a filter change may take as long as before.
GROWING = "pay"
GROWTH = {
    "100 times the records": (more_records, 1.2),
    "20 times the rows": (more_rows, 1.5),
}


@contextlib.contextmanager
def grown(grow: Callable[[pd.DataFrame], pd.DataFrame]) -> Iterator[Path]:
    """A copy of the app in which the table of pay is larger."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "app"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git", ".packages"))
        file = folder / "data" / "pay.csv"
        text = {"dtype": dict.fromkeys(["year"], str), "keep_default_na": False}
        pay = pd.read_csv(file, **text).astype({"low": float})
        pay["high"] = pd.to_numeric(pay["high"])
        grow(pay).to_csv(file, index=False)
        yield folder


@contextlib.contextmanager
def serving(script: Path, folder: Path = ROOT) -> Iterator[tuple[str, float]]:
    """A server for an app: its address, and how long it took to be ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    started = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none"},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health"):
                    break
            except OSError:
                time.sleep(0.01)
        yield address, time.perf_counter() - started
    finally:
        server.terminate()
        server.wait()


def rest(page: Page) -> float:
    """Wait until the page has come to rest; milliseconds on its clock when it last changed."""
    page.wait_for_function(REST, timeout=60_000)
    return page.evaluate("() => window.changed")


def first_view(browser: Browser, url: str) -> float:
    """Milliseconds from asking for a page in a new visit until all of it is drawn."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(url)
    duration = rest(page)
    context.close()
    return duration


def changes(browser: Browser, url: str, action: Action) -> float:
    """Milliseconds from a change on a page until all of it is drawn anew, the median of some."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(url)
    rest(page)
    durations = []
    for number in range(action.times):
        action.act(page, number)
        end = rest(page)
        durations.append(end - page.evaluate("() => window.acted"))
    context.close()
    return statistics.median(durations)


def start_up() -> dict[str, float]:
    """Seconds until each server is ready, the median of some starts in turn."""
    taken: dict[str, list[float]] = {"empty": [], "app": []}
    for _ in range(STARTS):
        for name, script in (("empty", EMPTY), ("app", ROOT / "app.py")):
            with serving(script) as (_, seconds):
                taken[name].append(seconds)
    return {name: statistics.median(values) for name, values in taken.items()}


def report(what: str, page: str, measured: float, base: float, goal: float | None) -> None:
    """Print a ratio beside its goal, and whether it is met."""
    ratio = measured / base
    met = "met" if goal is None or ratio <= goal else "NOT MET"
    verdict = "" if goal is None else f"   goal {goal:.1f}   {met}"
    print(f"{what:<16} {page or 'compare':<34} {measured:>7.0f} ms   × {ratio:.2f}{verdict}")


def main(pages: list[str]) -> None:
    """Measure and print everything; `pages` narrows it to some."""
    ready = start_up()
    base = 1000 * ready["empty"]
    report("start-up", "empty page", base, base, None)
    report("start-up", "app", 1000 * ready["app"], base, GOALS["start-up"])
    with (
        sync_playwright() as playwright,
        serving(EMPTY) as (empty, _),
        serving(ROOT / "app.py") as (app, _),
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        # The browser's own first page is slower than every later one.
        first_view(browser, empty)
        view_base = statistics.median(first_view(browser, empty) for _ in range(VIEWS))
        report("warm first view", "empty page", view_base, view_base, None)
        viewed = [page for page in VIEWED if not pages or page in pages]
        for page in viewed:
            cold = first_view(browser, f"{app}/{page}")
            warm = statistics.median(first_view(browser, f"{app}/{page}") for _ in range(VIEWS))
            report("cold first view", page, cold, view_base, None)
            report("warm first view", page, warm, view_base, GOALS["warm first view"])
        change_base = changes(browser, empty, pick("Country", COUNTRIES))
        report("filter change", "empty page", change_base, change_base, None)
        measured = {}
        for page, action in ACTIONS.items():
            if not pages or page in pages:
                measured[page] = changes(browser, f"{app}/{page}", action)
                goal = GOALS["filter change"]
                report("filter change", page, measured[page], change_base, goal)
        if GROWING in measured:
            for what, (grow, goal) in GROWTH.items():
                with grown(grow) as folder, serving(folder / "app.py", folder) as (larger, _):
                    first_view(browser, f"{larger}/{GROWING}")
                    taken = changes(browser, f"{larger}/{GROWING}", ACTIONS[GROWING])
                    report("filter change", f"{GROWING}, {what}", taken, measured[GROWING], goal)
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="only these, such as pay or pay?view=gap")
    main(parser.parse_args().pages)
