"""Measure start-up, first views and filter changes in Chromium.

Times are relative to an empty page and to a recorded page, which sends the same elements and charts
without computing anything.

Usage: python -m benchmarks.pages
"""

import argparse
import contextlib
import re
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks import chromium
from benchmarks.recording import Recording
from benchmarks.server import ROOT, WITHOUT_COLLECTING, serving

EMPTY = Path(__file__).parent / "empty_page.py"
RECORDED = Path(__file__).parent / "recorded_page.py"
STARTS = 3
VIEWS = 3

# The highest acceptable ratios to the times of the empty page.
GOALS = {"start-up": 1.5, "warm first view": 2.5, "filter change": 2.5}
# The longest acceptable time from starting a server until the first view is drawn, in seconds.
MAX_COLD_START = 3.5
# The highest acceptable ratios to the times of the recorded page.
RECORDED_GOALS = {"warm first view": 1.25, "filter change": 1.3}

# JavaScript to run in the page. WATCH records when the page last changed, and REST tells whether
# the page is idle.
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

# A function that makes the change with a given number on a page.
Change = Callable[[Page, int], None]


@dataclass(frozen=True)
class Action:
    """A way to change a filter on a page, and how many times it can be repeated."""

    act: Change
    times: int


def pick(label: str, options: list[str]) -> Action:
    """Return an action that chooses a filter's options, one after another.

    Only the click on the option is timed.
    """

    def act(page: Page, number: int) -> None:
        box = in_filters(page, page.get_by_role("combobox", name=label).first)
        # Scroll before opening the list, because an open list closes when the page scrolls.
        box.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        box.click()
        option = page.get_by_role("option", name=options[number], exact=True)
        option.wait_for()
        page.wait_for_timeout(300)
        timed(page, option.click)

    return Action(act, len(options))


def press(names: list[str]) -> Action:
    """Return an action that presses the named radio buttons, one after another."""

    def act(page: Page, number: int) -> None:
        element = in_filters(page, page.get_by_role("radio", name=names[number], exact=True).first)
        element.scroll_into_view_if_needed()
        timed(page, element.click)

    return Action(act, len(names))


def in_filters(page: Page, element: Locator) -> Locator:
    """Return a control, after opening the filter popover if the control isn't on the page yet."""
    if not element.count():
        page.get_by_role("button", name=re.compile("Filters$")).first.click()
        element.wait_for()
    return element


def timed(page: Page, act: Callable[[], None]) -> None:
    """Perform an action, and record when it began."""
    page.evaluate("() => { window.acted = performance.now(); }")
    act()


COUNTRIES = ["USA", "India", "Germany", "France", "Canada", "Spain"]
ACTIONS: dict[str, Action] = {
    "pay": pick("Country", COUNTRIES),
    "pay?view=gap": pick("Country", COUNTRIES),
    "pay?view=factors": pick("Year", ["2025", "2024", "2023"]),
    "pay?view=groups": pick("Country", COUNTRIES),
    "places": press(["At local prices", "In dollars"]),
    "places?view=countries": pick("Year", ["2025", "2024", "2023"]),
    "places?view=countries-compared": press(["Indian rupees", "US dollars"]),
    "work": pick("Country", ["India", "USA", "Elsewhere"]),
    "tools": pick("Country", ["India", "USA", "Elsewhere"]),
    "assessment": press(["Strongly like", "Strongly dislike"]),
    "switch": pick("From", ["From: data scientist", "From: machine learning engineer"]),
}  # fmt: skip
VIEWED = ["", *ACTIONS, "outlook", "evidence"]


def more_records(pay: pd.DataFrame) -> pd.DataFrame:
    """Return the same rows with a hundred times as many reports."""
    counts = ["records", "distinct_records", "squared_repeats"]
    return pay.assign(**{count: pay[count] * 100 for count in counts})


def more_rows(pay: pd.DataFrame) -> pd.DataFrame:
    """Return twenty times as many rows: each pay band is split into twenty narrower ones."""
    step = (pay["high"].fillna(pay["low"] * 2) - pay["low"]) / 20
    parts = [
        pay.assign(
            low=pay["low"] + number * step,
            high=(pay["low"] + (number + 1) * step).where(pay["high"].notna() | (number < 19)),
        )
        for number in range(20)
    ]
    return pd.concat(parts)


# The page to measure with an enlarged pay table, and the highest acceptable ratios of the time of a
# filter change to that with the original table.
GROWING = "pay"
GROWTH = {
    "100 times the records": (more_records, 1.15),
    "20 times the rows": (more_rows, 1.4),
}


@contextlib.contextmanager
def grown(grow: Callable[[pd.DataFrame], pd.DataFrame], app: Path) -> Iterator[Path]:
    """Yield the folder of a temporary copy of an app that has a larger pay table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "app"
        shutil.copytree(app, folder, ignore=shutil.ignore_patterns(".venv", ".git", ".packages"))
        file = folder / "data" / "pay.csv"
        text = {"dtype": dict.fromkeys(["year"], str), "keep_default_na": False}
        pay = pd.read_csv(file, **text).astype({"low": float})
        pay["high"] = pd.to_numeric(pay["high"])
        grow(pay).to_csv(file, index=False)
        yield folder


def rest(page: Page) -> float:
    """Wait until the page is idle; return when it last changed (milliseconds on its clock)."""
    page.wait_for_function(REST, timeout=60_000)
    changed: float = page.evaluate("() => window.changed")
    return changed


def first_view(browser: Browser, url: str) -> float:
    """Return the milliseconds from requesting a page until it is completely drawn."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(url)
    duration = rest(page)
    context.close()
    return duration


def changes(
    browser: Browser, url: str, action: Action, recording: Recording | None = None
) -> float:
    """Return the median milliseconds from a change until the page is completely redrawn."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    if recording:
        recording.listen(page)
    page.add_init_script(f"({WATCH})()")
    page.goto(url)
    rest(page)
    durations = []
    for number in range(action.times):
        action.act(page, number)
        end = rest(page)
        durations.append(end - page.evaluate("() => window.acted"))
    context.close()
    median: float = statistics.median(durations)
    return median


@contextlib.contextmanager
def recorded(browser: Browser, url: str, action: Action, folder: Path) -> Iterator[str]:
    """Yield the URL of a page that replays what the page at `url` sends during an action.

    The page must have been visited before, because the first visit after a server starts has an
    extra script run.
    """
    recording = Recording()
    changes(browser, url, action, recording)
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "recording"
        recording.save(file)
        with serving(RECORDED, folder, WITHOUT_COLLECTING, "--", file) as server:
            # The server's first answer is slower than later ones.
            first_view(browser, server.address)
            yield server.address


def start_up(folder: Path) -> dict[str, float]:
    """Return the median seconds until each server is ready, over several alternating starts."""
    taken: dict[str, list[float]] = {"empty": [], "app": []}
    for _ in range(STARTS):
        for name, script in (("empty", EMPTY), ("app", folder / "app.py")):
            with serving(script, folder) as server:
                taken[name].append(server.seconds)
    return {name: statistics.median(values) for name, values in taken.items()}


def cold_start(browser: Browser, folder: Path) -> float:
    """Return the median seconds from starting a server until its first view is drawn."""
    taken = []
    for _ in range(STARTS):
        with serving(folder / "app.py", folder) as server:
            taken.append(server.seconds + first_view(browser, server.address) / 1000)
    return statistics.median(taken)


def report(what: str, page: str, measured: float, base: float, goal: float | None) -> None:
    """Print a measured time, its ratio to the base, and whether the ratio meets its goal."""
    ratio = measured / base
    met = "met" if goal is None or ratio <= goal else "NOT MET"
    verdict = "" if goal is None else f"   goal {goal:.2f}   {met}"
    print(
        f"{what:<16} {page or 'compare':<34} {measured:>7.0f} ms   × {ratio:.2f}{verdict}",
        flush=True,
    )


def compare(what: str, page: str, measured: float, base: float, replay: float) -> None:
    """Print a page's ratios to the empty page and to its own recording."""
    report(what, page, measured, base, GOALS[what])
    report(what, f"{page or 'compare'}, to its recording", measured, replay, RECORDED_GOALS[what])


def main(pages: list[str], folder: Path) -> None:
    """Measure the app in `folder`, and print the results.

    If `pages` isn't empty, only these pages are measured.
    """
    ready = start_up(folder)
    base = 1000 * ready["empty"]
    report("start-up", "empty page", base, base, None)
    report("start-up", "app", 1000 * ready["app"], base, GOALS["start-up"])
    with (
        sync_playwright() as playwright,
        serving(EMPTY, folder) as empty,
        serving(folder / "app.py", folder) as app,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.EXECUTABLE, args=chromium.FLAGS
        )

        def views(url: str) -> float:
            return statistics.median(first_view(browser, url) for _ in range(VIEWS))

        # The first page that a browser opens is slower than later ones.
        first_view(browser, empty.address)
        cold = cold_start(browser, folder)
        verdict = "met" if cold <= MAX_COLD_START else "NOT MET"
        print(f"cold start       first view {cold:.1f} s   goal {MAX_COLD_START}   {verdict}")
        view_base = views(empty.address)
        report("warm first view", "empty page", view_base, view_base, None)
        change_base = changes(browser, empty.address, pick("Country", COUNTRIES))
        report("filter change", "empty page", change_base, change_base, None)
        for page in VIEWED:
            if pages and page not in pages:
                continue
            url = f"{app.address}/{page}"
            report("cold first view", page, first_view(browser, url), view_base, None)
            if page not in ACTIONS:
                report("warm first view", page, views(url), view_base, GOALS["warm first view"])
                continue
            with recorded(browser, url, ACTIONS[page], folder) as replay:
                compare("warm first view", page, views(url), view_base, views(replay))
                taken = changes(browser, url, ACTIONS[page])
                floor = changes(browser, replay, ACTIONS[page])
                compare("filter change", page, taken, change_base, floor)
            if page == GROWING:
                for what, (grow, goal) in GROWTH.items():
                    with (
                        grown(grow, folder) as copy,
                        serving(copy / "app.py", copy) as larger,
                    ):
                        first_view(browser, f"{larger.address}/{page}")
                        longer = changes(browser, f"{larger.address}/{page}", ACTIONS[page])
                    report("filter change", f"{page}, {what}", longer, taken, goal)
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="only these, such as pay or pay?view=gap")
    parser.add_argument("--app", type=Path, default=ROOT, help="the folder of another version")
    chosen = parser.parse_args()
    main(chosen.pages, chosen.app)
