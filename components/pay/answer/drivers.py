"""Pay drivers: the effect of each level of each factor, everything else equal."""

from dataclasses import dataclass

import pandas as pd

from components.charts import forest
from components.charts.chart import Chart
from components.pay import words
from components.selection.records import describe, describe_filters, pay_reports, provenance
from components.selection.selection import Selection, levels_of
from components.statistics import effects
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, roles_by_id, roles_of
from components.thresholds import MAX_LEVELS
from components.words.phrases import join_sentences


@dataclass(frozen=True)
class PayDrivers:
    """The effects on the pay of `roles`, and what the source can't measure.

    With too few reports there is no chart, and the finding says so.
    """

    finding: str
    roles: tuple[Role, ...]
    chart: Chart | None
    blind_spots: str


@cache_result
def pay_drivers(selection: Selection, tables: Tables) -> PayDrivers:
    """Return what drives the selected pay."""
    chart = _effects_chart(selection, tables)
    return PayDrivers(
        chart.title if chart else words.NOTHING_MOVES_PAY,
        roles_of(pay_reports(selection, tables).role.occurring(), tables),
        chart,
        _blind_spots(selection.source, tables),
    )


def _effects_chart(selection: Selection, tables: Tables) -> Chart | None:
    """Return the forest of the effects; None if there are too few reports."""
    roles, factors = roles_by_id(tables), tables["salary_factors"]
    origin, description = provenance(selection, tables), describe(selection, tables)
    reports = pay_reports(selection, tables)
    source_factors = factors[factors["source"] == selection.source]
    varying = [
        factor
        for factor in source_factors["factor"]
        if len(reports.categories[factor].occurring()) > 1
    ]
    measurable = [
        factor
        for factor in source_factors.loc[source_factors["no_effect_reason"] == "", "factor"]
        if factor in varying
    ]
    if not measurable:
        return None
    levels = pd.concat(
        [
            levels_of(tables["pay_levels"], selection.source, factor)
            for factor in source_factors["factor"]
        ]
    )
    level_effects = effects.level_effects(reports, varying, levels)
    level_effects = level_effects[level_effects["factor"].isin(measurable)]
    shown = _plotted(level_effects)
    if shown.empty:
        return None
    references = shown[shown["reference"]].drop_duplicates("factor")["label"]
    levels_of_factors = ["factor", "level"]
    left_out = len(level_effects.drop_duplicates(levels_of_factors)) - len(
        shown.drop_duplicates(levels_of_factors)
    )
    return Chart(
        forest.effects_forest(
            shown, roles, source_factors.set_index("factor")["label"].to_dict(), origin.reports
        ),
        title=words.drivers_title(shown, roles, source_factors),
        subtitle=join_sentences(
            describe_filters(selection, tables),
            words.drivers_subtitle(list(references)),
            origin.count_and_citation(int(reports.distinct_records.sum())),
        ),
        caption=words.drivers_caption(origin.line, left_out),
        table=origin.annotate(level_effects, description, words.EFFECT_UNIT),
        file_name="what-moves-pay",
        scope=f"{description}.",
    )


def _plotted(level_effects: pd.DataFrame) -> pd.DataFrame:
    """Return the first `MAX_LEVELS` levels of each factor at which all roles have a figure.

    A role without any figure doesn't hide the others.
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
    """Name the factors that this source can't measure, and the sources that can."""
    factors = tables["salary_factors"]
    source_factors = factors[factors["source"] == source]
    titles = tables["sources"].set_index("id")["title"]
    others_only = factors[~factors["factor"].isin(source_factors["factor"])].drop_duplicates(
        "factor"
    )
    return words.blind_spots(
        [reason for reason in source_factors["no_effect_reason"] if reason],
        list(others_only["label"].str.lower()),
        [titles[other] for other in factors["source"].unique() if other != source],
    )
