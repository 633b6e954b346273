"""What the selected records say of each role's pay: medians and the distribution."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.charts import pay_medians
from components.charts.chart import Chart
from components.pay import words
from components.pay.answer.sources import OtherSource, other_sources
from components.selection.records import gap_in_short, provenance, records_in, sentence
from components.selection.selection import Selection
from components.statistics import counting, group_medians, quantiles
from components.tables.cache import Tables, once
from components.tables.roles import Role, all_roles
from components.thresholds import FEWEST_RECORDS
from components.words import pay_findings
from components.words.money import Currency, currency
from components.words.provenance import Provenance


@dataclass(frozen=True)
class Card:
    """A role's pay: its median, spans by what they are called, and how many records.

    Without a `median`, `counts` says why there is none.
    """

    role: Role
    median: str
    spans: dict[str, str]
    few: bool
    counts: str


@dataclass(frozen=True)
class Overview:
    """A card for each role, the distribution, and what the other sources say.

    Where no role has a figure there is no chart. `medians` is for download.
    """

    finding: str
    cards: tuple[Card, ...]
    medians: pd.DataFrame
    chart: Chart | None
    others: tuple[OtherSource, ...]


@once
def overview(selection: Selection, currency_id: str, tables: Tables) -> Overview:
    """The selected pay in a currency."""
    roles, money = tables["roles"], currency(tables["currencies"], currency_id)
    rows = records_in(selection, currency_id, tables)
    medians = group_medians.summary(rows, ["role"])
    origin = provenance(selection, tables)
    known = medians.dropna(subset="median")
    return Overview(
        pay_findings.median_gap(medians, roles, origin.verb),
        tuple(
            _card(role, medians[medians["role"] == role.id], money, origin)
            for role in all_roles(tables)
        ),
        origin.attach(medians, sentence(selection, tables), words.a_year(money)),
        _distribution(selection, rows, known, money, tables) if len(known) else None,
        other_sources(selection, tables),
    )


def _card(role: Role, own: pd.DataFrame, money: Currency, origin: Provenance) -> Card:
    """The card of a role; `own` is its row of the medians, if it has any record."""
    if own.empty:
        return Card(role, "", {}, False, words.NO_RECORD)
    found = own.iloc[0]
    if np.isnan(found["median"]):
        return Card(role, "", {}, False, words.no_figure(found["distinct_records"], origin.reports))
    spans = {
        name: words.span(found[low], found[high], money)
        for name, (low, high) in words.SPANS.items()
    }
    return Card(role, money.amount(found["median"]), spans, bool(found["few"]), origin.counts(own))


def _distribution(
    selection: Selection, rows: pd.DataFrame, known: pd.DataFrame, money: Currency, tables: Tables
) -> Chart:
    """The distribution of the roles whose medians are `known`."""
    roles, about = tables["roles"], sentence(selection, tables)
    origin = provenance(selection, tables)
    drawn = rows[rows["role"].isin(known["role"])]
    figure, table = pay_medians.distribution(drawn, known, roles, money)
    not_drawn = pay_findings.not_drawn(drawn, roles, table["from"].max(), money)
    return Chart(
        figure,
        title=pay_findings.median_gap(known, roles, origin.verb),
        subtitle=words.distribution_subtitle(
            about,
            pay_findings.gap_in_words(known, roles),
            gap_in_short(selection, tables),
            money,
        ),
        caption=" ".join(
            filter(
                None,
                [origin.line, origin.counts(known), not_drawn, _range_widths(selection, tables)],
            )
        ),
        table=origin.attach(table, about, words.a_year(money)),
        file_name="pay-distribution",
    )


def _range_widths(selection: Selection, tables: Tables) -> str:
    """How wide the ranges of the selected reports are, '' where there are too few."""
    widths = tables["range_widths"]
    # The widths are not counted by the other factors.
    known = [(factor, codes) for factor, codes in selection.levels if factor in widths]
    rows = counting.each_once(Selection(selection.source, tuple(known)).rows(widths))
    ranges = int(rows["records"].sum())
    if ranges < FEWEST_RECORDS:
        return ""
    return words.range_widths(float(quantiles.quantiles(rows, np.array([0.5]))[0]), ranges)
