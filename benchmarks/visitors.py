"""Many visitors at once: how long they wait, what their changes cost, and what memory they leave.

python -m benchmarks.visitors
"""

import argparse
import asyncio
import random
import statistics
import sys
import time
from pathlib import Path

from benchmarks.links import VIEWS, View
from benchmarks.protocol import visiting
from benchmarks.server import ROOT, Server, serving

VISITORS, SECONDS, EVERY = 50, 60, 2.0
FEW, SESSIONS, STEP = 20, 200, 100
# How much more memory there may be after all sessions than after the first FEW.
GROWTH = 1.2
REST = 3.0


async def change_filters(
    server: Server,
    view: View,
    chance: random.Random,
    seconds: float,
    waits: list[float],
    errors: list[str],
) -> None:
    """One visitor who changes a filter every EVERY seconds."""
    links = view.links(chance)
    try:
        async with visiting(server.port, view.path, view.title) as visitor:
            await visitor.open(view.link({}))
            await asyncio.sleep(chance.uniform(0, EVERY))
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                wait = (await visitor.open(chance.choice(links))).seconds
                waits.append(wait)
                await asyncio.sleep(max(0.0, EVERY - wait))
    except Exception as error:
        errors.append(repr(error))


async def come_and_go(server: Server, view: View, chance: random.Random, sessions: int) -> None:
    """So many visitors, five at a time, who open the page, change two filters and leave."""

    async def one() -> None:
        async with visiting(server.port, view.path, view.title) as visitor:
            for link in (view.link({}), *view.links(chance)[:2]):
                await visitor.open(link)

    for _ in range(sessions // 5):
        await asyncio.gather(*(one() for _ in range(5)))


async def memory(view: View, sessions: int, folder: Path) -> bool:
    """Print the memory after FEW sessions and then at each STEP; whether it stayed within GROWTH.

    It is the last figure that counts: what is kept for all visitors fills up before.
    """
    chance = random.Random(0)
    with serving(folder / "app.py", folder) as server:
        done, few, many = 0, 0.0, 0.0
        for goal in [FEW, *range(STEP, sessions, STEP), sessions]:
            await come_and_go(server, view, chance, goal - done)
            await asyncio.sleep(REST)
            done, many = goal, server.megabytes()
            few = few or many
            print(
                f"Memory after {done:>4} sessions: {many:.0f} MB, {many / few - 1:+.0%}", flush=True
            )
    return many <= GROWTH * few


async def crowd(view: View, visitors: int, seconds: float, folder: Path) -> bool:
    """Print what visitors at the same time wait and cost; whether there was no error."""
    waits: list[float] = []
    errors: list[str] = []
    with serving(folder / "app.py", folder) as server:
        await come_and_go(server, view, random.Random(0), 5)
        used, own = server.cpu(), time.process_time()
        chances = [random.Random(number) for number in range(visitors)]
        await asyncio.gather(
            *(change_filters(server, view, chance, seconds, waits, errors) for chance in chances)
        )
        used, own = server.cpu() - used, time.process_time() - own
    if len(waits) > 1:
        ninety_five = statistics.quantiles(waits, n=20)[-1]
        # Each visitor opens the page before the first change.
        runs = len(waits) + visitors
        print(
            f"{visitors} visitors of {view.name}, a filter every {EVERY:.0f} seconds for "
            f"{seconds:.0f} seconds: {len(waits)} changes, {len(errors)} errors, wait: median "
            f"{statistics.median(waits):.2f} s, 95th percentile {ninety_five:.2f} s, longest "
            f"{max(waits):.2f} s; CPU a change: server {1000 * used / runs:.0f} ms, visitors "
            f"{1000 * own / runs:.0f} ms"
        )
    for error in sorted(set(errors)):
        print("Error:", error)
    return not errors


async def measure(view: View, visitors: int, seconds: float, sessions: int, folder: Path) -> bool:
    """Print every figure; whether there was no error and memory stayed bounded."""
    bounded = await memory(view, sessions, folder) if sessions else True
    answered = await crowd(view, visitors, seconds, folder) if visitors else True
    return bounded and answered


if __name__ == "__main__":
    views = {view.name: view for view in VIEWS if view.choices}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--view", choices=views, default="pay")
    parser.add_argument("--visitors", type=int, default=VISITORS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--app", type=Path, default=ROOT, help="the folder of another version")
    chosen = parser.parse_args()
    sys.exit(
        not asyncio.run(
            measure(
                views[chosen.view], chosen.visitors, chosen.seconds, chosen.sessions, chosen.app
            )
        )
    )
