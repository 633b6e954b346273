"""Tests for pay on the Switch page: the like-for-like gap in every source."""

import pytest

from components.reports import counting
from components.reports.reports import Reports
from components.selection.selection import Selection
from components.statistics import role_gap
from components.statistics.gap import Gap
from components.switch.answer.pay import pay_gaps
from components.tables.cache import get_tables
from components.thresholds import MIN_REPORTS
from tests.components.switch.path_examples import PLURALS, ROLES, TABLES
from tests.expected import latest_years

# The latest two years of each source; the practitioner survey has only one year.
LATEST = {source: latest_years(source) for source in TABLES["salary_factors"]["source"].unique()}
REPORTS = {
    "salary_index": ("job ads", "are offered"),
    "practitioner_survey": ("answers", "report"),
    "visa_applications": ("applications", "are offered"),
}


def expected(source: str, country: str, target: str, start: str) -> Gap:
    """Compute the gap in a country directly from the table."""
    rows = TABLES["pay"]
    rows = rows[(rows["source"] == source) & (rows["country"] == country)]
    minimum = TABLES["lowest_pay"].set_index("source")["lowest_pay"].get(source, 0)
    reports = Reports.of(rows[rows["year"].isin(LATEST[source])])
    factors = TABLES["salary_factors"].loc[TABLES["salary_factors"]["source"] == source, "factor"]
    return role_gap.adjusted_gap(counting.countable(reports, minimum), target, start, list(factors))


def in_country(source: str, country: str) -> Selection:
    return Selection.of(source, {"country": [country]})


def test_pay_gap_is_like_for_like_in_the_selected_country():
    (gap,) = pay_gaps("ds", "mle", in_country("salary_index", "us"), TABLES).gaps
    actual = expected("salary_index", "us", "mle", "ds")
    assert "in the USA" in gap.sentence
    assert f"{actual.ratio:.0%} more than data scientists (95% interval: " in gap.sentence
    assert f"(95% interval: {actual.low:.0%} to {actual.high:.0%} more)" in gap.sentence
    assert f"{actual.records:,} job ads." in gap.sentence
    assert " and ".join(LATEST["salary_index"]) in gap.sentence
    assert gap.has_figure
    assert not gap.few


@pytest.mark.parametrize(("start", "target"), [ROLES[:2], ROLES[1::-1]])
def test_pay_names_every_source_with_its_gap(start, target):
    actual = pay_gaps(start, target, in_country("salary_index", "us"), TABLES)
    (gap,) = actual.gaps
    texts = dict(zip(REPORTS, actual.sentences, strict=True))
    titles = TABLES["sources"].set_index("id")["title"]
    for source, text in texts.items():
        gap_row = expected(source, "us", target, start)
        reports, verb = REPORTS[source]
        assert text.startswith(f"{titles[source]} (")
        assert "in the USA" in text
        assert f"{gap_row.records:,} {reports}" in text
        more_or_less = "less" if gap_row.ratio < 0 else "more"
        assert f"like for like, {PLURALS[target]} {verb}" in text
        assert f" {abs(gap_row.ratio):.0%} {more_or_less} than {PLURALS[start]}" in text
        clear = gap_row.low > 0 or gap_row.high < 0
        assert ("no clear difference" in text) != clear
    assert gap.sentence == texts["salary_index"]
    measured = [*REPORTS][1:]
    assert gap.others == (
        *(f"Another source measures something else. {texts[source]}" for source in measured),
        "Another source says nothing here: it has no figures of its own for the chosen countries.",
    )


def test_too_few_reports_give_a_sentence_instead_of_a_gap():
    rows = TABLES["pay"]
    subset = rows[(rows["source"] == "practitioner_survey") & (rows["country"] == "za")]
    assert subset.groupby("role")["distinct_records"].sum().min() < MIN_REPORTS
    (gap,) = pay_gaps("ds", "mle", in_country("practitioner_survey", "za"), TABLES).gaps
    assert not gap.has_figure
    assert "are alike for a figure" in gap.sentence


def test_sources_without_the_country_say_so():
    levels = TABLES["pay_levels"]
    countries = levels[levels["factor"] == "country"].groupby("source")["code"].agg(set)
    only = sorted(countries["salary_index"] - countries["practitioner_survey"])[0]
    actual = pay_gaps("ds", "mle", in_country("salary_index", only), TABLES)
    assert actual.gaps[0].others == (
        "Another source says nothing here: it has no figures of its own for the chosen countries.",
    )
    assert len(actual.sentences) == 1


def test_newcomer_sees_the_gap_to_each_other_role(third_role):
    tables = get_tables()
    actual = pay_gaps(None, "ds", Selection("salary_index"), tables)
    assert len(actual.gaps) == 2
    assert any(third_role["short_plural"] in gap.title for gap in actual.gaps)
