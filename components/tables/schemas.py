"""The schema of each table in `data/`."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
import pandera.pandas as pa

# Larger figures can only be mistakes. Within these limits nothing overflows.
LARGEST_COUNT = 1_000_000_000
LARGEST_AMOUNT = 1e12

FACTORS = ["country", "area", "experience", "company_size", "remote", "year"]
BANDS_APART = "bands of one source and year that do not overlap"


def _pattern(pattern: str, expected: str) -> pa.Column:
    """Return a text column in which every cell matches `pattern` completely."""

    def matches(cells: pd.Series) -> pd.Series:
        return cells.str.fullmatch(pattern)

    return pa.Column(str, pa.Check(matches, error=expected))


def _text(optional: bool = False) -> pa.Column:
    check = None if optional else pa.Check.str_contains(r"\S", error="some text")
    return pa.Column(str, check)


def _identifier(optional: bool = False) -> pa.Column:
    expected = "an id of lower-case letters, digits, '-' and '_'" + (
        " or nothing" if optional else ""
    )
    return _pattern("[a-z0-9_-]*" if optional else "[a-z0-9_-]+", expected)


def _one_of(*values: str) -> pa.Column:
    return pa.Column(str, pa.Check.isin(values, error=f"one of {', '.join(values)}"))


def _count(least: int = 0, optional: bool = False) -> pa.Column:
    expected = f"a whole number, {least} or more and at most {LARGEST_COUNT:,}"
    check = pa.Check.in_range(
        least, LARGEST_COUNT, error=expected + (", or nothing" if optional else "")
    )
    return pa.Column("Int64" if optional else int, check, coerce=True, nullable=optional)


def _year(optional: bool = False) -> pa.Column:
    return pa.Column(
        "Int64" if optional else int,
        pa.Check.in_range(1990, 2100, error="a year such as 2024"),
        coerce=True,
        nullable=optional,
    )


def _amount(
    optional: bool = False, positive: bool = True, most: float = LARGEST_AMOUNT
) -> pa.Column:
    def bounded(values: pd.Series) -> pd.Series:
        return (values >= 1 / LARGEST_AMOUNT if positive else values >= 0) & (values <= most)

    expected = f"a number, {'above 0' if positive else '0 or more'} and at most {most:,.7g}"
    check = pa.Check(bounded, error=expected + (", or nothing" if optional else ""))
    return pa.Column(float, check, coerce=True, nullable=optional)


def _degrees(most: int) -> pa.Column:
    return pa.Column(
        float,
        pa.Check.in_range(-most, most, error=f"degrees from -{most} to {most}, or nothing"),
        coerce=True,
        nullable=True,
    )


def _percentiles_rise(table: pd.DataFrame) -> pd.Series:
    """Return whether each row's known percentiles never decrease."""
    known = table[["p10", "p25", "median", "p75", "p90"]]
    return ~(known < known.ffill(axis=1).shift(axis=1)).any(axis=1)


def _share() -> pa.Column:
    return pa.Column(float, pa.Check.in_range(0, 1, error="a share from 0 to 1"), coerce=True)


def _link(optional: bool = False) -> pa.Column:
    expected = "a link that starts with https://" + (", or nothing" if optional else "")
    return _pattern(r"https://\S+" + ("|" if optional else ""), expected)


def _unique(*columns: str) -> pa.Check:
    def unique(table: pd.DataFrame) -> pd.Series:
        return ~table.duplicated(list(columns))

    return _row_rule(columns, unique, "no other row with the same")


def _row_rule(
    columns: Iterable[str], rule: Callable[[pd.DataFrame], pd.Series], expected: str
) -> pa.Check:
    """Return a rule for each row; an error message shows `columns` of the row that breaks it."""
    return pa.Check(rule, error=expected, name=" ".join(columns))


def _has(column: str, *ids: str) -> pa.Check:
    """Require rows that the pages can't do without."""
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
    """Return whether each band starts where the next lower band of its source and year ends.

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


def _identifiers() -> pa.Column:
    pattern = "([a-z0-9_-]+( [a-z0-9_-]+)*)?"
    return _pattern(pattern, "ids with a space between them, or nothing")


def _usage(item: str) -> pa.DataFrameSchema:
    """Return the schema of counts: people who use or name an item, out of those asked."""
    return pa.DataFrameSchema(
        {
            item: _identifier(),
            "role": _identifier(),
            "country_group": _identifier(),
            "people": _count(),
            "asked": _count(1),
            "source": _identifier(),
        },
        checks=[
            _unique(item, "role", "country_group"),
            _row_rule(
                ["people", "asked"],
                lambda t: t["people"] <= t["asked"],
                "no more people than were asked",
            ),
        ],
    )


def _no_more(part: str, whole: str) -> pa.Check:
    return _row_rule([part, whole], lambda t: t[part] <= t[whole], f"no more {part} than {whole}")


def _month() -> pa.Column:
    return _pattern("20[0-9]{2}-(0[1-9]|1[0-2])", "a month such as 2024-06")


def _yearly_usage(item: str) -> pa.DataFrameSchema:
    """Return the schema of yearly counts: people who use or do an item, out of those asked."""
    return pa.DataFrameSchema(
        {
            item: _identifier(),
            "role": _identifier(),
            "year": _year(),
            "people": _count(),
            "asked": _count(1),
            "source": _identifier(),
        },
        checks=[_unique(item, "role", "year", "source"), _no_more("people", "asked")],
    )


def _balanced(table: pd.DataFrame) -> pd.Series:
    """Return whether each row's role has as many statements as the first role."""
    sizes = table["role"].map(table["role"].value_counts())
    return sizes == sizes.iloc[0]


def _within(value: str, low: str, high: str) -> pa.Check:
    """Require a figure to lie inside its interval where the interval is known."""

    def inside(table: pd.DataFrame) -> pd.Series:
        return ~((table[value] < table[low]) | (table[value] > table[high]))

    return _row_rule([value, low, high], inside, f"{value} between {low} and {high}")


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

SCHEMAS = {
    "roles": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "name": _text(),
            "plural": _text(),
            "short_name": _text(),
            "short_plural": _text(),
            "colour": _pattern("#[0-9a-f]{6}", "a colour such as #2a7bcf"),
            "symbol": _one_of("diamond", "circle", "square", "triangle-up", "cross", "star"),
            "dash": _one_of("solid", "dash", "dot", "dashdot", "longdash"),
            "purpose": _text(),
            "summary": _text(),
            "project": _text(),
            "education": _text(),
            "certification": _text(),
        },
        checks=[
            _unique("id"),
            _unique("order"),
            _unique("name"),
            _unique("colour"),
            pa.Check(lambda t: len(t) > 1, error="at least two roles to compare", name="id"),
        ],
    ),
    "sources": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "title": _text(),
            "short_title": _text(),
            "publisher": _text(),
            "in_short": _text(),
            "reports": _text(optional=True),
            "pay_verb": _text(optional=True),
            "link": _link(optional=True),
            "licence": _text(),
            "period": _text(),
            "data_until": _pattern(
                "([12][0-9]{3}(-(0[1-9]|1[0-2]))?)?",
                "a year or month such as 2024 or 2024-06, or nothing",
            ),
            "size": _text(),
            "retrieved": _pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as 2026-11-23"),
            "caveats": _text(),
        },
        checks=[
            _unique("id"),
            _unique("title"),
            _unique("short_title"),
            _together("reports", "pay_verb"),
        ],
    ),
    "salary_factors": pa.DataFrameSchema(
        {
            "source": _identifier(),
            "factor": _one_of(*FACTORS),
            "order": _count(1),
            "label": _text(),
            "plural": _text(),
            "phrase": pa.Column(
                str, pa.Check.str_contains(r"\{\}", error="a phrase with {} for the levels")
            ),
            "all_phrase": _text(),
            "definition": _text(),
            "drop_order": _count(1),
            "no_effect_reason": _text(optional=True),
        },
        checks=[_unique("source", "factor"), _unique("source", "drop_order")],
    ),
    "pay_levels": pa.DataFrameSchema(
        {
            "source": _identifier(),
            "factor": _one_of(*FACTORS),
            "code": _identifier(),
            "label": _text(),
            "phrase": _text(),
            "order": _count(1),
            "definition": _text(optional=True),
        },
        checks=[
            _unique("source", "factor", "code"),
            _unique("source", "factor", "label"),
            _unique("source", "factor", "order"),
            _row_rule(
                ["factor", "code"],
                lambda t: (t["factor"] != "year") | t["code"].str.fullmatch("[12][0-9]{3}"),
                "a year such as 2024 as the code of a year",
            ),
        ],
    ),
    "pay": pa.DataFrameSchema(
        {
            "source": _identifier(),
            "role": _identifier(),
            "country": _identifier(optional=True),
            "experience": _identifier(optional=True),
            "company_size": _identifier(optional=True),
            "remote": _identifier(optional=True),
            "year": _identifier(optional=True),
            "area": _identifier(optional=True),
            "employer": _identifier(optional=True),
            "low": _amount(positive=False),
            "high": _amount(optional=True),
            "records": _count(1),
            "distinct_records": _count(1),
            "squared_repeats": _count(1),
        },
        checks=[
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
    ),
    "employers": pa.DataFrameSchema(
        {"id": _identifier(), "name": _text(), "source": _identifier()},
        checks=[_unique("id"), _unique("name")],
    ),
    "role_occupations": pa.DataFrameSchema(
        {
            "role": _identifier(),
            "occupation": _identifier(),
            "label": _text(),
            "applications": _count(1),
            "employers": _count(1),
            "squared_applications": _count(1),
            "products": _count(1),
            "of": _count(1),
            "of_employers": _count(1),
            "squared_of": _count(1),
            "source": _identifier(),
        },
        checks=[
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
                    (t["squared_applications"] <= t["products"])
                    & (t["products"] <= t["squared_of"])
                ),
                "squares and products that rise from one to the next",
            ),
        ],
    ),
    "range_widths": pa.DataFrameSchema(
        {
            "source": _identifier(),
            "role": _identifier(),
            "country": _identifier(),
            "experience": _identifier(),
            "year": _identifier(),
            "low": _amount(),
            "high": _amount(),
            "records": _count(1),
            "distinct_records": _count(1),
            "squared_repeats": _count(1),
        },
        checks=[
            _unique("source", "role", "country", "experience", "year", "low"),
            *_COUNTED,
            _row_rule(
                ["low", "high"],
                lambda t: (t["low"] >= 1) & (t["low"] < t["high"]),
                "low to be at least 1 and below high",
            ),
            _row_rule(["low", "high"], _bands_apart, BANDS_APART),
        ],
    ),
    "lowest_pay": pa.DataFrameSchema(
        {"source": _identifier(), "lowest_pay": _amount(), "reason": _text()},
        checks=[_unique("source")],
    ),
    "consumer_prices": pa.DataFrameSchema(
        {
            "country": _identifier(),
            "year": _year(),
            "level": _amount(),
            "source": _identifier(),
        },
        checks=[_unique("country", "year")],
    ),
    "exchange_rates": pa.DataFrameSchema(
        {
            "country": _identifier(),
            "year": _year(),
            "currency": _identifier(),
            "exchange_rate": _amount(),
            "purchasing_power_year": _year(optional=True),
            "purchasing_power": _amount(optional=True),
            "exchange_source": _identifier(),
            "purchasing_power_source": _identifier(optional=True),
        },
        checks=[
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
    ),
    "currencies": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "name": _text(),
            "symbol": _text(),
            "unit": _text(),
            "unit_size": _amount(),
            "large_unit": _text(optional=True),
            "large_unit_size": _amount(optional=True),
        },
        checks=[
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
    ),
    "questions": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "section": _text(),
            "dimension": _identifier(),
            "role": _identifier(),
            "text": _text(),
            "short": _text(),
        },
        checks=[
            _unique("id"),
            _unique("order"),
            _row_rule(["role"], _balanced, "as many statements as for other roles"),
        ],
    ),
    "former_questions": pa.DataFrameSchema(
        {
            "version": _count(1),
            "mark": _pattern("[0-9a-f]{8}", "eight hexadecimal digits"),
            "statements": _identifiers(),
            "picks": _identifiers(),
            "steps": _count(1),
            "changed": _text(),
        },
        checks=[_unique("version")],
    ),
    "picks": pa.DataFrameSchema(
        {
            "item": _identifier(),
            "order": _count(1),
            "kind": _one_of("activity", "tool"),
            "weight": _amount(positive=False),
        },
        checks=[_unique("item"), _unique("order")],
    ),
    "picks_accuracy": pa.DataFrameSchema(
        {
            "country_group": _identifier(),
            "people": _count(1),
            "area_under_curve": _amount(most=1),
            "area_low": _amount(most=1),
            "area_high": _amount(most=1),
            "calibration_error": _amount(positive=False, most=0.5),
            "error_low": _amount(positive=False, most=0.5),
            "error_high": _amount(positive=False, most=0.5),
            "interval_coverage": _share(),
        },
        checks=[
            _unique("country_group"),
            _has("country_group", "all"),
            _ABOVE_A_COIN,
            _within("area_under_curve", "area_low", "area_high"),
            _within("calibration_error", "error_low", "error_high"),
        ],
    ),
    "picks_other_year": pa.DataFrameSchema(
        {
            "country_group": _identifier(),
            "people": _count(1, optional=True),
            "area_under_curve": _amount(most=1),
            "area_low": _amount(optional=True, most=1),
            "area_high": _amount(optional=True, most=1),
            "calibration_error": _amount(positive=False, most=0.5),
        },
        checks=[
            _unique("country_group"),
            _has("country_group", "all"),
            _together("area_low", "area_high"),
            _ABOVE_A_COIN,
            _within("area_under_curve", "area_low", "area_high"),
        ],
    ),
    "picks_errors": pa.DataFrameSchema(
        {
            "picked": _count(),
            "people": _count(1),
            "inflation": _amount(),
            "source": _identifier(),
        },
        checks=[
            _row_rule(
                ["picked"], lambda t: t["picked"].diff().fillna(1) > 0, "more picks in each row"
            )
        ],
    ),
    "picks_favoured": pa.DataFrameSchema(
        {
            "role": _identifier(),
            "people": _count(),
            "holding": _count(),
            "source": _identifier(),
        },
        checks=[
            _unique("role"),
            _row_rule(
                ["people", "holding"],
                lambda t: t["holding"] <= t["people"],
                "no more holding than people",
            ),
        ],
    ),
    "occupations": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "code": _text(),
            "label": _text(),
            "plural": _text(),
            "role": _identifier(),
            "match": _one_of("same", "nearest"),
        },
        checks=[_unique("id"), _unique("order")],
    ),
    "metro_pay": pa.DataFrameSchema(
        {
            "area": _identifier(),
            "name": _text(),
            "occupation": _identifier(),
            "employment": pa.Column(
                "Int64",
                pa.Check.in_range(0, 100_000_000, error="a whole number, 0 or more, or nothing"),
                coerce=True,
                nullable=True,
            ),
            "mean": _amount(optional=True),
            "mean_error": _amount(optional=True, positive=False),
            "p10": _amount(optional=True),
            "p25": _amount(optional=True),
            "median": _amount(optional=True),
            "p75": _amount(optional=True),
            "p90": _amount(optional=True),
            "top_coded": _pattern(
                "((p10|p25|median|p75|p90|mean)( (?!$)|$))*",
                "percentiles such as p90 with a space between them, or nothing",
            ),
            "price_area": _identifier(optional=True),
            "price_level": _amount(optional=True),
            "longitude": _degrees(180),
            "latitude": _degrees(90),
            "source": _identifier(),
        },
        checks=[
            _unique("area", "occupation"),
            _row_rule(
                ["p10", "p25", "median", "p75", "p90"],
                _percentiles_rise,
                "percentiles that rise from p10 to p90",
            ),
        ],
    ),
    "situation_levels": pa.DataFrameSchema(
        {
            "factor": _one_of("experience", "company_size", "remote"),
            "order": _count(1),
            "code": _identifier(),
            "label": _text(),
            "phrase": _text(),
        },
        checks=[_unique("factor", "code"), _unique("factor", "label"), _unique("order")],
    ),
    "level_spans": pa.DataFrameSchema(
        {
            "factor": _one_of("experience", "company_size"),
            "code": _identifier(),
            "least": _count(),
            "most": pa.Column(
                "Int64",
                pa.Check.in_range(0, LARGEST_COUNT, error="a whole number, 0 or more, or nothing"),
                coerce=True,
                nullable=True,
            ),
            "usual": _one_of("yes", "no"),
        },
        checks=[
            _unique("factor", "code"),
            _row_rule(
                ["least", "most"],
                lambda t: ~(t["most"] < t["least"]).fillna(False),
                "least to be at most as large as most",
            ),
        ],
    ),
    "cities": pa.DataFrameSchema(
        {"id": _identifier(), "name": _text(), "country": _identifier()},
        checks=[_unique("id"), _unique("name", "country")],
    ),
    "area_countries": pa.DataFrameSchema(
        {"area_source": _identifier(), "country": _identifier()}, checks=[_unique("area_source")]
    ),
    "claimed_areas": pa.DataFrameSchema(
        {
            "area": _identifier(),
            "order": _count(1),
            "claimed": _one_of("higher", "lower"),
            "together": _identifiers(),
            "called": _text(optional=True),
            "source": _identifier(),
        },
        checks=[_unique("area"), _unique("order"), _together("together", "called")],
    ),
    "map_outlines": pa.DataFrameSchema(
        {
            "outline": _one_of("countries", "states"),
            "line": _count(1),
            "point": _count(1),
            "longitude": _degrees(180),
            "latitude": _degrees(90),
            "source": _identifier(),
        },
        checks=[_unique("outline", "line", "point")],
    ),
    "range_accuracy": pa.DataFrameSchema(
        {
            "factor": _one_of("all", "role", "experience", "country"),
            "level": _identifier(),
            "records": _count(1),
            "coverage": _share(),
            "lowest_coverage": _share(),
            "highest_coverage": _share(),
            "median_error": _amount(positive=False),
            "plain_median_error": _amount(positive=False),
            "source": _identifier(),
        },
        checks=[_unique("factor", "level", "source")],
    ),
    "methods": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "figure": _text(),
            "method": _text(),
            "reference": _text(),
        },
        checks=[_unique("id"), _unique("order")],
    ),
    "glossary": pa.DataFrameSchema(
        {"id": _identifier(), "order": _count(1), "term": _text(), "definition": _text()},
        checks=[_unique("id"), _unique("order")],
    ),
    "column_headings": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "label": _text(),
            "kind": _one_of("text", "code", "count", "number", "share", "amount", "hidden"),
        },
        checks=[_unique("id"), _unique("order")],
    ),
    "dimensions": pa.DataFrameSchema(
        {"id": _identifier(), "order": _count(1), "label": _text()},
        checks=[_unique("id"), _unique("order"), _unique("label")],
    ),
    "claimed_differences": pa.DataFrameSchema(
        {
            "dimension": _identifier(),
            "role": _identifier(),
            "text": _text(),
            "source": _identifier(),
        },
        checks=[_unique("dimension", "role")],
    ),
    "claim_tests": pa.DataFrameSchema(
        {
            "dimension": _identifier(),
            "role": _identifier(),
            "item": _identifier(),
            "match": _one_of("same", "nearest"),
        },
        checks=[_unique("dimension", "role", "item")],
    ),
    "work_stages": pa.DataFrameSchema(
        {"id": _identifier(), "order": _count(1), "label": _text(), "description": _text()},
        checks=[_unique("id"), _unique("order"), _unique("label")],
    ),
    "responsibilities": pa.DataFrameSchema(
        {
            "role": _identifier(),
            "stage": _identifier(),
            "order": _count(1),
            "name": _text(),
            "description": _text(),
            "source": _identifier(),
        },
        checks=[_unique("role", "name"), _unique("role", "order")],
    ),
    "typical_projects": pa.DataFrameSchema(
        {
            "role": _identifier(),
            "order": _count(1),
            "stage": _identifier(),
            "text": _text(),
            "source": _identifier(),
        },
        checks=[_unique("role", "order")],
    ),
    "country_groups": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "label": _text(),
            "also": _text(optional=True),
            "phrase": _text(),
            "source": _identifier(),
        },
        checks=[_unique("id"), _unique("order"), _unique("label")],
    ),
    "survey_questions": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "label": _text(),
            "question": _text(optional=True),
        },
        checks=[_unique("id"), _unique("order"), _unique("label"), _has("id", "activities")],
    ),
    "activity_names": pa.DataFrameSchema(
        {"id": _identifier(), "order": _count(1), "label": _text(), "sentence": _text()},
        checks=[_unique("id"), _unique("order"), _unique("label")],
    ),
    "activities": _usage("activity"),
    "tools": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "name": _text(),
            "category": _identifier(),
            "purpose": _text(),
            "named_for": _identifiers(),
            "source": _identifier(optional=True),
        },
        checks=[
            _unique("id"),
            _unique("name"),
            _row_rule(
                ["named_for", "source"],
                lambda t: (t["named_for"] == "") == (t["source"] == ""),
                "a source wherever a tool is named for a role, and only there",
            ),
        ],
    ),
    "tool_usage": _usage("tool"),
    "work_questions": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "label": _text(),
            "question": _text(),
            "years": _one_of("all", "latest"),
            "source": _identifier(),
        },
        checks=[
            _unique("id"),
            _unique("order"),
            _has("id", "routine", "methods", "time", "assistants"),
        ],
    ),
    "work_names": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "question": _identifier(),
            "stage": _identifier(optional=True),
            "asked_before": _identifier(optional=True),
            "label": _text(),
            "sentence": _text(),
        },
        checks=[_unique("id"), _unique("order"), _unique("question", "label")],
    ),
    "work_shares": _yearly_usage("item"),
    "responsibility_tests": pa.DataFrameSchema(
        {
            "role": _identifier(),
            "responsibility": _text(),
            "item": _identifier(),
            "match": _one_of("same", "nearest"),
        },
        checks=[_unique("role", "responsibility", "item")],
    ),
    "survey_tools": _yearly_usage("tool"),
    "ad_tools": pa.DataFrameSchema(
        {
            "tool": _identifier(),
            "role": _identifier(),
            "country_group": _identifier(optional=True),
            "year": _year(),
            "ads": _count(),
            "all_ads": _count(1),
            "source": _identifier(),
        },
        checks=[
            _unique("tool", "role", "country_group", "year", "source"),
            _no_more("ads", "all_ads"),
        ],
    ),
    "projections": pa.DataFrameSchema(
        {
            "occupation": _identifier(),
            "from_year": _year(),
            "to_year": _year(),
            "employment": _count(1),
            "projected": _count(1),
            "change": pa.Column(
                float,
                pa.Check.in_range(-1, 10, error="a share such as 0.335, from -1 to 10"),
                coerce=True,
            ),
            "openings": _count(),
            "copied": _one_of("yes", "no"),
            "source": _identifier(),
        },
        checks=[
            _unique("occupation", "from_year", "source"),
            _row_rule(
                ["from_year", "to_year"],
                lambda t: t["from_year"] < t["to_year"],
                "from_year before to_year",
            ),
            # The change is rounded to 0.1 per cent, employment to a hundred people.
            _row_rule(
                ["employment", "projected", "change"],
                lambda t: (t["projected"] / t["employment"] - 1 - t["change"]).abs() < 0.01,
                "a change from employment to projected",
            ),
        ],
    ),
    "ad_sectors": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "label": _text(),
            "phrase": _text(),
            "dash": _one_of("solid", "dash", "dot", "dashdot", "longdash"),
        },
        checks=[_unique("id"), _unique("order"), _unique("label")],
    ),
    "ad_index": pa.DataFrameSchema(
        {
            "sector": _identifier(),
            "month": _month(),
            "level": _amount(),
            "copied": _one_of("yes", "no"),
            "source": _identifier(),
        },
        checks=[_unique("sector", "month", "source")],
    ),
    "ad_countries": pa.DataFrameSchema(
        {"id": _identifier(), "order": _count(1), "label": _text(), "phrase": _text()},
        checks=[_unique("id"), _unique("order"), _unique("label")],
    ),
    "ai_ads": pa.DataFrameSchema(
        {
            "country": _identifier(),
            "month": _month(),
            "share": _share(),
            "source": _identifier(),
        },
        checks=[_unique("country", "month", "source")],
    ),
    "visa_filings": pa.DataFrameSchema(
        {
            "role": _identifier(),
            "quarter": _pattern("20[0-9]{2}-q[1-4]", "a quarter such as 2024-q3"),
            "applications": _count(1),
            "all_applications": _count(1),
            "squared_applications": _count(1),
            "source": _identifier(),
        },
        checks=[
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
    ),
    "resources": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "title": _text(),
            "publisher": _text(),
            "link": _link(),
            "cost": _one_of("Free", "Partly free", "Paid"),
            "official": _one_of("yes", "no"),
        },
        checks=[_unique("id"), _unique("title"), _unique("link")],
    ),
    "switch_steps": pa.DataFrameSchema(
        {
            "skill": _identifier(),
            "role": _identifier(),
            "needs": _identifiers(),
            "why": _text(),
            "weekend": _text(),
            "month": _text(),
            "resources": _identifiers(),
        },
        checks=[_unique("skill", "role")],
    ),
    "switch_advice": pa.DataFrameSchema(
        {
            "id": _identifier(),
            "order": _count(1),
            "role": _identifier(optional=True),
            "name": _text(),
            "text": _text(),
            "resources": _identifiers(),
            "source": _identifier(),
        },
        checks=[_unique("id"), _unique("role", "order")],
    ),
}


# By column: the table whose ids it holds, or several tables separated by spaces. A cell may hold
# several ids, also separated by spaces. A blank cell refers to nothing.
REFERENCES = {
    "claimed_differences": {"dimension": "dimensions", "role": "roles", "source": "sources"},
    "claim_tests": {
        "dimension": "dimensions",
        "role": "roles",
        "item": "work_names activity_names tools",
    },
    "responsibilities": {"role": "roles", "stage": "work_stages", "source": "sources"},
    "typical_projects": {"role": "roles", "stage": "work_stages", "source": "sources"},
    "activities": {
        "activity": "activity_names",
        "role": "roles",
        "country_group": "country_groups",
        "source": "sources",
    },
    "picks_accuracy": {"country_group": "country_groups"},
    "picks_other_year": {"country_group": "country_groups"},
    "picks_errors": {"source": "sources"},
    "picks_favoured": {"role": "roles", "source": "sources"},
    "country_groups": {"source": "sources"},
    "range_accuracy": {"source": "sources"},
    "questions": {"dimension": "dimensions", "role": "roles"},
    "tools": {"category": "survey_questions", "named_for": "roles", "source": "sources"},
    "tool_usage": {
        "tool": "tools",
        "role": "roles",
        "country_group": "country_groups",
        "source": "sources",
    },
    "work_questions": {"source": "sources"},
    "work_names": {
        "question": "work_questions",
        "stage": "work_stages",
        "asked_before": "activity_names",
    },
    "work_shares": {"item": "work_names", "role": "roles", "source": "sources"},
    "responsibility_tests": {"role": "roles", "item": "work_names activity_names"},
    "survey_tools": {"tool": "tools", "role": "roles", "source": "sources"},
    "ad_tools": {
        "tool": "tools",
        "role": "roles",
        "country_group": "country_groups",
        "source": "sources",
    },
    "projections": {"occupation": "occupations", "source": "sources"},
    "ad_index": {"sector": "ad_sectors", "source": "sources"},
    "ai_ads": {"country": "ad_countries", "source": "sources"},
    "visa_filings": {"role": "roles", "source": "sources"},
    "picks": {"item": "tools activity_names"},
    "switch_steps": {
        "skill": "tools activity_names",
        "role": "roles",
        "needs": "tools activity_names",
        "resources": "resources",
    },
    "switch_advice": {"role": "roles", "resources": "resources", "source": "sources"},
    "salary_factors": {"source": "sources"},
    "occupations": {"role": "roles"},
    "metro_pay": {"occupation": "occupations", "source": "sources"},
    "claimed_areas": {"area": "metro_pay", "together": "metro_pay", "source": "sources"},
    "area_countries": {"area_source": "sources"},
    "map_outlines": {"source": "sources"},
    "pay_levels": {"source": "sources"},
    "pay": {"source": "sources", "role": "roles"},
    "range_widths": {"source": "sources", "role": "roles"},
    "employers": {"source": "sources"},
    "role_occupations": {"role": "roles", "source": "sources"},
    "lowest_pay": {"source": "sources"},
    "consumer_prices": {"source": "sources"},
    "exchange_rates": {
        "currency": "currencies",
        "exchange_source": "sources",
        "purchasing_power_source": "sources",
    },
}


# Ids that mean all rows of the table that a column refers to.
EVERYTHING = {
    "picks_accuracy": {"country_group": "all"},
    "projections": {"occupation": "all"},
    "picks_other_year": {"country_group": "all"},
}


# In these tables, columns with these names hold codes of `pay_levels`.
FACTOR_COLUMNS = {
    "pay": FACTORS,
    "exchange_rates": ["country"],
    "cities": ["country"],
    "area_countries": ["country"],
    "range_widths": ["country", "experience", "year"],
}


# In these tables, every source and factor needs levels in `pay_levels`.
FACTOR_TABLES = ["salary_factors"]
