"""Each role's median pay at each level of a factor; years as a trend."""

from dataclasses import dataclass

from components.charts import pay_medians
from components.charts.chart import Chart
from components.pay import words
from components.selection.records import records_in, sentence
from components.selection.selection import Selection, levels_of
from components.statistics import quantiles
from components.tables.cache import Tables, once
from components.thresholds import FEWEST_RECORDS
from components.words import pay_findings
from components.words.money import currency
from components.words.provenance import Provenance, counts

YEAR = "year"


@dataclass(frozen=True)
class Groups:
    """The medians by level; no chart where there are too few records, as the finding says."""

    finding: str
    chart: Chart | None


@once
def groups(selection: Selection, currency_id: str, factor: str, tables: Tables) -> Groups:
    """The medians of the selected pay at each level of a factor, in a currency."""
    roles, money = tables["roles"], currency(tables["currencies"], currency_id)
    origin, about = Provenance.of(selection.source, tables), sentence(selection, tables)
    described = tables["factors"].set_index(["source", "factor"]).loc[(selection.source, factor)]
    known_levels = levels_of(tables["salary_factors"], selection.source, factor)
    levels = quantiles.by_level(records_in(selection, currency_id, tables), factor, known_levels)
    few = pay_findings.too_few(levels, roles, FEWEST_RECORDS)
    label = described["label"].lower()
    known = levels.dropna(subset="median")
    if known.empty:
        return Groups(words.no_level(label, few), None)
    trend = factor == YEAR and known["level"].nunique() > 1
    title = (
        pay_findings.change(levels, roles)
        if trend
        else pay_findings.levels_apart(levels, roles, described["plural"])
    )
    chart = Chart(
        (pay_medians.trend if trend else pay_medians.by_level)(levels, roles, money),
        title=title,
        subtitle=words.levels_subtitle(about, label, money),
        caption=f"{origin.line} {counts(levels)} {few} {described['silent']}",
        table=origin.attach(levels, about, words.a_year(money)),
        file_name=f"pay-by-{factor}",
    )
    return Groups(title, chart)
