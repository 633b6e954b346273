"""Many visitors at once: how long they wait, and what they leave behind in the server's memory.

The visitors speak Streamlit's own protocol to a real server on this machine: a session is a
websocket; opening a page and changing a filter are messages that say so, and the wait ends when
the server says that the page's script has finished and all of the page is sent.
"""

import argparse
import asyncio
import random
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from components.tables import load

ROOT = Path(__file__).parent.parent
PAGE = "pay"
VISITORS, SECONDS, EVERY = 50, 60, 2.0
FEW, MANY = 20, 200
LONGEST_WAIT = 60


class Visitor:
    """A session on the Pay page."""

    def __init__(self, connection: ClientConnection, chance: random.Random) -> None:
        """A visitor who makes choices by `chance` and speaks over `connection`."""
        self.connection = connection
        self.chance = chance
        self.script = ""
        levels = load("salary_factors").groupby("factor")["code"].agg(list)
        self.levels = {factor: codes for factor, codes in levels.items() if len(codes) > 1}

    def a_link(self) -> str:
        """A choice of one or two filters."""
        factors = self.chance.sample(sorted(self.levels), self.chance.randint(1, 2))
        return "&".join(f"{factor}={self.chance.choice(self.levels[factor])}" for factor in factors)

    async def open(self, link: str) -> float:
        """Open the page with this link, or change to it; returns the seconds until all is there.

        Raises:
            RuntimeError: the page shows an error.
        """
        message = BackMsg()
        message.rerun_script.query_string = link
        message.rerun_script.page_name = "" if self.script else PAGE
        message.rerun_script.page_script_hash = self.script
        start = time.perf_counter()
        await self.connection.send(message.SerializeToString())
        async with asyncio.timeout(LONGEST_WAIT):
            await self._finished()
        return time.perf_counter() - start

    async def _finished(self) -> None:
        started = False
        async for data in self.connection:
            answer = ForwardMsg()
            answer.ParseFromString(data if isinstance(data, bytes) else data.encode())
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                started, self.script = True, answer.new_session.page_script_hash
            elif kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(answer.delta.new_element.exception.message)
            elif (
                kind == "script_finished"
                and started
                and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            ):
                return
        raise RuntimeError("the connection was closed")


def visit(port: int) -> connect:
    """A new connection to the server, as a browser makes it."""
    return connect(
        f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None
    )


async def change_filters(
    port: int, chance: random.Random, seconds: float, waits: list[float], errors: list[str]
) -> None:
    """One visitor who changes a filter every EVERY seconds."""
    try:
        async with visit(port) as connection:
            visitor = Visitor(connection, chance)
            await visitor.open("")
            await asyncio.sleep(chance.uniform(0, EVERY))
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                wait = await visitor.open(visitor.a_link())
                waits.append(wait)
                await asyncio.sleep(max(0.0, EVERY - wait))
    except Exception as error:
        errors.append(repr(error))


async def come_and_go(port: int, chance: random.Random, sessions: int) -> None:
    """So many visitors, five at a time, who open the page, change two filters and leave."""

    async def one() -> None:
        async with visit(port) as connection:
            visitor = Visitor(connection, chance)
            for link in ("", visitor.a_link(), visitor.a_link()):
                await visitor.open(link)

    for _ in range(sessions // 5):
        await asyncio.gather(*(one() for _ in range(5)))


@contextmanager
def server() -> Iterator[tuple[int, int]]:
    """A running app: its port and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    process = subprocess.Popen(
        [*command, "--server.fileWatcherType=none", "--server.address=127.0.0.1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health").close()
                break
            except OSError:
                time.sleep(0.25)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def megabytes(process: int) -> float:
    """The memory that a process holds (resident set size)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    (kilobytes,) = re.findall(r"VmRSS:\s+(\d+) kB", status)
    return int(kilobytes) / 1024


async def measure(visitors: int, seconds: float) -> bool:
    """Print every figure; returns whether there was no error and memory stayed within 20%."""
    waits: list[float] = []
    errors: list[str] = []
    with server() as (port, process):
        await come_and_go(port, random.Random(0), FEW)
        await asyncio.sleep(3)
        few = megabytes(process)
        await come_and_go(port, random.Random(1), MANY - FEW)
        await asyncio.sleep(3)
        many = megabytes(process)
    print(
        f"Memory after {FEW} sessions: {few:.0f} MB, after {MANY}: {many:.0f} MB, "
        f"{many / few - 1:+.0%}"
    )
    with server() as (port, _):
        await come_and_go(port, random.Random(0), 5)
        chances = [random.Random(number) for number in range(visitors)]
        await asyncio.gather(
            *(change_filters(port, chance, seconds, waits, errors) for chance in chances)
        )
    if len(waits) > 1:
        ninety_five = statistics.quantiles(waits, n=20)[-1]
        print(
            f"{visitors} visitors, a filter every {EVERY:.0f} seconds for {seconds:.0f} seconds: "
            f"{len(waits)} changes, {len(errors)} errors, wait: median "
            f"{statistics.median(waits):.2f} s, 95th percentile {ninety_five:.2f} s, longest "
            f"{max(waits):.2f} s"
        )
    for error in sorted(set(errors)):
        print("Error:", error)
    return not errors and many <= 1.2 * few


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=VISITORS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    chosen = parser.parse_args()
    sys.exit(not asyncio.run(measure(chosen.visitors, chosen.seconds)))
