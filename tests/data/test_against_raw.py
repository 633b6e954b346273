"""Test the real tables against the raw rows, which are read here independently of the build."""

import csv
import gzip
import io
import re
import statistics
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from scipy import stats
from statsmodels.regression.linear_model import WLS

from components.pay.answer.distribution import pay_distribution
from components.pay.answer.how_sure import all_gaps
from components.pay.answer.overview import pay_estimate
from components.reports import counting
from components.reports.reports import Reports
from components.selection.records import all_reports, latest, pay_reports
from components.selection.selection import Selection
from components.statistics import effects, group_medians, role_gap, trend
from components.tables.cache import get_tables
from components.tables.loading import read_table
from components.tables.roles import default_pair

Rows = list[dict[str, str]]
DS, MLE, USA = "Data Scientist", "Machine Learning/ MLops Engineer", "United States of America"


@pytest.fixture(scope="module")
def index_rows(raw: Path) -> Rows:
    with gzip.open(raw / "ai-jobs-salaries.csv.gz", "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def survey_rows(raw: Path) -> Rows:
    with (
        zipfile.ZipFile(raw / "kaggle-survey-2022.zip") as archive,
        archive.open("kaggle_survey_2022_responses.csv") as file,
    ):
        return list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")))[1:]


def is_role(title: str, role: str) -> bool:
    title = title.lower()
    if role == "ds":
        return "data scientist" in title
    known = "machine learning" in title or "mlops" in title or re.search(r"\bml\b", title)
    return bool(known) and "engineer" in title


def ads_of(rows: Rows) -> pd.DataFrame:
    """Return the full-time ads for the roles, one row each.

    Rows are paired by walking through the file, independently of the build.
    """
    amounts = {"salary", "salary_in_usd", "work_year"}
    collected: dict[tuple, dict] = {}
    position = 0
    while position < len(rows):
        ends = [rows[position]]
        if position + 1 < len(rows):
            one, two = rows[position], rows[position + 1]
            alike = all(
                one[name] == two[name] for name in one if name not in {"salary", "salary_in_usd"}
            )
            if alike and float(one["salary"]) >= float(two["salary"]):
                ends.append(two)
        position += len(ends)
        first = ends[0]
        role = next((role for role in ("mle", "ds") if is_role(first["job_title"], role)), None)
        if role is None or first["employment_type"] != "FT":
            continue
        key = (
            *(first[name] for name in first if name not in amounts),
            float(ends[0]["salary"]),
            float(ends[-1]["salary"]),
        )
        dollars = [float(row["salary_in_usd"]) for row in (ends[0], ends[-1])]
        known = collected.setdefault(key, {**first, "role": role, "copies": 0, "dollars": dollars})
        known["copies"] += 1
        if first["work_year"] < known["work_year"]:
            known.update(work_year=first["work_year"], dollars=dollars)
    table = pd.DataFrame(collected.values())
    return table.assign(pay=[np.mean(np.log(dollars)) for dollars in table["dollars"]])


@pytest.fixture(scope="module")
def index_ads(index_rows: Rows) -> pd.DataFrame:
    return ads_of(index_rows)


def counted(source: str, levels: dict[str, list[str]] | None = None) -> Reports:
    """Return the selected reports in `pay.csv`, without repeats and implausibly low pay."""
    return pay_reports(Selection.of(source, levels or {}), get_tables())


def every(source: str, levels: dict[str, list[str]] | None = None) -> Reports:
    """Return the selected reports in `pay.csv`, including repeats and implausibly low pay."""
    return all_reports(Selection.of(source, levels or {}), get_tables())


@pytest.mark.parametrize(
    ("role", "raw_filter", "levels"),
    [
        ("mle", {}, {}),
        ("ds", {"employee_residence": ["US"]}, {"country": ["us"]}),
        (
            "mle",
            {"employee_residence": ["US"], "work_year": ["2024"]},
            {"country": ["us"], "year": ["2024"]},
        ),
        (
            "ds",
            {"employee_residence": ["GB"], "experience_level": ["SE"]},
            {"country": ["gb"], "experience": ["senior"]},
        ),
        ("mle", {"employee_residence": ["CA"]}, {"country": ["ca"]}),
        (
            "ds",
            {"remote_ratio": ["100"], "work_year": ["2023", "2024"]},
            {"remote": ["remote"], "year": ["2023", "2024"]},
        ),
        (
            "mle",
            {"company_size": ["L"], "experience_level": ["SE", "MI"]},
            {"company_size": ["over-250"], "experience": ["senior", "mid"]},
        ),
    ],
)
def test_salary_index(index_ads: pd.DataFrame, role: str, raw_filter: dict, levels: dict):
    role_rows = index_ads[index_ads["role"] == role]
    for column, values in raw_filter.items():
        role_rows = role_rows[role_rows[column].isin(values)]
    amounts = np.exp(role_rows["pay"])

    repeated = every("salary_index", levels).of_roles(role)
    assert repeated.records.sum() == role_rows["copies"].sum()
    reports = counted("salary_index", levels).of_roles(role)
    shown = group_medians.summary(reports, ["role"]).iloc[0]

    assert shown["records"] == shown["distinct_records"] == len(role_rows)
    assert shown["median"] == pytest.approx(statistics.median(amounts), rel=0.01)
    for name, percentile in {"p10": 10, "p25": 25, "p75": 75, "p90": 90}.items():
        assert shown[name] == pytest.approx(np.percentile(amounts, percentile), rel=0.02)


def test_medians_are_those_of_the_ads_where_pay_is_round(index_ads: pd.DataFrame):
    # The bands are centred on round amounts, so their medians are close to those of the ads.
    late = index_ads[index_ads["work_year"].isin(["2024", "2025"])]
    rows = counted("salary_index", {"year": ["2024", "2025"]})
    shown = group_medians.summary(rows, ["role"]).set_index("role")["median"]
    for role, median in (("ds", 143_647), ("mle", 180_875)):
        role_rows = np.exp(late.loc[late["role"] == role, "pay"]).median()
        assert role_rows == pytest.approx(median, abs=1)
        assert shown[role] == pytest.approx(role_rows, rel=0.003)


def test_part_time_contract_and_remote_work_rows(index_rows: Rows):
    subset = pd.DataFrame(
        row for row in index_rows if any(is_role(row["job_title"], role) for role in ("mle", "ds"))
    )
    assert ((subset["employment_type"] != "FT").sum(), len(subset)) == (92, 28_034)
    hybrid = (subset["remote_ratio"] == "50").groupby(subset["work_year"]).mean()
    assert (round(hybrid["2021"], 2), round(hybrid["2025"], 3)) == (0.39, 0.001)
    levels = read_table("pay_levels").set_index(["source", "factor", "code"])["label"]
    assert levels["salary_index", "remote", "on-site"] == "On site or not stated"


def test_middles_of_the_range_hold_as_many_ads_as_they_say(index_ads: pd.DataFrame):
    subset = index_ads[index_ads["role"] == "ds"]
    rows = counted("salary_index")
    shown = group_medians.summary(rows.of_roles("ds"), ["role"]).iloc[0]
    amounts = np.exp(subset["pay"])
    for low, high, share in (("p25", "p75", 0.5), ("p10", "p90", 0.8)):
        assert amounts.between(shown[low], shown[high]).mean() == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize(
    ("role", "title", "raw_filter", "levels"),
    [
        ("ds", "Data Scientist", {"Q4": ["India"]}, {"country": ["in"]}),
        (
            "mle",
            "Machine Learning/ MLops Engineer",
            {"Q4": ["India", "United States of America"]},
            {"country": ["in", "us"]},
        ),
        (
            "ds",
            "Data Scientist",
            {"Q25": ["10,000 or more employees"], "Q11": ["5-10 years", "10-20 years"]},
            {"company_size": ["10000-up"], "experience": ["5-10", "10-20"]},
        ),
    ],
)
def test_practitioner_survey(
    survey_rows: Rows, role: str, title: str, raw_filter: dict, levels: dict
):
    answers = [
        row["Q29"]
        for row in survey_rows
        if row["Q23"] == title
        and row["Q29"]
        and row["Q29"] != "$0-999"
        and all(row[question] in values for question, values in raw_filter.items())
    ]
    lows = sorted(int(re.sub(r"[^\d]", "", answer.split("-")[0])) for answer in answers)

    rows = counted("practitioner_survey", levels)
    shown = group_medians.summary(rows.of_roles(role), ["role"]).iloc[0]
    bands = dict(zip(rows.low, rows.high, strict=True))

    assert shown["records"] == shown["distinct_records"] == len(answers)
    for name, share in group_medians.PERCENTILES.items():
        # The survey only has bands: the percentile lies in the band of the respondent at that rank.
        low = lows[max(int(np.ceil(share * len(lows))) - 1, 0)]
        assert low <= shown[name] <= bands[low]


@pytest.mark.parametrize(
    ("table", "item", "column", "question", "role", "title", "countries", "groups"),
    [
        ("tool_usage", "pytorch", "Q17_4", "Q17_", "mle", MLE, None, ["in", "us", "elsewhere"]),
        ("tool_usage", "sql", "Q12_3", "Q12_", "ds", DS, {"India"}, ["in"]),
        ("tool_usage", "jupyter_notebook", "Q13_11", "Q13_", "mle", MLE, {USA}, ["us"]),
        (
            "tool_usage",
            "mlflow_tracking",
            "Q40_7",
            "Q40_",
            "mle",
            MLE,
            None,
            ["in", "us", "elsewhere"],
        ),
        ("tool_usage", "tableau", "Q36_5", "Q36_", "ds", DS, None, ["in", "us", "elsewhere"]),
        ("activities", "analyse", "Q28_1", "Q28_", "ds", DS, None, ["in", "us", "elsewhere"]),
        ("activities", "service", "Q28_4", "Q28_", "mle", MLE, {"India", USA}, ["in", "us"]),
    ],
)
def test_shares(
    survey_rows: Rows,
    table: str,
    item: str,
    column: str,
    question: str,
    role: str,
    title: str,
    countries: set[str] | None,
    groups: list[str],
):
    subset = [
        {name: value for name, value in row.items() if name.startswith(question)}
        for row in survey_rows
        if row["Q23"] == title and (countries is None or row["Q4"] in countries)
    ]
    ticked = [row for row in subset if any(value not in ("", "nan") for value in row.values())]
    people = sum(row[column] not in ("", "nan") for row in ticked)

    rows = read_table(table)
    rows = rows[(rows.iloc[:, 0] == item) & (rows["role"] == role)]
    rows = rows[rows["country_group"].isin(groups)]
    assert (rows["people"].sum(), rows["asked"].sum()) == (people, len(ticked))


ROLE_NAMES = {"mle": "Machine learning engineer", "ds": "Data scientist"}
FACTORS = {
    "country": "employee_residence",
    "experience": "experience_level",
    "company_size": "company_size",
    "remote": "remote_ratio",
    "year": "work_year",
}


def gap_of_ads(ads: pd.DataFrame, weights: str | None) -> tuple[float, float, float, int, int]:
    """Compute the adjusted gap with statsmodels, treating ads as clusters.

    Return the log gap, the ends of its interval, the number of ads and the number of cells.
    """
    cell = ads.groupby(list(FACTORS.values())).ngroup()
    alike = ads[ads.groupby(cell)["role"].transform("nunique") == 2]
    cell = cell[alike.index]
    weight = alike[weights] if weights else pd.Series(1.0, alike.index)

    def within(values: pd.Series) -> pd.Series:
        means = (values * weight).groupby(cell).sum() / weight.groupby(cell).sum()
        return values - cell.map(means)

    first = (alike["role"] == "mle").astype(float)
    fitted = WLS(within(alike["pay"]), within(first), weight).fit(cov_type="HC0")
    left = len(alike) - cell.nunique() - 1
    error = fitted.bse.iloc[0] * np.sqrt(len(alike) / left)
    half = stats.t.ppf(0.975, left) * error
    gap = fitted.params.iloc[0]
    return gap, gap - half, gap + half, len(alike), cell.nunique()


@pytest.mark.parametrize(
    ("country", "year", "repeats", "ratio"),
    [
        (None, None, False, 0.215),
        (None, None, True, 0.242),
        ("US", None, False, 0.209),
        ("CA", None, False, 0.190),
        ("NL", None, True, 0.245),
        (None, ["2022"], False, 0.130),
        (None, ["2025"], False, 0.246),
        (None, ["2024", "2025"], False, 0.230),
        ("GB", ["2024", "2025"], False, 0.599),
    ],
)
def test_gap_agrees_with_a_regression_on_the_ads(index_ads, country, year, repeats, ratio):
    ads = index_ads
    levels = {}
    if country:
        ads, levels["country"] = ads[ads["employee_residence"] == country], [country.lower()]
    if year:
        ads, levels["year"] = ads[ads["work_year"].isin(year)], year
    gap, low, high, distinct, cells = gap_of_ads(ads, "copies" if repeats else None)

    reports = every("salary_index", levels)
    reports = reports if repeats else counting.deduplicate(reports)
    actual = role_gap.adjusted_gap(reports, "mle", "ds", list(FACTORS))
    assert (actual.distinct_records, actual.cells) == (distinct, cells)
    assert np.log1p(actual.ratio) == pytest.approx(gap, abs=0.002)
    assert actual.ratio == pytest.approx(ratio, abs=0.0006)
    # With few ads, the interval is slightly wider than that of the plain sandwich estimator.
    assert low - 0.25 * (gap - low) <= np.log1p(actual.low) <= low + 0.01 * (gap - low)
    assert high - 0.01 * (high - gap) <= np.log1p(actual.high) <= high + 0.25 * (high - gap)


@pytest.mark.parametrize(
    ("column", "code", "factor", "level", "ratio"),
    [
        ("experience_level", "EN", "experience", "entry", 0.335),
        ("experience_level", "SE", "experience", "senior", 0.182),
        ("company_size", "M", "company_size", "50-250", 0.217),
        ("company_size", "L", "company_size", "over-250", 0.059),
        ("work_year", "2023", "year", "2023", 0.152),
        ("work_year", "2024", "year", "2024", 0.217),
    ],
)
def test_the_picture_of_every_gap_holds_that_of_each_level(
    index_ads, column, code, factor, level, ratio
):
    names = get_tables()
    gaps = {
        (comparison.factor, comparison.level, comparison.counting): comparison.gap
        for comparison in all_gaps("mle", "ds", names)
        if comparison.source == "salary_index"
    }
    for way, weights in (("counted", None), ("repeats", "copies")):
        gap, *_ = gap_of_ads(index_ads[index_ads[column] == code], weights)
        actual = gaps[factor, level, way].ratio
        assert actual == pytest.approx(np.expm1(gap), abs=0.003)
        assert way == "repeats" or actual == pytest.approx(ratio, abs=0.0006)


def test_the_picture_of_every_gap_holds_the_gap_of_medians(index_ads):
    names = get_tables()
    actual = {
        comparison.years: comparison.gap.ratio
        for comparison in all_gaps("mle", "ds", names)
        if (comparison.source, comparison.counting) == ("salary_index", "counted")
        and comparison.method == "medians"
    }
    for years, ads in (
        ("2024–25", index_ads[index_ads["work_year"].isin(["2024", "2025"])]),
        ("2020–25", index_ads),
    ):
        medians = np.exp(ads.groupby("role")["pay"].median())
        assert actual[years] == pytest.approx(medians["mle"] / medians["ds"] - 1, abs=0.004)


def test_in_australia_few_mles_are_offered_more_than_in_the_usa(index_ads):
    mles = index_ads[index_ads["role"] == "mle"].groupby("employee_residence")["pay"]
    assert 10 <= mles.size()["AU"] < 30
    assert mles.median()["AU"] > mles.median()["US"]


def test_repeats_move_the_gap_of_the_latest_years(index_ads):
    late = index_ads[index_ads["work_year"].isin(["2024", "2025"])]
    gap, *_ = gap_of_ads(late, "copies")
    assert np.expm1(gap) == pytest.approx(0.258, abs=0.0006)
    reports = every("salary_index", {"year": ["2024", "2025"]})
    actual = role_gap.adjusted_gap(reports, "mle", "ds", list(FACTORS))
    assert actual.ratio == pytest.approx(np.expm1(gap), abs=0.002)


def test_the_netherlands_and_germany_are_not_clear_with_ads_as_clusters(index_ads):
    gap, low, high, *_ = gap_of_ads(index_ads[index_ads["employee_residence"] == "NL"], "copies")
    assert np.expm1([gap, low, high]) == pytest.approx([0.245, -0.057, 0.644], abs=0.002)
    german = index_ads[index_ads["employee_residence"] == "DE"]
    gap, low, high, *_ = gap_of_ads(german, "copies")
    assert np.expm1([gap, low, high]) == pytest.approx([0.587, -0.079, 1.735], abs=0.004)
    # In Germany, five MLE ads have a counterpart; no figure is shown for fewer than ten.
    reports = counted("salary_index", {"country": ["de", "nl"]})
    codes = ["nl", "de"]
    actual = role_gap.gaps_by_level(reports, "mle", "ds", "country", codes, list(FACTORS))
    assert [gap.is_clear for gap in actual.values()] == [False, False]
    assert [gap.has_figure for gap in actual.values()] == [True, False]


def test_countries_that_clearly_differ(raw):
    assert raw.is_dir()
    reports = counted("salary_index")
    codes = sorted(reports.categories["country"].occurring())
    gaps = role_gap.gaps_by_level(reports, "mle", "ds", "country", codes, list(FACTORS))
    known = {code: gap for code, gap in gaps.items() if gap.has_figure}
    assert list(known) == ["au", "ca", "gb", "nl", "us"]
    assert [code for code in known if known[code].low > 0] == ["au", "ca", "gb", "us"]
    clear = [code for code in known if known[code].is_clear]
    assert clear == ["ca", "gb", "us"], "Australia has 13 and 14 ads"


def test_pay_of_mles_from_2022_to_2025_like_for_like(index_ads):
    ads = index_ads[(index_ads["role"] == "mle") & index_ads["work_year"].isin(["2022", "2025"])]
    ads = ads[ads["employee_residence"] == "US"]
    fitted = smf.ols(
        "pay ~ C(work_year) + C(experience_level):C(remote_ratio)", ads.astype({"pay": float})
    ).fit(cov_type="HC0")
    reports = counted("salary_index", {"country": ["us"]}).of_roles("mle")
    actual = trend.adjusted_change(reports, "2022", "2025", ["country", "experience", "remote"])
    assert np.log1p(actual.ratio) == pytest.approx(fitted.params["C(work_year)[T.2025]"], abs=0.003)
    assert actual.ratio == pytest.approx(0.164, abs=0.002)
    # The US consumer price index rose from 292.655 to 321.943.
    real = trend.deflate(actual, read_table("consumer_prices"), "us")
    assert 1 + real.ratio == pytest.approx((1 + actual.ratio) * 292.655 / 321.943)


def test_pay_of_both_roles_from_2022_to_2025_in_all_countries(index_ads):
    alike = ["employee_residence", "experience_level", "remote_ratio"]
    reports = counted("salary_index")
    for role, ratio, clear in (("mle", 0.120, True), ("ds", 0.023, False)):
        ads = index_ads[(index_ads["role"] == role) & index_ads["work_year"].isin(["2022", "2025"])]
        cell = ads.groupby(alike).ngroup()
        later = (ads["work_year"] == "2025").astype(float)
        part = later - later.groupby(cell).transform("mean")
        change = (part * ads["pay"]).sum() / (part * later).sum()
        assert np.expm1(change) == pytest.approx(ratio, abs=0.002)
        actual = trend.adjusted_change(
            reports.of_roles(role), "2022", "2025", ["country", "experience", "remote"]
        )
        assert actual.ratio == pytest.approx(np.expm1(change), abs=0.002)
        assert actual.is_clear == clear


def test_small_companies_move_nothing_in_the_index(index_ads):
    like = {"employee_residence": "US", "experience_level": "SE", "work_year": "2025"}
    for role, median in (("mle", 201_606), ("ds", 165_688)):
        role_rows = index_ads[index_ads["role"] == role]
        for column, value in like.items():
            role_rows = role_rows[role_rows[column] == value]
        assert np.exp(role_rows["pay"].median()) == pytest.approx(median, abs=1)
        levels = {"country": ["us"], "experience": ["senior"], "year": ["2025"]}
        selection = Selection.of("salary_index", {**levels, "company_size": ["under-50"]})
        actual = pay_estimate(selection, "usd", default_pair(get_tables()), get_tables())
        row = actual.chart.table.set_index("role").loc[ROLE_NAMES[role]]
        assert row["median"] == pytest.approx(median, rel=0.005)
        assert row["distinct_records"] == len(role_rows)


def test_your_pay_is_of_the_latest_years_where_none_is_chosen(index_ads):
    late = index_ads[index_ads["work_year"].isin(["2024", "2025"])]
    late = late[(late["employee_residence"] == "US") & (late["experience_level"] == "SE")]
    chosen = Selection.of("salary_index", {"country": ["us"], "experience": ["senior"]})
    names = get_tables()
    actual = pay_estimate(latest(chosen, names), "usd", default_pair(names), names)
    for role, median in (("mle", 197_358), ("ds", 167_123)):
        role_rows = np.exp(late.loc[late["role"] == role, "pay"])
        row = actual.chart.table.set_index("role").loc[ROLE_NAMES[role]]
        assert role_rows.median() == pytest.approx(median, abs=1)
        assert row["median"] == pytest.approx(role_rows.median(), rel=0.005)
        assert row["distinct_records"] == len(role_rows)
    assert "aijobs.net), 2024–25." in actual.chart.caption


def test_effects_agree_with_a_regression_on_the_ads(index_ads):
    ads = index_ads[index_ads["role"] == "mle"]
    fitted = smf.ols(
        "pay ~ C(employee_residence, Treatment('US')) + C(experience_level, Treatment('SE'))"
        " + C(company_size, Treatment('M')) + C(remote_ratio, Treatment('0'))"
        " + C(work_year, Treatment('2024'))",
        ads,
    ).fit()
    pairs = {
        ("country", "gb"): "C(employee_residence, Treatment('US'))[T.GB]",
        ("country", "in"): "C(employee_residence, Treatment('US'))[T.IN]",
        ("experience", "entry"): "C(experience_level, Treatment('SE'))[T.EN]",
        ("experience", "executive"): "C(experience_level, Treatment('SE'))[T.EX]",
        ("remote", "remote"): "C(remote_ratio, Treatment('0'))[T.100]",
        ("year", "2025"): "C(work_year, Treatment('2024'))[T.2025]",
    }
    rows = counted("salary_index")
    model = effects.fit(rows.of_roles("mle"), list(FACTORS))
    for key, name in pairs.items():
        assert model.coefficients[key] == pytest.approx(fitted.params[name], abs=0.004)


def test_29_of_100_in_these_roles_live_in_india(survey_rows: Rows):
    subset = [row["Q4"] for row in survey_rows if row["Q23"] in (DS, MLE)]
    assert round(subset.count("India") / len(subset), 2) == 0.29
    caveats = read_table("sources").set_index("id").loc["practitioner_survey", "caveats"]
    assert "29% of those in these roles live in India" in caveats


def test_six_americans_with_less_than_1000_dollars_move_the_gap_of_the_survey(survey_rows: Rows):
    asked = [row for row in survey_rows if row["Q4"] == USA and row["Q23"] in (DS, MLE)]
    answers = [row["Q29"] for row in asked if row["Q29"]]
    assert (len(answers), answers.count("$0-999")) == (403, 6)
    usa, alike = {"country": ["us"]}, ["country", "experience", "company_size", "year"]
    everyone, kept = (
        role_gap.adjusted_gap(reports("practitioner_survey", usa), "mle", "ds", alike)
        for reports in (every, counted)
    )
    assert [everyone.ratio, kept.ratio] == pytest.approx([0.040, 0.142], abs=0.001)
    assert not everyone.is_clear
    assert not kept.is_clear


def test_survey_effects_agree_with_a_regression_on_the_answers(survey_rows: Rows):
    rows = [row for row in survey_rows if row["Q23"] == DS and row["Q29"]]

    def mean_log(band: str) -> float:
        low, high = (float(part) for part in re.sub(r"[$,]", "", band).split("-"))
        edges = np.linspace(max(low, 1e-9), high + 1, 20_001)
        return float(np.log((edges[1:] + edges[:-1]) / 2).mean())

    bands = {row["Q29"] for row in rows if not row["Q29"].startswith(">")}
    logs = {band: mean_log(band) for band in bands} | {">$1,000,000": np.log(1e6)}
    raw = pd.DataFrame(rows).assign(pay=[logs[row["Q29"]] for row in rows])
    fitted = smf.ols(
        "pay ~ C(Q4, Treatment('India')) + C(Q11) + C(Q25, Treatment('0-49 employees'))", raw
    ).fit()
    model = effects.fit(
        every("practitioner_survey").of_roles("ds"),
        ["country", "experience", "company_size"],
        {"country": "in", "company_size": "under-50"},
    )
    for key, name in {
        ("country", "us"): "C(Q4, Treatment('India'))[T.United States of America]",
        (
            "company_size",
            "10000-up",
        ): "C(Q25, Treatment('0-49 employees'))[T.10,000 or more employees]",
    }.items():
        assert model.coefficients[key] == pytest.approx(fitted.params[name], abs=0.01)


def test_caption_states_the_median_width_of_recent_ad_ranges(index_ads):
    late = index_ads[index_ads["work_year"].isin(["2024", "2025"])]
    widths = [max(ends) / min(ends) for ends in late["dollars"] if max(ends) > min(ends)]
    selection = Selection.of("salary_index", {"year": ["2024", "2025"]})
    actual = pay_distribution(selection, "usd", get_tables())
    assert statistics.median(widths) - 1 == pytest.approx(0.47, abs=0.006)
    assert (
        f"In half of {len(widths):,} ads the top of the range is over 47% above" in actual.caption
    )


def brazil(raw: Path) -> list[dict[str, str]]:
    """Return the people who answered question 8.a in either year.

    Each has a job, and answers by option number.
    """
    people = []
    for year, title in ((2023, "P2_f"), (2024, "2.f_")):
        path = raw / f"state-of-data-brazil-{year}.csv.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            header, *rows = csv.reader(file)
        job = next(place for place, name in enumerate(header) if title in name)
        numbers = {}
        for place, name in enumerate(header):
            if actual := re.match(r"\('P8_a_(\d+) '|8\.a\.(\d+)_", name):
                numbers[place] = actual[1] or actual[2]
        for row in rows:
            people.append({"job": row[job], **{number: row[p] for p, number in numbers.items()}})
    return [person for person in people if person["1"] and person["job"]]


def test_statements_of_the_assessment_are_more_common_in_their_role(raw: Path):
    """Check that shares in `docs/methods.md` match the raw answers and support the right role."""
    text = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
    people = brazil(raw)
    jobs = {"ds": "Data Scientist", "mle": "ML Engineer/AI Engineer"}
    surveyed = pd.concat(
        [
            read_table("tool_usage")
            .rename(columns={"tool": "item"})
            .merge(read_table("tools")[["id", "name"]], left_on="item", right_on="id"),
            read_table("activities")
            .rename(columns={"activity": "item"})
            .merge(
                read_table("activity_names")[["id", "label"]].rename(columns={"label": "name"}),
                left_on="item",
                right_on="id",
            ),
        ]
    )
    assert len([p for p in people if jobs["ds"] in p["job"]]) == 1137
    for question in read_table("questions").itertuples():
        row = re.search(rf"^\| {re.escape(question.text)} \| (.*) \|$", text, re.MULTILINE)
        ds, mle, asked_as = row[1].split(" | ")
        counts = {}
        for role, job in jobs.items():
            if number := re.fullmatch(r"Brazil, 8\.a\.(\d+)", asked_as):
                subset = [p[number[1]] for p in people if job in p["job"]]
                counts[role] = (sum(float(ticked) for ticked in subset), len(subset))
            else:
                subset = surveyed[(surveyed["name"] == asked_as) & (surveyed["role"] == role)]
                counts[role] = (subset["people"].sum(), subset["asked"].sum())
        shares = {role: yes / asked for role, (yes, asked) in counts.items()}
        assert (ds, mle) == (f"{shares['ds']:.0%}", f"{shares['mle']:.0%}"), question.id
        assert max(shares, key=shares.__getitem__) == question.role
        table = [[yes, asked - yes] for yes, asked in counts.values()]
        assert stats.chi2_contingency(table).pvalue < 0.05
