"""Measure the server's CPU time per filter change, relative to a static page.

For each view, a visitor requests URLs that nobody has requested before; then another visitor
requests the same URLs. Each request alternates with a change of the static page, which has its own
server.

Usage: python -m benchmarks.cost
"""

import argparse
import asyncio
import random
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.protocol import Visitor, visiting
from benchmarks.server import ROOT, WITHOUT_COLLECTING, Server, serving
from benchmarks.views import UNKNOWN, VIEWS, View

STATIC = Path(__file__).parent / "static_page.py"
STATIC_QUERIES = ["country=India", "country=Spain"]
CHANGES = 20
# What a server does after its last message is part of the change.
REST = 0.3

# The limit of a change relative to the static page's CPU, by name of the view.
UNCACHED_LIMIT, LARGE_UNCACHED_LIMIT, CACHED_LIMIT = 5.0, 8.0, 1.8
LARGE = {"switch", "pay?view=gap"}
MAX_MESSAGES = 50
# The mean CPU of a change over all views, in milliseconds.
MAX_MEAN = 25


async def prove(server: Server, view: View) -> None:
    """Make sure that a choice in the link arrives in what the page shows.

    Raises:
        RuntimeError: it does not.
    """
    if view.proof:
        choice, text = view.proof
        async with visiting(server.port, view.path, view.title) as visitor:
            without = await visitor.open(view.link({}))
            chosen = await visitor.open(view.link(choice))
        if without.says(text) or not chosen.says(text):
            raise RuntimeError(f"{view.name}: {text!r} does not tell whether {choice} is answered")


async def changes(
    links: list[str], app: Server, visitor: Visitor, static: Server, floor: Visitor
) -> tuple[float, float, int]:
    """Return CPU seconds per change of the app and of the static page, and messages per change.

    Raises:
        RuntimeError: a page did not know a choice.
    """
    messages = 0
    before = app.cpu(), static.cpu()
    for number, link in enumerate(links):
        answer = await visitor.open(link)
        if answer.says(UNKNOWN):
            raise RuntimeError(f"{visitor.path} does not know all of {link}")
        messages += len(answer.messages)
        await floor.open(STATIC_QUERIES[number % 2])
    await asyncio.sleep(REST)
    used = [server.cpu() - past for server, past in zip((app, static), before, strict=True)]
    return used[0] / len(links), used[1] / len(links), messages // len(links)


async def measure(view: View, count: int, app: Server, static: Server) -> list[float]:
    """Print the cost of changes in a view, uncached and then cached; return both in seconds."""
    links = view.links(random.Random(view.name))[:count]
    uncached = LARGE_UNCACHED_LIMIT if view.name in LARGE else UNCACHED_LIMIT
    costs = []
    for what, goal in (("uncached", uncached), ("cached", CACHED_LIMIT)):
        async with AsyncExitStack() as visits:
            visitor = await visits.enter_async_context(visiting(app.port, view.path, view.title))
            floor = await visits.enter_async_context(visiting(static.port, "", "Static"))
            await visitor.open(view.link({}))
            await floor.open("")
            cpu, base, messages = await changes(links, app, visitor, static, floor)
            report(view, what, goal, cpu, base, messages)
            costs.append(cpu)
    # Call prove() last: once it has run, its selection is cached.
    await prove(app, view)
    return costs


def report(view: View, what: str, goal: float, cpu: float, floor: float, messages: int) -> None:
    """Print the CPU of a change, its ratio to the static page's, and whether the goals are met."""
    ratio = cpu / floor
    print(
        f"{view.name or 'compare':<22} {what:<8}  {1000 * cpu:>5.0f} ms  "
        f"static {1000 * floor:>3.0f} ms  × {ratio:<4.1f} goal {goal:.1f} {met(ratio, goal):<8} "
        f"{messages:>4} messages, goal {MAX_MESSAGES} {met(messages, MAX_MESSAGES)}",
        flush=True,
    )


def met(value: float, goal: float) -> str:
    return "met" if value <= goal else "NOT MET"


async def main(names: list[str], count: int, folder: Path) -> None:
    """Measure and print every view of the app in a folder, or those of these names."""
    with (
        serving(folder / "app.py", folder) as app,
        serving(STATIC, folder, WITHOUT_COLLECTING) as static,
    ):
        costs = [
            cost
            for view in VIEWS
            if not names or (view.name or "compare") in names
            for cost in await measure(view, count, app, static)
        ]
    mean = 1000 * sum(costs) / len(costs)
    print(f"Mean of new and known choices: {mean:.0f} ms  goal {MAX_MEAN}  {met(mean, MAX_MEAN)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("views", nargs="*", help="only these, such as pay or pay?view=gap")
    parser.add_argument("--changes", type=int, default=CHANGES)
    parser.add_argument("--app", type=Path, default=ROOT, help="the folder of another version")
    chosen = parser.parse_args()
    asyncio.run(main(chosen.views, chosen.changes, chosen.app))
