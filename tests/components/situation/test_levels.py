"""Tests for matching levels between sources: general laws, and cases checked by hand."""

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.situation.levels import Span, matched, matching
from components.tables.cache import get_tables
from components.tables.loading import read_table as load_table

SPANS = st.builds(
    lambda least, size, usual: Span(least, least + size, usual),
    st.integers(0, 40),
    st.one_of(st.integers(0, 30), st.just(inf)),
    st.booleans(),
)
SOURCES = load_table("salary_factors")["source"].unique()


def tables():
    return get_tables()


def own(source: str, factor: str) -> list[str]:
    levels = load_table("pay_levels")
    return list(levels.loc[(levels["source"] == source) & (levels["factor"] == factor), "code"])


def overlap(one: Span, other: Span) -> bool:
    return one.least <= other.most and other.least <= one.most


@given(SPANS, st.dictionaries(st.sampled_from("abcdef"), SPANS))
def test_overlapping_bands_and_only_those_match(wanted, levels):
    actual = matching(wanted, levels)
    assert bool(actual) == any(overlap(wanted, span) for span in levels.values())
    assert all(overlap(wanted, levels[code]) for code in actual)


@given(SPANS, st.dictionaries(st.sampled_from("abcdef"), SPANS))
def test_a_level_that_lies_wholly_inside_is_never_left_out_for_a_stranger(wanted, levels):
    inside = {
        code
        for code, span in levels.items()
        if wanted.least <= span.least and span.most <= wanted.most and span.usual
    }
    assert inside <= set(matching(wanted, levels))


@pytest.mark.parametrize(
    ("factor", "code", "source", "levels"),
    [
        ("experience", "entry", "practitioner_survey", ["under-1", "1-3"]),
        ("experience", "mid", "practitioner_survey", ["3-5"]),
        ("experience", "senior", "practitioner_survey", ["5-10", "10-20", "over-20"]),
        ("experience", "executive", "practitioner_survey", ["10-20", "over-20"]),
        ("experience", "none", "salary_index", ["entry"]),
        ("experience", "1-3", "salary_index", ["entry"]),
        ("experience", "10-20", "salary_index", ["senior"]),
        ("experience", "5", "salary_index", ["mid"]),
        ("experience", "5", "practitioner_survey", ["3-5"]),
        ("experience", "0", "practitioner_survey", ["under-1"]),
        ("experience", "12", "salary_index", ["senior"]),
        ("experience", "entry", "visa_applications", ["level-1"]),
        ("experience", "mid", "visa_applications", ["level-2"]),
        ("experience", "senior", "visa_applications", ["level-3", "level-4"]),
        ("experience", "3-5", "state_of_data_brazil", ["mid"]),
        ("experience", "executive", "state_of_data_brazil", ["senior"]),
        ("company_size", "under-50", "state_of_data_brazil", ["1-5", "6-10", "11-50"]),
        ("company_size", "over-3000", "practitioner_survey", ["1000-9999", "10000-up"]),
        ("company_size", "under-50", "salary_index", ["under-50"]),
        ("company_size", "50-250", "practitioner_survey", ["50-249"]),
        ("company_size", "250-999", "salary_index", ["over-250"]),
        ("company_size", "1000-up", "practitioner_survey", ["1000-9999", "10000-up"]),
        (
            "company_size",
            "over-250",
            "practitioner_survey",
            ["250-999", "1000-9999", "10000-up"],
        ),
        ("country", "in", "practitioner_survey", ["in"]),
        ("country", "lt", "practitioner_survey", []),
        ("remote", "remote", "practitioner_survey", []),
    ],
)
def test_levels_match(factor: str, code: str, source: str, levels: list[str]):
    assert list(matched(factor, code, own(source, factor), tables())) == levels


@pytest.mark.parametrize("factor", ["experience", "company_size"])
@pytest.mark.parametrize("source", SOURCES)
def test_every_level_of_one_source_has_a_match_in_every_other(factor: str, source: str):
    table = load_table("pay_levels")
    text = load_table("situation_levels")
    every = {*table.loc[table["factor"] == factor, "code"]}
    every |= {*text.loc[text["factor"] == factor, "code"]}
    # Experience that isn't stated can't be matched to anything.
    every -= {"not-stated"} if factor == "experience" else set()
    levels = own(source, factor)
    if source not in set(load_table("salary_factors").query("factor == @factor")["source"]):
        pytest.skip("a source that does not know the factor")
    assert [code for code in every if not matched(factor, code, levels, tables())] == []


@pytest.mark.parametrize("source", SOURCES)
def test_each_number_of_years_is_one_level_and_more_years_are_never_a_lower_one(source: str):
    levels = own(source, "experience")
    collected = [matched("experience", str(years), levels, tables()) for years in range(51)]
    assert {len(each) for each in collected} == {1}
    places = [levels.index(each[0]) for each in collected]
    assert all(one <= other for one, other in pairwise(places))


def test_spans_cover_observed_levels():
    spans, pay, text = (
        load_table(name)[["factor", "code"]].apply(tuple, axis=1)
        for name in ("level_spans", "pay_levels", "situation_levels")
    )
    assert set(spans) <= {*pay, *text}
