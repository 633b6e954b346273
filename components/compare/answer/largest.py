"""Where the roles lie clearly apart the most: in what they do, and in the tools they use."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell
from components.compare import words
from components.statistics import usage_shares
from components.statistics.intervals import difference_interval, is_clear
from components.tables.cache import Tables, once
from components.thresholds import DIFFERENCES_SHOWN
from components.words import share_findings
from components.words.country_groups import where
from components.words.phrases import sentence
from components.words.provenance import SHARE, Provenance, asked
from components.work.answer.practice import ROUTINE, measured

# Which of the two differs more: neither has a clear difference, only one has, one has the larger
# one, or both have and it is open which is larger.
NEITHER, BOTH = "neither", "both"
ONLY_WORK, ONLY_TOOLS, WORK, TOOLS = "only work", "only tools", "work", "tools"


@dataclass(frozen=True)
class Largest:
    """The largest clear differences: their picture, or what to say where there are none.

    `difference` is the largest one, of shares, from 0 to 1, with its 95% interval, missing
    (NaN) where none is clear; `compared` is how many things were compared.
    """

    picture: Chart | str
    difference: tuple[float, float, float]
    compared: int


@once
def work(tables: Tables) -> Largest:
    """The activities in which the roles lie apart the most.

    `tables` needs work_shares, work_names and work_questions.
    """
    found = measured(ROUTINE, tables)
    names = tables["work_names"].set_index("id")["label"].map(sentence)
    return _largest(
        found.shares,
        found.apart,
        names,
        words.ACTIVITIES,
        replace(found.origin, years=found.years),
        words.WHERE_WORK,
    )


@once
def tools(groups: tuple[str, ...], tables: Tables) -> Largest:
    """The tools in whose use the roles lie apart the most, in these country groups.

    `tables` needs tools and tool_usage; no ids are all groups.
    """
    shares, apart = tools_compared(groups, tables)
    return _largest(
        shares,
        apart,
        tables["tools"].set_index("id")["name"],
        words.TOOLS,
        Provenance.of_table("tool_usage", tables),
        where(groups, tables["country_groups"]),
    )


@once
def tools_compared(groups: tuple[str, ...], tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each role's share of users of each tool, and how far the roles lie apart."""
    usage = tables["tool_usage"]
    own = usage[usage["country_group"].isin(groups or usage["country_group"])]
    shares = usage_shares.shares(own, "tool")
    return shares, usage_shares.differences(shares)


def _largest(
    shares: pd.DataFrame,
    apart: pd.DataFrame,
    names: pd.Series,
    things: words.Things,
    origin: Provenance,
    among: str,
) -> Largest:
    """The largest differences; the arguments as for `share_findings.clear_differences`."""
    finding = share_findings.clear_differences(apart, shares, names, origin.roles, things.plural)
    widest = usage_shares.widest(apart, DIFFERENCES_SHOWN)
    if widest.empty:
        return Largest(finding, (np.nan, np.nan, np.nan), len(apart))
    drawn = {item: names[item] for item in widest["item"]}
    own = shares[shares["item"].isin(list(drawn))]
    first = widest.iloc[0]
    return Largest(
        Chart(
            dumbbell(own, drawn, origin.roles),
            title=finding,
            subtitle=words.largest(len(drawn), things, among),
            caption=f"{asked(own, origin.roles)} {origin.line}",
            table=origin.attach(own.assign(**{things.one: own["item"].map(names)}), among, SHARE),
            file_name=f"largest-differences-{things.plural}",
        ),
        (first["difference"], first["low"], first["high"]),
        len(apart),
    )


def wider(work: Largest, tools: Largest) -> str:
    """Whether work or tools differ more, by the largest clear difference in each."""
    clear = [not np.isnan(found.difference[0]) for found in (work, tools)]
    if not all(clear):
        return ONLY_WORK if clear[0] else ONLY_TOOLS if clear[1] else NEITHER
    ends = difference_interval(*map(np.asarray, (*work.difference, *tools.difference)))
    low, high = map(float, ends)
    if not is_clear(low, high):
        return BOTH
    return WORK if low > 0 else TOOLS
