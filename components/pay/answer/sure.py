"""How sure the gap of two roles is: wherever it can be looked at, in one picture."""

import pandas as pd

from components.charts import forest
from components.charts.chart import Chart
from components.pay import words
from components.selection.records import gap_alike, latest, period
from components.selection.selection import Selection, factors_of, levels_of
from components.statistics import counting, role_gap
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, once
from components.words.money import currency
from components.words.provenance import Provenance

ALL, LATEST = "all", "latest"
# What the table says in other words.
IN_OTHER_WORDS = ["source", "behind", "counting", "alike"]
EVERY_SOURCE = ["source", "factor", "level", "label", "counting", "alike"]


@once
def every_gap(first: str, second: str, tables: Tables) -> pd.DataFrame:
    """The gap of two roles in each source, by each level of each factor, raw and like for like.

    `tables` needs pay, lowest_pay, pay_filters and pay_levels. One row a gap that rests on
    enough reports, in the order of the sources and their factors: columns source, factor and
    level (both `all` for the whole source), label ('' then), counting (see `counting.ways`;
    'latest': counted, of the latest years), alike (whether like for like) and those of
    `role_gap.gap`. By level it is 'counted' and alike only.
    """
    found = []
    for source in dict.fromkeys(tables["pay_filters"]["source"]):
        rows = tables["pay"][tables["pay"]["source"] == source]
        alike = factors_of(tables["pay_filters"], source)
        for way, own in counting.ways(rows, tables["lowest_pay"]):
            for factors in (alike, []):
                whole = {"source": source, "factor": ALL, "level": ALL, "label": ""}
                gap = role_gap.gap(own, first, second, factors)
                found.append({**whole, "counting": way, "alike": bool(factors), **gap})
        whole_source = Selection(source)
        if (newest := latest(whole_source, tables)) != whole_source:
            same = {"source": source, "factor": ALL, "level": ALL, "label": "", "alike": True}
            gap = gap_alike(newest, first, second, tables)
            found.append({**same, "counting": LATEST, **gap})
        once_each = counting.counted(rows, tables["lowest_pay"])
        for factor in alike:
            levels = levels_of(tables["pay_levels"], source, factor)
            if len(levels) < 2:
                continue
            by_level = role_gap.by_level(once_each, first, second, factor, levels, alike)
            same = {"source": source, "factor": factor, "counting": "counted", "alike": True}
            found += by_level.assign(**same).to_dict("records")
    table = pd.DataFrame(found)
    rest = [column for column in table.columns if column not in EVERY_SOURCE]
    return table[[*EVERY_SOURCE, *rest]].dropna(subset="ratio").reset_index(drop=True)


@once
def sure(pair: tuple[str, str], tables: Tables) -> Chart | str:
    """The forest of all gaps of two roles, or what to say where there is none.

    `tables` needs those of `every_gap`, roles, sources and currencies.
    """
    gaps = every_gap(*pair, tables)
    if gaps.empty:
        return words.NO_GAP_ANYWHERE
    first, second = tables["roles"].set_index("id").loc[list(pair), "short_plural"]
    labels = tables["pay_filters"].set_index(["source", "factor"])["label"]
    lowest = tables["lowest_pay"].set_index("source")["lowest_pay"]
    dollars = currency(tables["currencies"], DOLLARS)
    groups, parts = [], []
    for source, own in gaps.groupby("source", sort=False):
        origin = Provenance.of(str(source), tables)
        years = period(latest(Selection(str(source)), tables), tables)
        low = dollars.tick(lowest.get(source, 0))
        for factor, rows in own.groupby("factor", sort=False):
            whole = factor == ALL
            names = [
                words.way(row.counting, row.alike, years, low) if whole else row.label
                for row in rows.itertuples()
            ]
            title = origin.source["title"]
            heading = title if whole else words.by_factor(labels[source, factor])
            named = rows.assign(
                label=names,
                behind=[f"{count:,} {origin.reports}" for count in rows["distinct_records"]],
            )
            groups.append((heading, whole, named))
            about = title if whole else f"{title}, {labels[source, factor].lower()}"
            parts.append(origin.attach(named.drop(columns=IN_OTHER_WORDS), about, words.GAP_UNIT))
    origins = [Provenance.of(source, tables).line for source in gaps["source"].unique()]
    return Chart(
        forest.every_gap(groups, first, second),
        title=words.sure_title(gaps, first),
        subtitle=words.sure_subtitle(*tables["roles"].set_index("id").loc[list(pair), "plural"]),
        caption=words.sure_caption(origins, len(gaps)),
        table=pd.concat(parts, ignore_index=True),
        file_name="every-pay-gap",
    )
