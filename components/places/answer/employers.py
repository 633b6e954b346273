"""Visa offers by named employers for each role."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from components.charts import pay_medians
from components.charts.chart import Chart
from components.charts.ranges import ranges_chart
from components.places import words
from components.reports.exchange import DOLLARS
from components.selection.records import describe, describe_filters, pay_reports, provenance
from components.selection.selection import Selection
from components.statistics.group_medians import (
    GroupMedian,
    by_level,
    distinct_records,
    median_table,
    quantiles_by,
    with_figure,
)
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles, roles_by_id
from components.thresholds import MAX_EMPLOYERS, MAX_EMPLOYERS_FIRST, MIN_EMPLOYER_REPORTS
from components.words.metric import Metric
from components.words.money import currency
from components.words.provenance import Provenance

AREA, EMPLOYER, FIRM = "area", "employer", "firm"
# The maximum height of the chart in pixels, so that it fits on the first screen.
MAX_HEIGHT = 500


@dataclass(frozen=True)
class Employers:
    """Visa offers by the employers that match a search.

    `chart` has the medians of the largest and the best-paying employers, `spread` the ranges of the
    largest; both are None if no employer has a figure. `table` has all matching employers, those
    with the most applications first. `widened` is a note that offers beyond the selection are
    shown, or ''.
    """

    finding: str
    metrics: tuple[Metric, ...]
    widened: str
    roles: tuple[Role, ...]
    chart: Chart | None
    spread: Chart | None
    table: pd.DataFrame


@cache_result
def build_employers(
    selection: Selection, search: str, role: str | None, tables: Tables
) -> Employers:
    """Return the offers by employers whose name contains `search`, for one role or all.

    If no employer has enough offers in the selection, offers in all areas count, and if there are
    still too few, all offers. A `role` of None means all roles.
    """
    wider = {
        selection: "",
        selection.with_levels(AREA, ()): words.offers.ALL_AREAS,
        Selection(selection.source): words.offers.ALL_OFFERS,
    }
    wider[selection] = ""
    matches = {wide: _matching(wide, search, role, tables) for wide in wider}
    known_in = [wide for wide, medians in matches.items() if with_figure(medians)]
    shown = known_in[0] if known_in else selection
    medians, about = matches[shown], describe(shown, tables)
    origin = Provenance.of(shown.source, tables)
    roles, money = roles_by_id(tables), currency(DOLLARS, tables)
    known = with_figure(medians)
    table = origin.annotate(median_table(medians, "label"), about, words.offers.DOLLARS_A_YEAR)
    caption = words.employers.employers_caption(origin.line, MIN_EMPLOYER_REPORTS)
    return Employers(
        finding=words.employers.employers_finding(known, roles),
        metrics=words.employers.employers_metrics(known, roles, money),
        widened=f"Too few offers by any one employer match your filters. Shown: {about}."
        if shown != selection
        else "",
        roles=all_roles(tables),
        chart=_chart(known, wider[shown], shown, caption, table, tables) if known else None,
        spread=_spread(known, shown, caption, table, tables) if known else None,
        table=table,
    )


def _matching(
    selection: Selection, search: str, role: str | None, tables: Tables
) -> list[GroupMedian]:
    """Return the medians of employers whose name contains `search`; all roles if `role` is None."""
    return [
        median
        for median in _medians(selection, tables)
        if search.casefold() in median.label.casefold() and role in (None, median.role)
    ]


def _chart(
    known: Sequence[GroupMedian],
    which: str,
    selection: Selection,
    caption: str,
    table: pd.DataFrame,
    tables: Tables,
) -> Chart:
    """Return a chart of medians for the largest and the best-paying employers.

    The best-paying come first. `which` describes the offers if too few matched the selection, and
    is '' otherwise.
    """
    roles, money = roles_by_id(tables), currency(DOLLARS, tables)
    employers = by_level(known)
    best = [median.level for median in words.employers.highest_offers(known, roles).values()]
    largest = sorted(employers, key=lambda firm: -distinct_records(employers[firm]))
    firms = list(dict.fromkeys([*best, *largest]))[:MAX_EMPLOYERS_FIRST]
    firms.sort(key=lambda firm: (-max(median.pay.median for median in employers[firm]), firm))
    drawn = [median for firm in firms for median in employers[firm]]
    return Chart(
        pay_medians.medians_chart(
            drawn, roles, money, words.offers.APPLICATIONS.lower(), MAX_HEIGHT
        ),
        title=words.employers.employers_title(drawn, roles, which),
        subtitle=words.employers.employers_subtitle(
            describe_filters(selection, tables),
            len(firms),
            len(employers),
            provenance(selection, tables).count_and_citation(distinct_records(drawn)),
        ),
        caption=caption,
        rows=lambda: table,
        file_name="employers",
        scope=f"{describe(selection, tables)}.",
    )


def _spread(
    known: Sequence[GroupMedian],
    selection: Selection,
    caption: str,
    table: pd.DataFrame,
    tables: Tables,
) -> Chart:
    """Return a chart of the ranges of offers by the largest employers, for each role."""
    roles, money = roles_by_id(tables), currency(DOLLARS, tables)
    drawn = [
        replace(
            median,
            label=f"{median.label}, {roles[median.role].short_name} "
            f"({median.pay.distinct_records:,})",
        )
        for median in known[:MAX_EMPLOYERS]
    ]
    return Chart(
        ranges_chart(drawn, roles, money),
        title=words.employers.SPREAD_TITLE,
        subtitle=words.employers.spread_of_employers_subtitle(
            len(drawn),
            len(known),
            provenance(selection, tables).count_and_citation(distinct_records(drawn)),
        ),
        caption=caption,
        rows=lambda: table,
        file_name="employers-spread",
    )


@cache_result
def _named_employers(source: str, tables: Tables) -> set[tuple[str, str]]:
    """Return pairs of a named employer and a role for which it has made enough offers."""
    offers = pay_reports(Selection(source), tables).at(EMPLOYER, *tables["employers"]["id"])
    return {
        (employer, role)
        for (employer, role), group in offers.groups([EMPLOYER, "role"])
        if group.distinct_records.sum() >= MIN_EMPLOYER_REPORTS
    }


@cache_result
def _medians(selection: Selection, tables: Tables) -> tuple[GroupMedian, ...]:
    """Return the median for each named employer and role.

    Those with the most applications come first.
    """
    rows = tables["employers"]
    names = dict(zip(rows["id"], rows["name"], strict=True))
    offers = pay_reports(selection, tables)
    # Each group is one employer, so its offers must not be treated as a single cluster.
    firms = offers.without_category(EMPLOYER).with_category(FIRM, offers.categories[EMPLOYER])
    named = _named_employers(selection.source, tables)
    pairs = zip(firms.categories[FIRM].values(), firms.role.values(), strict=True)
    firms = firms.where(np.array([pair in named for pair in pairs], bool))
    medians = [
        GroupMedian(role, pay, firm, names[firm])
        for (firm, role), pay in quantiles_by(firms, [FIRM, "role"]).items()
    ]
    medians.sort(key=lambda median: (-median.pay.distinct_records, median.label, median.role))
    return tuple(medians)
