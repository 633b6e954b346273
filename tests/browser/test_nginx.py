"""The shipped nginx.conf in front of two replicas: both serve, and one may stop."""

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import free_port, settle
from tests.conftest import ROOT

NGINX = Path("/usr/sbin/nginx")
LINK = "/pay?country=gb&experience=senior"
SENTENCE = "Senior, in the United Kingdom"


@dataclass(frozen=True)
class Replicas:
    """The address of nginx and, by port, the replicas behind it."""

    address: str
    processes: dict[int, subprocess.Popen]

    def sessions(self, port: int) -> int:
        """How many websockets a replica holds: nginx keeps no other connection to it open."""
        lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
        cells = [line.split() for line in lines]
        return sum(cell[1].endswith(f":{port:04X}") and cell[3] == "01" for cell in cells)


def wait_for(url: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"{url} does not answer.")


@pytest.fixture
def replicas(tmp_path: Path) -> Iterator[Replicas]:
    if not NGINX.exists():
        pytest.skip("nginx is not installed")
    ports, door = (free_port(), free_port()), free_port()
    config = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    servers = "".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=10s;" for port in ports)
    for shipped, here in (
        ("server app:8501 max_fails=1 fail_timeout=10s;", servers),
        ("listen 8080;", f"listen 127.0.0.1:{door};"),
        ("/tmp/", f"{tmp_path}/"),
    ):
        assert shipped in config
        config = config.replace(shipped, here)
    (tmp_path / "nginx.conf").write_text(config, encoding="utf-8")
    processes = {
        port: subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}",
             "--server.address=127.0.0.1", "--server.fileWatcherType=none"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for port in ports
    }  # fmt: skip
    door_keeper = subprocess.Popen(
        [NGINX, "-c", tmp_path / "nginx.conf", "-g", "daemon off;"], stderr=subprocess.DEVNULL
    )
    try:
        for port in (*ports, door):
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield Replicas(f"http://127.0.0.1:{door}", processes)
    finally:
        for process in (door_keeper, *processes.values()):
            process.terminate()
            process.wait()


def expect_selection(page: Page) -> None:
    expect(page.get_by_role("heading", name=SENTENCE)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_visitors_spread_and_go_on_when_a_replica_stops(replicas: Replicas, browser: Browser):
    home: dict[int, list[Page]] = {port: [] for port in replicas.processes}
    contexts = []
    while not all(home.values()) and len(contexts) < 16:
        before = {port: replicas.sessions(port) for port in home}
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.goto(f"{replicas.address}{LINK}")
        expect_selection(page)
        settle(page)
        held = sum(before.values())
        for _ in range(40):
            if sum(replicas.sessions(port) for port in home) > held:
                break
            page.wait_for_timeout(250)
        (own,) = (port for port in home if replicas.sessions(port) > before[port])
        home[own].append(page)
    assert all(home.values()), "one replica got no visitor"

    # A visitor stays with a replica.
    port, other = home
    now = replicas.sessions(port)
    home[port][0].reload()
    expect_selection(home[port][0])
    settle(home[port][0])
    assert replicas.sessions(port) == now

    held, moving = replicas.sessions(other), len(home[port])
    replicas.processes[port].terminate()
    replicas.processes[port].wait()
    page = home[port][0]
    # Its pages connect to the other replica by themselves; a reload opens the same link there.
    for _ in range(120):
        if replicas.sessions(other) == held + moving:
            break
        page.wait_for_timeout(500)
    assert replicas.sessions(other) == held + moving
    expect_selection(page)
    page.reload()
    expect_selection(page)
    settle(page)
    page.get_by_role("radio", name="Purchasing-power dollars").click()
    expect(page).to_have_url(re.compile("currency=international"))
    expect_selection(page)
    expect(page.get_by_test_id("stMetricValue").first).to_contain_text("PPP $")

    stayed = home[other][0]
    stayed.reload()
    expect_selection(stayed)
    for context in contexts:
        context.close()
