"""What the page on the evidence shows: the sources, the methods, how accurate a range is."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.evidence import words
from components.tables.cache import Tables, once
from components.words.phrases import sentence
from components.words.provenance import years_old


@dataclass(frozen=True)
class Source:
    """A row of `sources.csv` as the page shows it."""

    title: str
    publisher: str
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
    """How a kind of figure is computed, and where the method comes from."""

    figure: str
    method: str
    reference: str


@dataclass(frozen=True)
class HeldOut:
    """How well the likely range of pay holds for records that it was not computed from.

    `shown` is the table for people, whose columns but the first two are percentages.
    """

    in_words: str
    shown: pd.DataFrame
    download: pd.DataFrame


@dataclass(frozen=True)
class Answer:
    """Everything on the page."""

    sources: list[Source]
    download: pd.DataFrame
    methods: list[Method]
    held_out: HeldOut


@once
def answer(tables: Tables) -> Answer:
    """Everything on the page.

    `tables` needs sources, methods, range_accuracy, roles and pay_levels.
    """
    sources, methods = tables["sources"], tables["methods"]
    columns = [column for column in Source.__annotations__ if column != "age"]
    return Answer(
        [
            Source(**row, age=words.age(years_old(row["data_until"])))
            for row in sources[columns].to_dict("records")
        ],
        sources,
        [
            Method(*row)
            for row in methods[["figure", "method", "reference"]].itertuples(index=False)
        ],
        _held_out(tables),
    )


def _held_out(tables: Tables) -> HeldOut:
    accuracy = tables["range_accuracy"]
    overall = accuracy[accuracy["factor"] == "all"].iloc[0]
    names = {
        **tables["pay_levels"].set_index(["factor", "code"])["label"].to_dict(),
        **{("role", role.id): role.plural for role in tables["roles"].itertuples()},
        ("all", "all"): words.ALL_RECORDS,
        ("country", "elsewhere"): words.OTHER_COUNTRIES,
    }
    groups = accuracy[["factor", "level"]].itertuples(index=False, name=None)
    return HeldOut(
        words.held_out(
            overall["coverage"],
            overall["records"],
            np.exp(overall["median_error"]),
            overall["median_error"] <= overall["plain_median_error"],
        ),
        pd.DataFrame(
            {
                "Records held out": [sentence(names[group]) for group in groups],
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
