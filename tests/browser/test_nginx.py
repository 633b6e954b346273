"""Tests of the shipped nginx.conf with two replicas: load, failure, compression and caching."""

import gzip
import re
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.replicas import NGINX, Replicas, replicated
from tests.browser.conftest import open_menu, settle

LINK = "/pay?country=gb&experience=senior"
SENTENCE = "Senior, in the United Kingdom"


def sessions(port: int) -> int:
    """Return the number of open WebSockets to the replica at `port`.

    nginx keeps no other connections to a replica open.
    """
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    cells = [line.split() for line in lines]
    return sum(cell[1].endswith(f":{port:04X}") and cell[3] == "01" for cell in cells)


@pytest.fixture
def replicas() -> Iterator[Replicas]:
    if not NGINX.exists():
        pytest.skip("nginx is not installed")
    with replicated(2) as both:
        yield both


def expect_selection(page: Page) -> None:
    expect(page.get_by_text(SENTENCE).first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_visitors_spread_and_go_on_when_a_replica_stops(replicas: Replicas, browser: Browser):
    servers = {server.port: server for server in replicas.servers}
    home: dict[int, list[Page]] = {port: [] for port in servers}
    contexts = []
    while not all(home.values()) and len(contexts) < 16:
        before = {port: sessions(port) for port in home}
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.goto(f"{replicas.address}{LINK}")
        expect_selection(page)
        settle(page)
        held = sum(before.values())
        for _ in range(40):
            if sum(sessions(port) for port in home) > held:
                break
            page.wait_for_timeout(250)
        (subset,) = (port for port in home if sessions(port) > before[port])
        home[subset].append(page)
    assert all(home.values()), "one replica got no visitor"

    # A visitor stays with one replica.
    port, other = home
    now = sessions(port)
    home[port][0].reload()
    expect_selection(home[port][0])
    settle(home[port][0])
    assert sessions(port) == now

    held, moving = sessions(other), len(home[port])
    servers[port].kill()
    page = home[port][0]
    # Its pages reconnect to the other replica on their own. A reload opens the same URL there.
    for _ in range(120):
        if sessions(other) == held + moving:
            break
        page.wait_for_timeout(500)
    assert sessions(other) == held + moving
    # The first click after the move takes effect.
    expect_selection(page)
    open_menu(page, "Filters")
    page.get_by_role("radio", name="Purchasing-power dollars").click()
    expect(page).to_have_url(re.compile("currency=international"))
    expect_selection(page)
    expect(page.get_by_test_id("stMetricValue").first).to_contain_text("PPP $")
    settle(page)
    page.reload()
    expect_selection(page)

    for context in contexts:
        context.close()


def fetch(url: str, encoding: str = "") -> tuple[Message, bytes]:
    """Return the headers and the body that a browser accepting this encoding would get."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        return answer.headers, answer.read()


def test_files_are_compressed_once_and_kept_for_ever(replicas: Replicas):
    page = fetch(f"{replicas.address}/")[1].decode()
    (script,) = re.findall(r'src="\./(static/js/index\.[\w-]+\.js)"', page)
    url = f"{replicas.address}/{script}"
    headers, packed = fetch(url, "gzip, deflate, br")
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    plain_headers, plain = fetch(url)
    assert plain_headers["Content-Encoding"] is None
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 2.5
    # The page itself is never cached.
    assert "max-age" not in (fetch(f"{replicas.address}/")[0]["Cache-Control"] or "")
    assert fetch(f"{replicas.address}/")[0]["Set-Cookie"].startswith("replica=")
    assert headers["Set-Cookie"] is None
    # Cached files remain available after the replicas have stopped.
    for server in replicas.servers:
        server.kill()
    assert fetch(url, "gzip")[1] == packed
