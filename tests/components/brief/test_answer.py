"""Tests that the brief fits one page, agrees with the pages and names its sources and dates."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from components.brief.answer import Brief, Ticks, build_brief
from components.files.one_page import one_page_pdf
from components.pay.answer.overview import pay_estimate
from components.selection.records import latest
from components.situation import source_mapping
from components.situation.situation import Situation
from components.switch.answer.plan import build_plan_page as plan
from components.switch.answer.query import PathQuery
from components.tables.cache import Tables, get_tables
from components.tables.roles import default_pair
from tests.components.files.test_document import pdf_text

DAY, LINK = date(2026, 11, 23), "https://x.example/?from=ds&city=bengaluru"
EVERY_COUNTRY = sorted(get_tables()["pay_levels"].query("factor == 'country'")["code"].unique())
# Profiles, and whether the source that the Pay page opens with has a figure for each.
SITUATIONS = {
    "everyone": ({}, True),
    "Bengaluru": ({"city": ["bengaluru"], "experience": ["mid"], "from": ["ds"]}, True),
    "Denver": ({"city": ["19740"], "experience": ["senior"], "from": ["mle"]}, True),
    "newcomer in Lyon": ({"country": ["fr"], "from": ["new"]}, True),
    "Brazil": ({"country": ["br"], "from": ["ds"], "company_size": ["1000-9999"]}, True),
    "no role, five years": ({"experience": ["5"], "country": ["us"]}, True),
    "buying power": ({"country": ["in"], "currency": ["international"]}, False),
    "two countries": ({"country": ["in", "us"], "experience": ["senior", "5"]}, True),
    "euros anywhere": ({"currency": ["eur"], "from": ["mle"]}, False),
    "Kenya": ({"country": ["ke"], "from": ["ds"]}, False),
    "nobody": ({"country": ["jp"], "experience": ["executive"], "remote": ["100"]}, False),
    "long names": (
        {"city": ["41980"], "experience": ["mid", "senior"], "company_size": ["1-49", "50-249"]},
        False,
    ),
    "every country": ({"country": EVERY_COUNTRY, "from": ["mle"]}, True),
}


def checked_pdf_text(expected: Brief, link: str = LINK) -> str:
    """Check that the PDF is one complete page, and return its text."""
    content = one_page_pdf(expected.title, DAY, link, expected.sections)
    assert content.count(b"/Type /Page\n") == 1
    text = pdf_text(content)
    parts = [expected.title, "Made on 23 November 2026"]
    for section in expected.sections:
        cells = [cell for row in [section.titles, *section.rows] for cell in row]
        parts += [section.heading, section.source, *section.sentences, *cells]
    for part in parts:
        assert "".join(part.split()) in "".join(text.split()), part
    assert "".join(text.split()).endswith("".join(f"Open this again: {link}".split()))
    return text


def brief_of(link: dict[str, list[str]], tables: Tables) -> Brief:
    return build_brief(Situation.from_params(link, tables), Ticks(), tables)


@pytest.mark.parametrize("who", SITUATIONS)
def test_one_page_fits_every_situation_and_matches_pay(who: str):
    params, has_pay = SITUATIONS[who]
    tables = get_tables()
    situation = Situation.from_params(params, tables)
    actual = brief_of(params, tables)
    checked_pdf_text(actual)
    assert [
        section.heading for section in actual.sections if "data until" not in section.source
    ] == []
    pay = actual.sections[0]
    source = source_mapping.opening_source(situation, tables)
    selection = latest(source_mapping.map_to_source(situation, source, tables).selection, tables)
    if not has_pay:
        return
    assert "Too few" not in pay.sentences[0]
    money = source_mapping.profile_currency(situation, tables)
    page = pay_estimate(selection, money, default_pair(tables), tables)
    for (_, median, interval, _, _), number in zip(pay.rows, page.metrics, strict=False):
        assert median == number.value
        assert number.note.endswith(interval)


def test_amounts_are_in_the_currency_of_the_country():
    text = checked_pdf_text(brief_of(SITUATIONS["Bengaluru"][0], get_tables()))
    assert "Brief: data scientist · mid-level · Bengaluru, India · ₹" in text
    assert "Machine learning engineer ₹13 lakh ₹7.3–17 lakh" in text
    assert "1 US dollar = 78.63 Indian rupees in 2022" in text
    assert "(Kaggle), data until 2022" in text


def test_without_a_rate_for_every_report_pay_is_in_dollars():
    tables = get_tables()
    pay = brief_of({"currency": ["czk"], "from": ["mle"]}, tables).sections[0]
    assert "In US dollars: not all of these reports have a rate for Czech" in pay.sentences[0]
    assert pay.rows == brief_of({"from": ["mle"]}, tables).sections[0].rows


@pytest.mark.parametrize("who", ["Kenya", "nobody"])
def test_too_few_reports_are_reported_with_wider_pay(who: str):
    text = brief_of(SITUATIONS[who][0], get_tables()).sections[0]
    assert text.sentences[0].startswith("Too few reports match this situation in ")
    assert any(len(row) == 5 for row in text.rows)


def test_three_largest_differences_match_the_tables():
    tables = get_tables()
    for section, table, item, names in (
        (
            (actual := brief_of({}, tables).sections)[1],
            tables["work_shares"],
            "item",
            tables["work_names"].query("question == 'routine'").set_index("id")["label"],
        ),
        (actual[2], tables["tool_usage"], "tool", tables["tools"].set_index("id")["name"]),
    ):
        subset = table[table[item].isin(names.index)]
        sums = subset.groupby([item, "role"])[["people", "asked"]].sum()
        role_shares = (sums["people"] / sums["asked"]).rename("share").reset_index()
        shares = role_shares.pivot_table(index=item, columns="role", values="share")
        differences = (shares.max(axis=1) - shares.min(axis=1)).sort_values(ascending=False)[:3]
        assert [row[0].lower() for row in section.rows] == [
            names[id].lower() for id in differences.index
        ]
        for row, (id, points) in zip(section.rows, differences.items(), strict=True):
            assert row[3].startswith(f"{100 * points:.1f} (")
            for cell, role in zip(row[1:3], tables["roles"].itertuples(), strict=True):
                assert cell.endswith(f" {shares.at[id, role.id]:.0%}")


def test_tools_are_those_of_the_country():
    section = brief_of({"country": ["in"]}, get_tables()).sections[2]
    assert "in India" in section.sentences[0]
    assert [row[0] for row in section.rows] == ["Visual Studio Code", "PyTorch", "Power BI"]


def test_path_from_current_role_equals_the_plan():
    tables = get_tables()
    way = brief_of({"from": ["ds"]}, tables).sections[3]
    assert way.heading == "From data scientist to machine learning engineer"
    assert way.sentences[0].startswith("36% of the toolkit of machine learning engineers covered")
    ticks = Ticks(("python", "sql"), ("pytorch",))
    ticked = build_brief(Situation("ds"), ticks, tables).sections[3]
    page = plan(PathQuery("ds", "mle", ticks.have, done=ticks.done), tables)
    steps = [step for step in page.steps if not step.done][:3]
    assert [row[0] for row in ticked.rows] == [step.name for step in steps]
    assert [f"brings you to {row[1]}" for row in ticked.rows] == [
        step.coverage_after for step in steps
    ]
    now = ticked.sentences[0].split()[0]
    assert now == page.metrics[0].value
    assert "what you ticked: Python, SQL and PyTorch" in ticked.sentences[1]


@pytest.mark.parametrize(("role", "ways"), [("", ["mle", "ds"]), ("new", ["newcomer"] * 2)])
def test_without_a_role_each_path_has_a_line(role: str, ways: list[str]):
    tables = get_tables()
    names = tables["roles"].set_index("id")["name"].str.lower()
    section = build_brief(Situation(role), Ticks(), tables).sections[3]
    starts = [names.get(way, way) for way in ways]
    assert len(section.sentences) == 2
    for line, start in zip(section.sentences, starts, strict=True):
        assert line.startswith(f"From {start} to ")


def test_third_role_and_long_names_still_fit(third_role):
    tables = get_tables()
    for role in ("", "zookeeper"):
        actual = build_brief(Situation(role), Ticks(), tables)
        checked_pdf_text(actual, LINK + "&country=xx" * 40)
        assert third_role["name"] in [row[0] for row in actual.sections[0].rows]
        assert len(actual.sections[0].sentences) == 4

    def longer(text: str) -> str:
        return re.sub("zookeeper", "zookeeper of both hemispheres and all their islands", text)

    long = [
        replace(
            section,
            heading=longer(section.heading),
            sentences=[longer(text) for text in section.sentences],
            rows=[tuple(longer(cell) for cell in row) for row in section.rows],
        )
        for section in actual.sections
    ]
    checked_pdf_text(Brief(longer(actual.title), long))


@pytest.mark.parametrize(
    ("name", "lost"),
    [("pay", [0]), ("tool_usage", [2, 3]), ("roles", None)],
)
def test_damaged_table_removes_only_its_section(data: Path, name: str, lost: list[int] | None):
    tables = get_tables()
    situation = Situation.from_params({"experience": ["mid"], "from": ["ds"]}, tables)
    whole = build_brief(situation, Ticks(), tables).sections
    (data / f"{name}.csv").write_text("x\n1\n")
    damaged = build_brief(situation, Ticks(), get_tables())
    sections = damaged.sections
    message = f"This part is missing because a table is damaged. data/{name}.csv, row 1"
    if lost is None:
        assert (damaged.title, sections.pop(0).sentences[0][: len(message)]) == ("Brief", message)
    assert len(sections) == len(whole)
    for number, (section, before) in enumerate(zip(sections, whole, strict=True)):
        if lost is None or number in lost:
            assert section.sentences[0].startswith(message)
        else:
            assert section == before
    checked_pdf_text(damaged)
