"""The sources, the methods, the accuracy of pay ranges, and how employers classify the roles."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.evidence import words
from components.statistics import clusters
from components.statistics.usage_shares import Share
from components.tables.cache import Tables, cache_result
from components.tables.roles import roles_by_id
from components.thresholds import MIN_OCCUPATION_SHARE
from components.words.phrases import capitalise
from components.words.provenance import Provenance, years_old


@dataclass(frozen=True)
class Source:
    """A row of `sources.csv` as the page shows it."""

    title: str
    publisher: str
    in_short: str
    period: str
    data_until: str
    age: str
    size: str
    licence: str
    retrieved: str
    caveats: str
    link: str


@dataclass(frozen=True)
class Method:
    """How a kind of figure is computed, with a reference for the method."""

    figure: str
    method: str
    reference: str


@dataclass(frozen=True)
class HeldOut:
    """The accuracy of the expected pay range for held-out reports.

    `shown` is the table on the page; all columns but the first two are percentages. `download` has
    the same results as fractions and logarithms.
    """

    in_words: str
    shown: pd.DataFrame
    download: pd.DataFrame


@dataclass(frozen=True)
class SourcesPage:
    """Everything on the Evidence page except the answer to 'Can I trust it?'."""

    sources: list[Source]
    download: pd.DataFrame
    methods: list[Method]
    held_out: HeldOut
    occupations: Chart


@cache_result
def build_sources_page(tables: Tables) -> SourcesPage:
    sources, methods = tables["sources"], tables["methods"]
    columns = [column for column in Source.__annotations__ if column != "age"]
    return SourcesPage(
        [
            Source(**row, age=words.age_note(years_old(row["data_until"])))
            for row in sources[columns].to_dict("records")
        ],
        sources,
        [
            Method(*row)
            for row in methods[["figure", "method", "reference"]].itertuples(index=False)
        ],
        _held_out(tables),
        _occupations(tables),
    )


def _occupations(tables: Tables) -> Chart:
    """Return a chart of how employers classify each role's visa applications.

    Occupations that are rare in every role are not drawn.
    """
    roles, source = roles_by_id(tables), Provenance.of_table("role_occupations", tables)
    # The current occupation codes start later than the source's data.
    origin = replace(source, years=words.OCCUPATIONS_PERIOD)
    shares = clusters.share_intervals(tables["role_occupations"]).rename(
        columns={"occupation": "item", "applications": "people", "of": "asked"}
    )
    top = shares.groupby("item")["share"].max().sort_values(ascending=False)
    names = shares.drop_duplicates("item").set_index("item")["label"]
    labels = {item: names[item] for item in top.index[top >= MIN_OCCUPATION_SHARE]}
    table = shares[["role", "item", "label", "people", "asked", "share", "low", "high"]]
    return Chart(
        dumbbell_chart(
            [
                Share(
                    row.item, row.role, row.people, row.asked, row.share, row.low, row.high, False
                )
                for row in shares.itertuples()
            ],
            labels,
            roles,
        ),
        title=words.occupations_title(shares, roles),
        subtitle=words.occupations_subtitle(
            shares.drop_duplicates("role"), roles, origin.short_citation
        ),
        caption=words.occupations_caption(origin.line),
        rows=lambda: table,
        origin=origin,
        selection=words.OCCUPATIONS_PERIOD,
        unit=words.OCCUPATIONS_UNIT,
        file_name="role-occupations",
    )


def _held_out(tables: Tables) -> HeldOut:
    accuracy = tables["range_accuracy"]
    overall = accuracy[accuracy["factor"] == "all"].iloc[0]
    names = {
        **tables["pay_levels"].set_index(["factor", "code"])["label"].to_dict(),
        **{("role", role.id): role.plural for role in roles_by_id(tables).values()},
        ("all", "all"): words.ALL_RECORDS,
        ("country", "elsewhere"): words.OTHER_COUNTRIES,
    }
    groups = accuracy[["factor", "level"]].itertuples(index=False, name=None)
    return HeldOut(
        words.accuracy_sentence(
            overall["coverage"],
            overall["records"],
            np.exp(overall["median_error"]),
            overall["median_error"] <= overall["plain_median_error"],
        ),
        pd.DataFrame(
            {
                "Reports held out": [capitalise(names[group]) for group in groups],
                "Number": accuracy["records"],
                "Inside the range": 100 * accuracy["coverage"],
                "Worst round": 100 * accuracy["lowest_coverage"],
                "Best round": 100 * accuracy["highest_coverage"],
                "Typical error of the median": 100 * np.expm1(accuracy["median_error"]),
                "The same of plain medians": 100 * np.expm1(accuracy["plain_median_error"]),
            }
        ).round(1),
        accuracy,
    )
