"""Fixtures for tests with a running app and a real browser."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Frame,
    Locator,
    Page,
    expect,
    sync_playwright,
)

from benchmarks import chromium
from benchmarks.server import free_port
from tests.conftest import add_third_role

ROOT = Path(__file__).parents[2]
HEALTH = "/_stcore/health"
# A single process for all pages reuses compiled scripts. Compiling is most of the cost of a visit.
FLAGS = [*chromium.FLAGS, "--process-per-site"]
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Retry browser tests, and run the longest ones first.

    On a busy machine a click can come too early, so a test fails only if it fails three times. The
    longest tests run first, so that no worker is left with one while the others are idle.
    """
    for item in items:
        if "browser" in item.nodeid:
            item.add_marker(pytest.mark.flaky(reruns=2))
    items.sort(key=lambda item: "test_accessibility" not in item.nodeid)


def launch(folder: Path, port: int, base: str = "") -> subprocess.Popen:
    """Start the app in `folder` under the base path `base`, and wait until it answers."""
    options = [f"--server.port={port}", f"--server.baseUrlPath={base}"]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none"},
    )
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{base}{HEALTH}"):
                return process
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("The app did not start within a minute.")


@pytest.fixture(scope="session")
def start_app() -> Iterator[Callable[[Path], str]]:
    """Yield a function that starts the app in a given folder and returns its address."""
    running = []

    def start(folder: Path) -> str:
        port = free_port()
        running.append(launch(folder, port))
        return f"http://127.0.0.1:{port}"

    yield start
    for process in running:
        process.terminate()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold an exclusive lock on `file`, so that other workers wait."""
    with open(file, "w") as own:
        fcntl.flock(own, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory, testrun_uid: str) -> Iterator[Callable[[str], str]]:
    """Yield a function that returns the address of the app under a base path.

    All workers share one app per base path. The first worker to ask starts it, and the last one to
    finish stops it. Until then, each worker holds a shared lock.
    """
    folder = tmp_path_factory.getbasetemp().parent / testrun_uid
    folder.mkdir(exist_ok=True)
    shares: dict[Path, int] = {}

    def start(base: str = "") -> str:
        started = folder / f"app{base.replace('/', '-')}"
        with locked(folder / "lock"):
            if not started.exists():
                port = free_port()
                started.write_text(f"{port} {launch(ROOT, port, base).pid}")
            if started not in shares:
                shares[started] = os.open(started, os.O_RDONLY)
                fcntl.flock(shares[started], fcntl.LOCK_SH)
        return f"http://127.0.0.1:{started.read_text().split()[0]}{base}"

    yield start
    for started, share in shares.items():
        with locked(folder / "lock"):
            with suppress(BlockingIOError):
                fcntl.flock(share, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.kill(int(started.read_text().split()[1]), signal.SIGTERM)
                started.unlink()
            os.close(share)


@pytest.fixture(scope="session")
def address(shared_app: Callable[..., str]) -> str:
    return shared_app()


@pytest.fixture(scope="session")
def changed_app(start_app: Callable[[Path], str], tmp_path_factory) -> tuple[str, Path]:
    """Return the address and folder of a copy of the app with a made-up third role."""
    folder = tmp_path_factory.mktemp("changed") / "crossroads"
    unneeded = shutil.ignore_patterns(".venv", ".git", ".packages", "tests", "docs")
    shutil.copytree(ROOT, folder, ignore=unneeded)
    add_third_role(folder / "data")
    return start_app(folder), folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium.EXECUTABLE is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.EXECUTABLE, args=FLAGS)
        yield browser
        browser.close()


# Record every animation on a page, except changes of colour, opacity or shadow.
MOVES = """window.moves = []
const STAYS = /offset|easing|composite|color|opacity|shadow/i
setInterval(() => window.moves.push(...document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().duration > 0)
    .filter(({ effect }) => effect.getKeyframes().some(
        (frame) => Object.keys(frame).some((property) => !STAYS.test(property))))
    .map(({ effect }) => JSON.stringify(effect.getKeyframes()) + effect.target.outerHTML)), 50)"""


@pytest.fixture(scope="session")
def window(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Yield one window for all visits; one per visit would take a fifth of the total time."""
    window = browser.new_context(reduced_motion="reduce")
    window.add_init_script(MOVES)
    # An open page keeps the browser process alive between visits.
    window.new_page().goto(f"{address}{HEALTH}")
    yield window
    window.close()


FRAME = """<!doctype html><style>body { margin: 0 } iframe { border: 0; display: block;
width: 100vw; height: 100vh }</style><iframe src="ADDRESS"></iframe>"""


@pytest.fixture
def visit(window: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Yield a function that opens a URL in a new page.

    The function takes a width in pixels, a theme, and whether to show the app in a frame. The test
    fails at the end if a page has contacted another machine.
    """
    pages, asked = [], []

    def open_page(url: str, width: int = 1440, theme: str = "light", framed: bool = False) -> Page:
        page = window.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        if framed:
            # The page around the frame has no origin, so the app is embedded cross-site.
            page.set_content(FRAME.replace("ADDRESS", url))
        else:
            page.goto(url)
        shown = page.frames[-1]
        expect(shown.locator("h1")).to_be_visible()
        settle(shown)
        return page

    yield open_page
    for page in pages:
        page.close()
    window.clear_cookies()
    window.clear_permissions()
    # Streamlit's local storage remembers whether the page menu is open.
    window.pages[0].evaluate("localStorage.clear()")
    subset = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
    assert asked or not pages
    assert [url for url in asked if not url.startswith(subset)] == []


# In milliseconds. A chart waits 100 ms before it adapts to a new size.
AT_REST_FOR = 200

# The app also reports that it isn't running before a run starts, so its state alone isn't enough.
AT_REST = """(milliseconds) => {
    if (!window.lastChange) {
        const observer = new MutationObserver(() => { window.lastChange = performance.now() })
        const all = { attributes: true, characterData: true, childList: true, subtree: true }
        observer.observe(document.body, all)
        window.lastChange = performance.now()
    }
    return document.querySelector("[data-test-script-state=notRunning]")
        && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]")
        && performance.now() - window.lastChange > milliseconds
}"""


def settle(page: Page | Frame) -> None:
    """Wait until the app has finished its run and the page has stopped changing."""
    page.evaluate("window.lastChange &&= performance.now()")
    page.wait_for_function(AT_REST, arg=AT_REST_FOR, polling=50)


# Navigate as Back and Forward do, and wait for any change: a short run could go unnoticed.
SHOW_LINK = """(link) => new Promise((shown, failed) => {
    setTimeout(() => failed(`nothing new at ${link}`), 10_000)
    const main = document.querySelector("[data-testid=stMain]")
    new MutationObserver((_, observer) => { observer.disconnect(); shown() })
        .observe(main, { childList: true, characterData: true, subtree: true })
    history.pushState(null, "", link)
    dispatchEvent(new PopStateEvent("popstate"))
})"""


def show_link(shown: Page | Frame, link: str) -> None:
    """Go to another URL of the app without reloading; `link` starts with a slash."""
    shown.evaluate(SHOW_LINK, link)
    settle(shown)
    shown.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")


def go_to(page: Page, title: str) -> None:
    """Go to another page through the navigation."""
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.locator("h1")).to_have_text(title)
    settle(page)


def open_menu(page: Page, name: str = "Share") -> None:
    """Open the first menu whose name ends in `name`, such as 'Filters', unless it is open."""
    menu = page.get_by_role("button", name=re.compile(f"{name}$")).first
    if menu.get_attribute("aria-expanded") != "true":
        menu.click()
        settle(page)


def open_list(page: Page, box: Locator) -> None:
    """Open the options of a box. Scroll to it first, because an open list closes on scrolling."""
    box.scroll_into_view_if_needed()
    settle(page)
    box.click()


def pick(page: Page, box: Locator, option: str) -> None:
    """Pick an option as a person would: type its name, then click on it.

    Without typing, the list may have to be scrolled, and clicks on a scrolling list are lost.
    """
    open_list(page, box)
    page.keyboard.type(option)
    actual = page.get_by_role("option", name=option, exact=True)
    expect(actual).to_be_visible()
    settle(page)
    actual.click()
