"""Requests that no browser sends, over a raw socket, cause no server error and leak no file."""

import contextlib
import socket
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import address, shared_app  # noqa: F401
from tests.conftest import ROOT

HEALTH = b"/_stcore/health"
SECONDS = 5
# Paths out of each folder that the server knows, with each spelling of the parent folder.
OUTSIDE = [
    folder + out + file
    for folder in (b"/", b"/static/", b"/app/static/", b"/media/", b"/component/x/", b"/_stcore/")
    for out in (b"../../", b"%2e%2e/%2e%2e/", b"..%2f..%2f", b"..\\..\\", b"....//....//", b"/")
    for file in (b"data/pay.csv", b"app.py")
]
HOSTILE = {
    "long": [b"/" + b"a" * 9_000, b"/pay?country=" + b"u" * 9_000, b"/pay?" + b"&" * 70_000],
    "percent": [b"/%", b"/%zz", b"/pay?country=%", b"/pay?%u0041=%4", b"/%25%32%65"],
    "not UTF-8": [b"/%ff%fe", b"/pay?country=%c3%28", b"/\xff\xfe", b"/pay?country=\xc3("],
    "null": [b"/%00", b"/pay%00.csv", b"/\x00", b"/media/%00", b"/component/%00/x", b"/pay?a=%00"],
    "outside": [*OUTSIDE, b"/static/../", b"/data/pay.csv", b"/.streamlit/config.toml", b"//etc/x"],
    "line break": [b"/pay\r\nX-Taken: yes", b"/pay%0d%0aX-Taken:%20yes", b"/%0d%0a%0d%0ataken"],
    "unknown": [b"/pirate", b"/pirate/pirate", b"/pay/pay", b"http://x/y", b"*", b"", b"pay"],
}


@pytest.fixture(scope="module")
def place(address: str) -> tuple[str, int]:  # noqa: F811
    parts = urlsplit(address)
    return parts.hostname, parts.port


def ask(place: tuple[str, int], target: bytes) -> tuple[int, bytes, bytes]:
    """Return the status, headers and body of the server's response."""
    reply = b""
    with socket.create_connection(place, timeout=SECONDS) as connection:
        # The server may close the connection before it has read all of a long URL.
        with contextlib.suppress(ConnectionError):
            connection.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: x\r\n")
            connection.sendall(b"Connection: close\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while part := connection.recv(65_536):
                reply += part
    head, _, body = reply.partition(b"\r\n\r\n")
    return int(head.split()[1]), head, body


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_link_gets_the_app_or_a_refusal(place, kind):
    _, _, app = ask(place, b"/")
    assert b"<html" in app
    ours = [(ROOT / name).read_bytes()[:40] for name in ("data/pay.csv", "app.py")]
    for target in HOSTILE[kind]:
        status, head, body = ask(place, target)
        assert 200 <= status < 500, target[:80]
        assert b"x-taken" not in head.lower(), target
        if status == 200:
            assert body == app, target[:80]
        assert not [file for file in ours if file in body], target
    assert ask(place, HEALTH)[::2] == (200, b"ok")


def test_half_a_request_leaves_the_server_well(place):
    for half in (b"", b"GET", b"GET /pay?country=us HTTP/1.1\r\nHost:", b"\x16\x03\x01\x02\x00"):
        with socket.create_connection(place, timeout=SECONDS) as connection:
            connection.sendall(half)
    assert ask(place, HEALTH)[::2] == (200, b"ok")
