"""The drivers of pay: the effect of each level of each factor, with everything else equal."""

from dataclasses import dataclass

import pandas as pd

from components.charts import forest
from components.charts.chart import Chart
from components.charts.pay_chart import pay_chart
from components.pay import words
from components.selection.records import pay_reports, provenance
from components.selection.selection import Selection
from components.statistics import effects
from components.tables.cache import Tables, cache_result
from components.tables.factors import factor_labels, factors_of, pay_sources
from components.tables.roles import Role, roles_by_id, roles_of
from components.tables.sources import sources_by_id
from components.thresholds import MAX_LEVELS
from components.words.phrases import HOLLOW, join_words


@dataclass(frozen=True)
class PayDrivers:
    """The effects of factors on the pay of `roles`, and what the source can't measure.

    With too few reports there is no chart, and the finding says so.
    """

    finding: str
    roles: tuple[Role, ...]
    chart: Chart | None
    blind_spots: str


@cache_result
def pay_drivers(selection: Selection, tables: Tables) -> PayDrivers:
    chart = _effects_chart(selection, tables)
    return PayDrivers(
        chart.title if chart else words.NOTHING_MOVES_PAY,
        roles_of(pay_reports(selection, tables).role.occurring(), tables),
        chart,
        _blind_spots(selection.source, tables),
    )


def _effects_chart(selection: Selection, tables: Tables) -> Chart | None:
    """Return a forest plot of the effects; None if there are too few reports."""
    roles, factors = roles_by_id(tables), factors_of(selection.source, tables)
    origin = provenance(selection, tables)
    reports = pay_reports(selection, tables)
    varying = [id for id in factors if len(reports.categories[id].occurring()) > 1]
    measurable = [id for id in varying if factors[id].is_measurable]
    if not measurable:
        return None
    labels = {
        (factor.id, code): label
        for factor in factors.values()
        for code, label in factor.labels.items()
    }
    level_effects = effects.level_effects(reports, varying, labels)
    level_effects = level_effects[level_effects["factor"].isin(measurable)]
    shown = _plotted(level_effects)
    if shown.empty:
        return None
    references = shown[shown["reference"]].drop_duplicates("factor")["label"]
    levels_of_factors = ["factor", "level"]
    left_out = len(level_effects.drop_duplicates(levels_of_factors)) - len(
        shown.drop_duplicates(levels_of_factors)
    )
    return pay_chart(
        forest.effects_forest(
            shown, roles, {factor.id: factor.label for factor in factors.values()}, origin.reports
        ),
        selection,
        tables,
        title=words.drivers_title(shown, roles, factors),
        plotted=f"Pay against {join_words(list(references))}, all else equal, "
        f"95% intervals.{HOLLOW}",
        distinct_records=int(reports.distinct_records.sum()),
        rows=lambda: level_effects,
        unit=words.EFFECT_UNIT,
        file_name="what-moves-pay",
        notes=[words.drivers_notes(left_out)],
    )


def _plotted(level_effects: pd.DataFrame) -> pd.DataFrame:
    """Return the first `MAX_LEVELS` levels of each factor at which every role has a figure.

    A role without a figure at any level is ignored. Factors with fewer than two such levels are
    dropped.
    """
    with_effects = level_effects.dropna(subset="effect")
    roles = with_effects["role"].nunique()
    with_effects = with_effects[
        with_effects.groupby(["factor", "level"])["role"].transform("nunique") == roles
    ]
    position = with_effects.groupby("factor")["level"].transform(
        lambda level: pd.factorize(level)[0]
    )
    with_effects = with_effects[position < MAX_LEVELS]
    return with_effects[with_effects.groupby("factor")["level"].transform("nunique") > 1]


def _blind_spots(source: str, tables: Tables) -> str:
    """Name the factors whose effect this source can't measure, and the other sources."""
    sources = sources_by_id(tables)
    factors, labels = factors_of(source, tables), factor_labels(tables)
    return words.blind_spots(
        [factor.no_effect_reason for factor in factors.values() if not factor.is_measurable],
        [label.lower() for factor, label in labels.items() if factor not in factors],
        [sources[other].title for other in pay_sources(tables) if other != source],
    )
