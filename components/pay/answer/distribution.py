"""How the selected pay of each role is distributed."""

import numpy as np

from components.charts import pay_medians
from components.charts.chart import Chart
from components.pay import words
from components.selection.records import narrowed, provenance, records_in, sentence
from components.selection.selection import Selection
from components.statistics import counting, group_medians, quantiles
from components.tables.cache import Tables, once
from components.thresholds import FEWEST_RECORDS
from components.words import pay_findings
from components.words.money import currency
from components.words.phrases import line


@once
def distribution(selection: Selection, currency_id: str, tables: Tables) -> Chart | None:
    """The distribution of the selected pay in a currency; None where no role has a figure."""
    roles, about = tables["roles"], sentence(selection, tables)
    money, origin = currency(tables["currencies"], currency_id), provenance(selection, tables)
    rows = records_in(selection, currency_id, tables)
    medians = group_medians.summary(rows, ["role"])
    known = medians.dropna(subset="median")
    if known.empty:
        return None
    drawn = rows[rows["role"].isin(known["role"])]
    figure, table = pay_medians.distribution(drawn, known, roles, money)
    not_drawn = pay_findings.not_drawn(drawn, roles, table["from"].max(), money)
    said = [
        origin.line,
        pay_findings.gap_in_words(known, roles),
        not_drawn,
        range_widths(selection, tables),
    ]
    return Chart(
        figure,
        title=words.DISTRIBUTION,
        subtitle=line(
            narrowed(selection, tables),
            pay_findings.distribution_plotted(money),
            origin.counted_from(known),
        ),
        caption=" ".join(filter(None, said)),
        table=origin.attach(table, about, money.a_year),
        file_name="pay-distribution",
        scope=f"{about}.",
    )


@once
def range_widths(selection: Selection, tables: Tables) -> str:
    """How wide the ranges of the selected reports are, '' where there are too few."""
    widths = tables["range_widths"]
    # The widths are not counted by the other factors.
    known = [(factor, codes) for factor, codes in selection.levels if factor in widths]
    rows = counting.each_once(Selection(selection.source, tuple(known)).rows(widths))
    ranges = int(rows["records"].sum())
    if ranges < FEWEST_RECORDS:
        return ""
    return words.range_widths(float(quantiles.quantiles(rows, np.array([0.5]))[0]), ranges)
