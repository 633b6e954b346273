"""The distribution of pay in each role."""

import numpy as np

from components.charts import pay_medians
from components.charts.chart import Chart
from components.charts.pay_chart import pay_chart
from components.pay import words
from components.reports import counting
from components.reports.reports import source_reports
from components.selection.records import reports_in
from components.selection.selection import Selection
from components.statistics import group_medians, quantiles
from components.tables.cache import Tables, cache_result
from components.tables.roles import roles_by_id
from components.thresholds import MIN_REPORTS
from components.words import pay_findings
from components.words.money import currency


@cache_result
def pay_distribution(selection: Selection, currency_id: str, tables: Tables) -> Chart | None:
    """Return a chart of the distribution of the selected pay; None if no role has a figure."""
    roles, money = roles_by_id(tables), currency(currency_id, tables)
    reports = reports_in(selection, currency_id, tables)
    medians = group_medians.with_figure(group_medians.medians_by_role(reports))
    if not medians:
        return None
    plotted = reports.of_roles(*(median.role for median in medians))
    figure, table = pay_medians.distribution_chart(plotted, medians, roles, money)
    return pay_chart(
        figure,
        selection,
        tables,
        title=words.DISTRIBUTION,
        plotted=pay_findings.distribution_plotted(money),
        distinct_records=group_medians.distinct_records(medians),
        rows=lambda: table,
        unit=money.a_year,
        file_name="pay-distribution",
        notes=[
            pay_findings.gap_in_words(medians, roles),
            pay_findings.not_drawn(plotted, roles, table["from"].max(), money),
            range_widths_note(selection, tables),
        ],
    )


@cache_result
def range_widths_note(selection: Selection, tables: Tables) -> str:
    """Describe the width of pay ranges in the selected job ads; '' if there are too few."""
    widths = source_reports(selection.source, tables, "range_widths")
    # The `range_widths` table has only some of the factors.
    shared_levels = tuple(
        (factor, codes) for factor, codes in selection.levels if factor in widths.categories
    )
    selected = Selection(selection.source, shared_levels).filter(counting.deduplicate(widths))
    ranges = int(selected.records.sum())
    if ranges < MIN_REPORTS:
        return ""
    median = quantiles.quantiles(selected, np.array([0.5]))[0]
    return words.range_widths_sentence(float(median), ranges)
