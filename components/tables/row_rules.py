"""Rules for whole rows of the tables; `data/columns.csv` describes single columns."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
import pandera.pandas as pa

BANDS_APART = "bands of one source and year that do not overlap"


def _percentiles_rise(table: pd.DataFrame) -> pd.Series:
    """Return, for each row, whether its known percentiles never decrease from P10 to P90."""
    known = table[["p10", "p25", "median", "p75", "p90"]]
    return ~(known < known.ffill(axis=1).shift(axis=1)).any(axis=1)


def _unique(*columns: str) -> pa.Check:
    def unique(table: pd.DataFrame) -> pd.Series:
        return ~table.duplicated(list(columns))

    return _row_rule(columns, unique, "no other row with the same")


def _row_rule(
    columns: Iterable[str], rule: Callable[[pd.DataFrame], pd.Series], expected: str
) -> pa.Check:
    """Return a rule for each row; its error message shows the `columns` of a row that breaks it."""
    return pa.Check(rule, error=expected, name=" ".join(columns))


def _has(column: str, *ids: str) -> pa.Check:
    """Return a rule that requires a row for each of these ids, which the pages rely on."""
    return pa.Check(
        lambda table: set(ids) <= set(table[column]),
        error=f"a row for each of {', '.join(ids)}",
        name=column,
    )


def _together(*columns: str) -> pa.Check:
    def together(table: pd.DataFrame) -> pd.Series:
        blank = table[list(columns)].isna() | (table[list(columns)] == "")
        return blank.all(axis=1) | ~blank.any(axis=1)

    return _row_rule(columns, together, f"{' and '.join(columns)} together, or none of them")


def _bands_apart(table: pd.DataFrame) -> pd.Series:
    """Return, for each row, whether its band overlaps no lower band of its source and year.

    Bands may differ between years: bands in a foreign currency follow each year's exchange rate.
    """
    group, band = ["source", "year"], ["source", "year", "low", "high"]
    bands = table[band].drop_duplicates().sort_values([*group, "low"])
    top = bands.groupby(group)["high"].transform(lambda high: high.fillna(np.inf).shift())
    overlapping = bands[bands["low"] < top]
    keys = pd.MultiIndex.from_frame(table[band])
    return pd.Series(
        ~keys.isin(pd.MultiIndex.from_frame(overlapping)),
        index=table.index,
    )


def _no_more(part: str, whole: str) -> pa.Check:
    return _row_rule([part, whole], lambda t: t[part] <= t[whole], f"no more {part} than {whole}")


def _balanced(table: pd.DataFrame) -> pd.Series:
    """Return, for each row, whether its role has as many statements as the first role."""
    sizes = table["role"].map(table["role"].value_counts())
    return sizes == sizes.iloc[0]


def _within(value: str, low: str, high: str) -> pa.Check:
    """Return a rule that requires a figure to lie inside its interval, if the interval is known."""

    def inside(table: pd.DataFrame) -> pd.Series:
        return ~((table[value] < table[low]) | (table[value] > table[high]))

    return _row_rule([value, low, high], inside, f"{value} between {low} and {high}")


def _usage(item: str) -> list[pa.Check]:
    """Return the rules for counts of people who use or do an item, out of those asked."""
    return [_unique(item, "role", "country_group"), _no_more("people", "asked")]


def _yearly_usage(item: str) -> list[pa.Check]:
    """Return the rules for yearly counts of people who use or do an item, out of those asked."""
    return [_unique(item, "role", "year", "source"), _no_more("people", "asked")]


_ABOVE_A_COIN = _row_rule(
    ["area_under_curve"],
    lambda table: table["area_under_curve"] >= 0.5,
    "an area_under_curve of 0.5, a coin's, or more",
)


# Rules for counts of reports in bands, whatever the bands measure.
_COUNTED = [
    _row_rule(
        ["records", "distinct_records"],
        lambda t: t["distinct_records"] <= t["records"],
        "no more distinct_records than records",
    ),
    _row_rule(
        ["records", "squared_repeats"],
        lambda t: (
            (t["squared_repeats"] >= t["records"]) & (t["squared_repeats"] <= t["records"] ** 2)
        ),
        "squared_repeats between records and the square of records",
    ),
]

ROW_RULES: dict[str, list[pa.Check]] = {
    "roles": [
        _unique("id"),
        _unique("order"),
        _unique("name"),
        _unique("colour"),
        pa.Check(lambda t: len(t) > 1, error="at least two roles to compare", name="id"),
    ],
    "sources": [
        _unique("id"),
        _unique("title"),
        _unique("short_title"),
        _together("reports", "pay_verb"),
    ],
    "salary_factors": [_unique("source", "factor"), _unique("source", "drop_order")],
    "pay_levels": [
        _unique("source", "factor", "code"),
        _unique("source", "factor", "label"),
        _unique("source", "factor", "order"),
        _row_rule(
            ["factor", "code"],
            lambda t: (t["factor"] != "year") | t["code"].str.fullmatch("[12][0-9]{3}"),
            "a year such as 2024 as the code of a year",
        ),
    ],
    "pay": [
        _unique(
            "source",
            "role",
            "country",
            "experience",
            "company_size",
            "remote",
            "year",
            "area",
            "employer",
            "low",
        ),
        *_COUNTED,
        _row_rule(["low", "high"], lambda t: ~(t["low"] >= t["high"]), "low to be below high"),
        _row_rule(["low", "high"], _bands_apart, BANDS_APART),
    ],
    "employers": [_unique("id"), _unique("name")],
    "role_occupations": [
        _unique("role", "occupation"),
        _row_rule(
            ["applications", "of"],
            lambda t: t["applications"] <= t["of"],
            "no more applications than there are of the role",
        ),
        _row_rule(
            ["employers", "of_employers"],
            lambda t: t["employers"] <= t["of_employers"],
            "no more employers than there are of the role",
        ),
        _row_rule(
            ["squared_applications", "products", "squared_of"],
            lambda t: (
                (t["squared_applications"] <= t["products"]) & (t["products"] <= t["squared_of"])
            ),
            "squares and products that rise from one to the next",
        ),
    ],
    "range_widths": [
        _unique("source", "role", "country", "experience", "year", "low"),
        *_COUNTED,
        _row_rule(
            ["low", "high"],
            lambda t: (t["low"] >= 1) & (t["low"] < t["high"]),
            "low to be at least 1 and below high",
        ),
        _row_rule(["low", "high"], _bands_apart, BANDS_APART),
    ],
    "lowest_pay": [_unique("source")],
    "consumer_prices": [_unique("country", "year")],
    "exchange_rates": [
        _unique("country", "year"),
        _together("purchasing_power_year", "purchasing_power", "purchasing_power_source"),
        # Purchasing power divided by the exchange rate is a country's price level, about 1 in
        # the USA.
        _row_rule(
            ["exchange_rate", "purchasing_power"],
            lambda t: (
                ~(t["purchasing_power"] > 10 * t["exchange_rate"])
                & ~(t["exchange_rate"] > 10 * t["purchasing_power"])
            ),
            "a purchasing_power within ten times the exchange_rate",
        ),
    ],
    "currencies": [
        _unique("id"),
        _unique("name"),
        _has("id", "usd", "international"),
        _together("large_unit", "large_unit_size"),
        _row_rule(
            ["unit_size", "large_unit_size"],
            lambda t: ~(t["unit_size"] >= t["large_unit_size"]),
            "unit_size to be below large_unit_size",
        ),
    ],
    "questions": [
        _unique("id"),
        _unique("order"),
        _row_rule(["role"], _balanced, "as many statements as for other roles"),
    ],
    "former_questions": [_unique("version")],
    "picks": [_unique("item"), _unique("order")],
    "picks_accuracy": [
        _unique("country_group"),
        _has("country_group", "all"),
        _ABOVE_A_COIN,
        _within("area_under_curve", "area_low", "area_high"),
        _within("calibration_error", "error_low", "error_high"),
    ],
    "picks_other_year": [
        _unique("country_group"),
        _has("country_group", "all"),
        _together("area_low", "area_high"),
        _ABOVE_A_COIN,
        _within("area_under_curve", "area_low", "area_high"),
    ],
    "picks_errors": [
        _row_rule(["picked"], lambda t: t["picked"].diff().fillna(1) > 0, "more picks in each row")
    ],
    "picks_favoured": [
        _unique("role"),
        _row_rule(
            ["people", "holding"],
            lambda t: t["holding"] <= t["people"],
            "no more holding than people",
        ),
    ],
    "occupations": [_unique("id"), _unique("order")],
    "metro_pay": [
        _unique("area", "occupation"),
        _row_rule(
            ["p10", "p25", "median", "p75", "p90"],
            _percentiles_rise,
            "percentiles that rise from p10 to p90",
        ),
    ],
    "situation_levels": [_unique("factor", "code"), _unique("factor", "label"), _unique("order")],
    "level_spans": [
        _unique("factor", "code"),
        _row_rule(
            ["least", "most"],
            lambda t: ~(t["most"] < t["least"]).fillna(False),
            "least to be at most as large as most",
        ),
    ],
    "cities": [_unique("id"), _unique("name", "country")],
    "area_countries": [_unique("area_source")],
    "claimed_areas": [_unique("area"), _unique("order"), _together("together", "called")],
    "map_outlines": [_unique("outline", "line", "point")],
    "range_accuracy": [_unique("factor", "level", "source")],
    "methods": [_unique("id"), _unique("order")],
    "glossary": [_unique("id"), _unique("order")],
    "dimensions": [_unique("id"), _unique("order"), _unique("label")],
    "claimed_differences": [_unique("dimension", "role")],
    "claim_tests": [_unique("dimension", "role", "item")],
    "work_stages": [_unique("id"), _unique("order"), _unique("label")],
    "responsibilities": [_unique("role", "name"), _unique("role", "order")],
    "typical_projects": [_unique("role", "order")],
    "country_groups": [_unique("id"), _unique("order"), _unique("label")],
    "survey_questions": [
        _unique("id"),
        _unique("order"),
        _unique("label"),
        _has("id", "activities"),
    ],
    "activity_names": [_unique("id"), _unique("order"), _unique("label")],
    "activities": _usage("activity"),
    "tools": [
        _unique("id"),
        _unique("name"),
        _row_rule(
            ["named_for", "source"],
            lambda t: (t["named_for"] == "") == (t["source"] == ""),
            "a source wherever a tool is named for a role, and only there",
        ),
    ],
    "tool_usage": _usage("tool"),
    "work_questions": [
        _unique("id"),
        _unique("order"),
        _has("id", "routine", "methods", "time", "assistants"),
    ],
    "work_names": [_unique("id"), _unique("order"), _unique("question", "label")],
    "work_shares": _yearly_usage("item"),
    "responsibility_tests": [_unique("role", "responsibility", "item")],
    "survey_tools": _yearly_usage("tool"),
    "ad_tools": [
        _unique("tool", "role", "country_group", "year", "source"),
        _no_more("ads", "all_ads"),
    ],
    "projections": [
        _unique("occupation", "from_year", "source"),
        _row_rule(
            ["from_year", "to_year"],
            lambda t: t["from_year"] < t["to_year"],
            "from_year before to_year",
        ),
        # The change is rounded to the nearest 0.1%, employment to the nearest hundred people.
        _row_rule(
            ["employment", "projected", "change"],
            lambda t: (t["projected"] / t["employment"] - 1 - t["change"]).abs() < 0.01,
            "a change from employment to projected",
        ),
    ],
    "ad_sectors": [_unique("id"), _unique("order"), _unique("label")],
    "ad_index": [_unique("sector", "month", "source")],
    "ad_countries": [_unique("id"), _unique("order"), _unique("label")],
    "ai_ads": [_unique("country", "month", "source")],
    "visa_filings": [
        _unique("role", "quarter", "source"),
        _no_more("applications", "all_applications"),
        _row_rule(
            ["applications", "squared_applications"],
            lambda t: (
                (t["squared_applications"] >= t["applications"])
                & (t["squared_applications"] <= t["applications"] ** 2)
            ),
            "squared_applications between applications and the square of applications",
        ),
    ],
    "resources": [_unique("id"), _unique("title"), _unique("link")],
    "switch_steps": [_unique("skill", "role")],
    "switch_advice": [_unique("id"), _unique("role", "order")],
    "columns": [_unique("table", "column")],
}
