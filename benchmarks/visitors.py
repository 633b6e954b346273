"""Measure many simultaneous visitors: waiting times, cost of changes, and memory use.

Usage: python -m benchmarks.visitors
"""

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from websockets.exceptions import ConnectionClosed, InvalidStatus

from benchmarks.protocol import visiting
from benchmarks.replicas import Replicas, replicated
from benchmarks.server import ROOT, Server, serving
from benchmarks.views import VIEWS, View

VISITORS, SECONDS, EVERY = 100, 120, 2.0
# The longest acceptable waits in seconds, and the least share of choices that nobody made before.
MAX_MEDIAN, MAX_95TH_PERCENTILE, MIN_UNSEEN = 0.5, 1.5, 0.5
# How often a visitor makes a choice that nobody made before, if there is one.
NEW_SHARE = 0.4
FEW, SESSIONS, STEP = 50, 1000, 250
# The highest acceptable ratio of memory use after all sessions to that after the first FEW.
GROWTH = 1.15
REST = 3.0
# Seconds until a browser reconnects after losing its server, and how many times it tries.
AGAIN, TRIES = 0.5, 20


@dataclass
class Record:
    """All visitors' waits in seconds, and their errors.

    `moved` holds the waits for the first answer after the loss of a server, `waits` all others.
    `seen` are the choices made so far, and `unseen` counts those that nobody had made before.
    """

    waits: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    unseen: int = 0


async def change_filters(
    door: Replicas, view: View, number: int, seconds: float, record: Record
) -> None:
    """Simulate a visitor who makes a choice every EVERY seconds, even after losing the server.

    A choice that the lost server didn't answer is sent to the next server first.
    """
    chance = random.Random(number)
    links = view.links(chance)
    cookie = f"replica={UUID(int=chance.getrandbits(128)).hex}"
    end, chosen, lost = time.perf_counter() + seconds, view.link({}), 0
    first = True
    while time.perf_counter() < end:
        try:
            async with visiting(door.port, view.path, view.title, cookie) as visitor:
                while time.perf_counter() < end:
                    wait = (await visitor.open(chosen)).seconds
                    if first:
                        # Don't let all visitors choose at the same moment.
                        wait = chance.uniform(0, EVERY)
                        first = False
                    else:
                        (record.moved if lost else record.waits).append(wait)
                    lost = 0
                    await asyncio.sleep(max(0.0, EVERY - wait))
                    new = [link for link in links if (view.name, link) not in record.seen]
                    chosen = chance.choice(new if new and chance.random() < NEW_SHARE else links)
                    record.unseen += (view.name, chosen) not in record.seen
                    record.seen.add((view.name, chosen))
        except (ConnectionClosed, InvalidStatus, OSError) as error:
            lost += 1
            if lost > TRIES:
                record.errors.append(repr(error))
                return
            await asyncio.sleep(AGAIN)
        except Exception as error:
            record.errors.append(repr(error))
            return


async def come_and_go(
    server: Server, views: Sequence[View], chance: random.Random, sessions: int
) -> None:
    """Simulate visitors who open a page, change two filters and leave, five at a time."""

    async def one(view: View) -> None:
        async with visiting(server.port, view.path, view.title) as visitor:
            for link in (view.link({}), *view.links(chance)[:2]):
                await visitor.open(link)

    for number in range(0, sessions, 5):
        five = (views[(number + each) % len(views)] for each in range(5))
        await asyncio.gather(*(one(view) for view in five))


async def memory(views: Sequence[View], sessions: int, folder: Path) -> bool:
    """Print the memory use after FEW sessions and then after every STEP sessions.

    Return whether the last figure is at most GROWTH times the first. Only the last one counts,
    because caches shared by all visitors fill up before then.
    """
    chance = random.Random(0)
    with serving(folder / "app.py", folder) as server:
        done, few, many = 0, 0.0, 0.0
        for goal in [FEW, *range(STEP, sessions, STEP), sessions]:
            await come_and_go(server, views, chance, goal - done)
            await asyncio.sleep(REST)
            done, many = goal, server.megabytes()
            few = few or many
            print(
                f"Memory after {done:>4} sessions: {many:.0f} MB, {many / few - 1:+.0%}", flush=True
            )
    return many <= GROWTH * few


async def crowd(
    views: Sequence[View], visitors: int, seconds: float, folder: Path, kill: bool
) -> bool:
    """Print the waiting times and CPU use of visitors to the app, run as it is deployed.

    With `kill`, one of the replicas is killed halfway through. Return whether there were no errors
    and, without `kill`, whether the 95th percentile of the waits was acceptable.
    """
    record = Record()

    async def end_one() -> None:
        await asyncio.sleep(seconds / 2)
        door.servers[0].kill()

    with replicated(folder=folder) as door:
        for server in door.servers:
            await come_and_go(server, views, random.Random(0), 5 * len(views))
        used, load_cpu = door.cpu(), time.process_time()
        await asyncio.gather(
            *(
                change_filters(door, views[number % len(views)], number, seconds, record)
                for number in range(visitors)
            ),
            *([end_one()] if kill else []),
        )
        used, load_cpu = door.cpu() - used, time.process_time() - load_cpu
    waits = record.waits + record.moved
    middle, ninety_five = statistics.median(waits), statistics.quantiles(waits, n=20)[-1]
    unseen = record.unseen / len(waits)
    print(
        f"{visitors} visitors of {', '.join(view.name for view in views)}, {len(door.servers)} "
        f"replicas{', one of them killed' if kill else ''}, a choice every {EVERY:.0f} seconds for "
        f"{seconds:.0f} seconds: {len(waits)} choices, {len(record.errors)} errors, wait: median "
        f"{middle:.2f} s, 95th percentile {ninety_five:.2f} s, longest {max(waits):.2f} s, "
        f"{unseen:.0%} of the choices new"
    )
    if kill:
        print(f"  {len(record.moved)} choices went to another replica than the one before.")
    else:
        runs = len(waits) + visitors
        print(
            f"  CPU a choice: replicas {1000 * used / runs:.0f} ms, visitors "
            f"{1000 * load_cpu / runs:.0f} ms"
        )
    for error in sorted(set(record.errors)):
        print("Error:", error)
    is_fast = middle <= MAX_MEDIAN and ninety_five <= MAX_95TH_PERCENTILE
    return not record.errors and unseen >= MIN_UNSEEN and (kill or is_fast)


async def measure(
    views: Sequence[View], visitors: int, seconds: float, sessions: int, folder: Path
) -> bool:
    """Print every figure, and return whether all of them are acceptable."""
    met = [await memory(views, sessions, folder)] if sessions else []
    if visitors:
        met += [await crowd(views, visitors, seconds, folder, kill) for kill in (False, True)]
    return all(met)


if __name__ == "__main__":
    every = {view.name: view for view in VIEWS if view.choices}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--view", choices=every, help="this one only")
    parser.add_argument("--visitors", type=int, default=VISITORS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--app", type=Path, default=ROOT, help="the folder of another version")
    chosen = parser.parse_args()
    views = [every[chosen.view]] if chosen.view else list(every.values())
    sys.exit(
        not asyncio.run(
            measure(views, chosen.visitors, chosen.seconds, chosen.sessions, chosen.app)
        )
    )
