"""Measure the first visit on Slow 4G, through nginx with the shipped settings.

python -m benchmarks.slow_line
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import chromium
from benchmarks.replicas import replicated
from benchmarks.server import ROOT

# Slow 4G: bytes per second down and up, and the latency in milliseconds.
DOWN, UP, LATENCY = 1.6e6 / 8, 0.75e6 / 8, 150
# What a visitor waits for: a selector, and the limit in seconds.
STAGES = {
    "first content": ("h1", 6.0),
    "numbers": ("[data-testid=stMetricValue]", 9.0),
    "first chart": ("[data-testid=stPlotlyChart] .main-svg", 16.0),
}
PAGES = ("", "pay", "places")


def first_visit(browser: Browser, url: str) -> tuple[dict[str, float], Counter[str]]:
    """Return the seconds until each stage, and the bytes received by kind of resource.

    The browser's cache is empty.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    received = _slow_down(page)
    start = time.perf_counter()
    page.goto(url, wait_until="commit", timeout=120_000)
    seconds = {}
    for stage, (selector, _) in STAGES.items():
        page.locator(selector).first.wait_for(timeout=120_000)
        seconds[stage] = time.perf_counter() - start
    context.close()
    return seconds, received


def _slow_down(page: Page) -> Counter[str]:
    """Put a page on a slow line; return a counter of the bytes that it receives."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": DOWN,
            "uploadThroughput": UP,
        },
    )
    received: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    protocol.on(
        "Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]})
    )
    protocol.on(
        "Network.loadingFinished",
        lambda event: received.update(
            {kinds.get(event["requestId"], "Other"): int(event["encodedDataLength"])}
        ),
    )
    protocol.on(
        "Network.webSocketFrameReceived",
        lambda event: received.update(
            {"WebSocket": len(event["response"]["payloadData"]) * 3 // 4}
        ),
    )
    return received


def main(pages: list[str], folder: Path) -> None:
    """Print the waits of a first visit of each page, and what was transferred."""
    with sync_playwright() as playwright, replicated(folder=folder) as door:
        browser = playwright.chromium.launch(
            executable_path=chromium.EXECUTABLE, args=chromium.FLAGS
        )
        for page in pages or PAGES:
            # The first visit in a server's life fills its caches.
            first_visit(browser, f"{door.address}/{page}")
            seconds, received = first_visit(browser, f"{door.address}/{page}")
            for stage, (_, goal) in STAGES.items():
                met = "met" if seconds[stage] <= goal else "NOT MET"
                print(
                    f"{page or 'compare':<10} {stage:<14} {seconds[stage]:5.1f} s   goal {goal:.0f}"
                    f"   {met}",
                    flush=True,
                )
            kinds = ", ".join(f"{kind} {count / 1e6:.2f}" for kind, count in received.most_common())
            print(
                f"{page or 'compare':<10} received       {received.total() / 1e6:.2f} MB: {kinds}"
            )
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="only these, such as pay")
    parser.add_argument("--app", type=Path, default=ROOT, help="the folder of another version")
    chosen = parser.parse_args()
    main(chosen.pages, chosen.app)
