"""The Pay page: filters, URLs, messages, and figures that agree with the tables."""

import json
import re

import pandas as pd
import pytest

from components.shell.markdown import WORD_JOINER
from components.tables import loading
from tests import expected
from tests.conftest import shown, words

YEARS = expected.latest_years("salary_index")


def finding(app) -> str:
    return app.header[0].value.replace("\\", "").replace(WORD_JOINER, "")


def chart_titles(app) -> list[str]:
    return [element.proto.alt.split(". ")[0] for element in app.get("plotly_chart")]


def test_opens_on_the_latest_years_of_the_salary_index(open_page):
    text = words(open_page("pay"))
    every = expected.reports("salary_index", YEARS)
    assert f"{every:,} job ads, aijobs.net, {expected.span(YEARS)}." in text
    assert "All levels of experience" not in text, "only what is restricted is named"
    for role in expected.table("roles")["id"]:
        count = expected.reports("salary_index", YEARS, role=role)
        assert f"From {count:,} job ads" in text
    assert re.search(r"\$\d+k .*\$\d+k", finding(open_page("pay")))
    assert metrics(open_page("pay"))
    assert expected.by_share(expected.gap("salary_index", YEARS)) in text, "like for like"


def test_link_sets_every_filter(open_page):
    app = open_page(
        "pay",
        source="practitioner_survey",
        country=["in", "us"],
        company_size="50-249",
        experience=["3-5", "5-10"],
    )
    assert app.multiselect(key="country").value == ["us", "in"] or app.multiselect(
        key="country"
    ).value == ["in", "us"]
    assert app.multiselect(key="company_size").value == ["50-249"]
    assert "With 3 to 5 years and 5 to 10 years of coding, in India and the USA" in words(app)
    assert not app.warning


def test_level_of_another_source_uses_its_name(open_page):
    app = open_page("pay", source="practitioner_survey", country="at", year="2024")
    note = app.warning[0].value.replace("\\", "")
    assert "country “Austria”" in note
    assert "year “2024”" in note


def test_filters_are_those_that_the_source_knows(open_page):
    index = open_page("pay")
    assert [choice.label for choice in index.multiselect] == [
        "Experience",
        "Country",
        "Company size",
        "Remote work",
        "Year",
    ]
    survey = open_page("pay", source="practitioner_survey")
    assert [choice.label for choice in survey.multiselect] == [
        "Years of coding",
        "Country",
        "Company size",
    ]


def test_a_choice_is_written_to_the_link_and_reset_takes_it_out(open_page):
    app = open_page("pay", source="practitioner_survey")
    app.multiselect(key="country").set_value(["in", "jp"]).run()
    assert app.query_params["country"] == ["in", "jp"]
    assert "in India and Japan" in words(app)
    [reset] = [button for button in app.button if button.label == "Reset filters"]
    reset.click().run()
    assert "country" not in app.query_params
    assert app.query_params["source"] in ("practitioner_survey", ["practitioner_survey"])
    assert shown(app, "country") == [[]]


def test_unknown_values_are_ignored_and_reported(open_page):
    link = {"country": ["in", "atlantis"], "year": "1066", "source": "gossip", "by": "x"}
    app = open_page("pay", view="gap", **link)
    note = "\n".join(element.value for element in app.warning).replace("\\", "")
    for value in ("country “atlantis”", "year “1066”", "source “gossip”", "“x”"):
        assert value in note
    assert app.multiselect(key="country").value == ["in"]


def test_unknown_filter_is_ignored_and_reported(open_page):
    app = open_page("pay", source="practitioner_survey", remote="on-site", country="in")
    note = app.warning[0].value.replace("\\", "")
    assert "remote work (this source does not have it) “On site or not stated”" in note


def test_too_few_records_are_estimated_and_nothing_is_called_clear(open_page):
    app = open_page("pay", country="kr")
    text = words(app)
    assert "(estimated)" in finding(app)
    assert "Left out, because fewer than 10 match everything: " in text
    assert [metric.delta for metric in app.metric] == ["estimated, no interval"] * 2
    assert chart_titles(app) == ["Yearly pay in US dollars"], "no distribution of others' pay"


def test_the_other_source_is_quoted_for_the_same_countries(open_page):
    text = words(open_page("pay", country=["in", "us"]))
    assert "What other sources say" in text
    assert "Any coding experience, in India and the USA, all company sizes, 2022. Like" in text
    assert "913 answers." in text


def test_the_other_source_does_not_answer_for_countries_that_it_does_not_know(open_page):
    pay = loading.read_table("pay")
    known = pay.groupby("source", observed=True)["country"].unique()
    alone = set(known["salary_index"]) - set(known["practitioner_survey"])
    assert "at" in alone
    text = words(open_page("pay", country="at"))
    assert "has no figures of its own for the chosen countries" in text
    assert "all countries" not in text.partition("**Machine learning and data science survey")[2]


def test_few_records_are_marked(open_page):
    app = open_page("pay", country="au")
    assert "Few reports: take with care" in words(app)


def test_currencies(open_page):
    rupees = words(open_page("pay", source="practitioner_survey", country="in", currency="local"))
    assert "lakh" in rupees
    assert "1 US dollar = 78.63 Indian rupees in 2022" in rupees
    power = words(
        open_page("pay", source="practitioner_survey", country="in", currency="international")
    )
    assert "PPP $" in power
    assert "20.49 units of local currency in 2022" in power
    mixed = open_page("pay", country=["in", "us"], currency="local")
    assert "do not share one currency" in mixed.info[0].value
    everywhere = words(open_page("pay", source="practitioner_survey", currency="international"))
    assert "reports are left out here: no exchange rate is known" in everywhere


def test_breakdown_by_each_factor(open_page):
    titles = set()
    for factor in ("experience", "country", "company_size", "remote", "year"):
        app = open_page("pay", view="groups", by=factor)
        titles.update(chart_titles(app))
        titles.add(finding(app))
    assert len(titles) == 10
    last = expected.all_years("salary_index")[-1]
    assert any(re.match(rf"20\d\d–{last[2:]} ", title) for title in titles)
    survey = open_page("pay", view="groups", source="practitioner_survey", by="year")
    assert not finding(survey).startswith("2022–"), "one year is no trend"


def test_titles_have_at_most_twelve_words(open_page):
    bands = {"view": "groups", "source": "practitioner_survey", "by": "country"}
    for link in ({}, {"country": "us"}, bands):
        app = open_page("pay", **link)
        for title in [finding(app), *chart_titles(app)]:
            assert len(title.split()) <= 12, title


def test_a_made_up_third_role_is_everywhere(third_role, open_page):
    app = open_page("pay")
    assert third_role["short_plural"] in finding(app)
    for element in app.get("plotly_chart"):
        figure = json.dumps(json.loads(element.proto.spec))
        assert third_role["colour"] in figure
        assert third_role["short_name"] in figure or third_role["name"] in figure


def test_damaged_table_is_named_and_the_page_recovers(data, open_page):
    good = (data / "pay.csv").read_text()
    (data / "pay.csv").write_text(good.replace(",1,1,1", ",-1,1,1", 1))
    app = open_page("pay")
    message = app.error[0].value.replace("\\", "")
    assert "data/pay.csv, row" in message
    assert "column records: found '-1', expected a whole number, 1 or more" in message
    assert not app.get("plotly_chart")
    (data / "pay.csv").write_text(good)
    app.run()
    assert not app.error
    assert app.get("plotly_chart")


def test_text_of_tables_is_shown_as_itself(data, open_page):
    file = data / "sources.csv"
    text = file.read_text(encoding="utf-8")
    hostile = "Pay $5 to $9 <b>bold</b> _x_ [a](javascript:b) :red[c]"
    assert ",aijobs.net," in text
    file.write_text(text.replace(",aijobs.net,", f",{hostile},", 1))
    app = open_page("pay")
    assert not app.exception
    assert hostile in words(app)
    raw = "\n".join(element.value for element in app.caption)
    assert "\\$5" in raw
    assert "\\<b\\>" in raw


@pytest.mark.parametrize("page", ["compare", "evidence"])
def test_other_pages_work_without_the_pay_table(data, open_page, page):
    (data / "pay.csv").unlink()
    app = open_page(page)
    assert app.title
    if page == "evidence":
        (text,) = app.error
        assert "pay.csv" in text.value
        assert app.table


ALIKE, RAW, CLEAR = "Like for like", "Raw", "Sources with a clear gap"


def metrics(app) -> dict[str, str]:
    return {
        element.label.replace("\\", ""): element.value.replace("\\", "") for element in app.metric
    }


def test_gap_view_shows_both_gaps_why_they_differ_and_levels(open_page):
    app = open_page("pay", view="gap", by="country")
    alike, raw = (expected.gap("salary_index", YEARS, adjusted) for adjusted in (True, False))
    shown = metrics(app)
    assert (shown[ALIKE], shown[RAW]) == (expected.by_share(alike), expected.by_share(raw))
    sources = expected.table("salary_factors")["source"].nunique()
    assert re.fullmatch(rf"\d of {sources}", shown[CLEAR])
    text = words(app)
    assert "95% interval" in app.metric[0].delta
    assert f"{expected.compared_reports('salary_index', YEARS):,} job ads" in text
    assert f"{expected.reports('salary_index', YEARS):,} job ads" in text
    assert len(chart_titles(app)) == 2
    survey = open_page("pay", view="gap", source="practitioner_survey", by="year")
    assert "“year”" in words(survey), "all of the survey is of one year"
    years = open_page("pay", view="gap", by="year")
    assert re.search(r"\d of \d years", chart_titles(years)[1])


def test_gap_view_follows_filters_and_reports_too_few_records(open_page):
    app = open_page("pay", view="gap", country="gb")
    gap = expected.gap("salary_index", YEARS, country="gb")
    assert metrics(app)[ALIKE] == expected.by_share(gap)
    chance = open_page("pay", view="gap", source="practitioner_survey", country="in")
    assert metrics(chance)[ALIKE] == "Not clear", "it may be chance"
    survey_gap = expected.gap("practitioner_survey", country="in")
    assert f"{survey_gap:.0%}".replace("-", "−") in chance.metric[0].delta
    assert "Including those below $1k a year" in words(chance)
    for nothing in ({}, {"experience": "executive", "year": "2020"}):
        few = open_page("pay", view="gap", country="eg", **nothing)
        assert not metrics(few)
        assert "Too few similar reports" in few.info[0].value
        assert "What other sources say" in words(few)


def test_company_size_moves_nothing_in_a_source_that_cannot_tell(open_page):
    situation = {"view": "you", "country": "us", "experience": "senior", "year": YEARS[-1]}
    without = open_page("pay", **situation)
    small = open_page("pay", **situation, company_size="under-50")
    assert finding(small) == finding(without)
    for role in expected.table("roles")["id"]:
        count = expected.reports(
            "salary_index", [YEARS[-1]], country="us", experience="senior", role=role
        )
        assert f"From {count:,} job ads that match the rest." in words(small)
        assert f"From {count:,} job ads that match everything." in words(without)


def test_nominal_and_real_change_stand_beside_each_other(open_page):
    text = words(open_page("pay", view="groups", by="year"))
    assert "not adjusted for inflation" in text
    assert "In the USA, like for like, with 95% intervals" in text
    assert re.search(r"machine learning engineers (up|down) \d+%|no clear change", text)
    assert "after inflation" in text
    every_year = expected.span(expected.all_years("salary_index"))
    assert f"aijobs.net, {every_year}." in text, "by year all years are compared"
    rupees = words(open_page("pay", view="groups", by="year", country="in", currency="local"))
    assert "after inflation" not in rupees


def test_one_picture_holds_every_gap(open_page):
    app = open_page("pay", view="sure")
    few, every = chart_titles(app)
    assert few != every
    figure = json.loads(app.get("plotly_chart")[1].proto.spec)
    labels = figure["layout"]["yaxis"]["ticktext"]
    for label in (
        f"Like for like, {expected.span(YEARS)}",
        f"By medians, {expected.span(expected.all_years('salary_index'))}",
        "Raw, 2022, with answers below $1k",
        "United Kingdom",
        "Senior",
        "10 to 20 years",
    ):
        assert any(label == shown.replace("<br>", " ") for shown in labels), label
    sources = expected.table("salary_factors")["source"].unique()
    count = expected.table("pay")["distinct_records"].astype(int).sum()
    assert f"{count:,} reports, {len(sources)} sources." in words(app)


def test_single_picture_without_a_gap_is_labelled(data, open_page):
    file = data / "pay.csv"
    pay = pd.read_csv(file, dtype=str, keep_default_na=False)
    pay[pay["role"] == "ds"].to_csv(file, index=False)
    app = open_page("pay", view="sure")
    assert "Too few similar reports" in app.info[0].value
    assert not app.get("plotly_chart")


def test_factors_view_covers_only_what_each_source_measures(open_page):
    index = open_page("pay", view="factors")
    figure = json.loads(index.get("plotly_chart")[1].proto.spec)
    shown = json.dumps(figure["layout"], ensure_ascii=False)
    for label in ("Experience", "Country", "Remote work", "Year"):
        assert f"<b>{label}</b>" in shown
    assert "<b>Company size</b>" not in shown
    assert "cannot show its effect on pay" in index.info[0].value.replace("\\", "")

    survey = open_page("pay", view="factors", source="practitioner_survey")
    figure = json.loads(survey.get("plotly_chart")[1].proto.spec)
    shown = json.dumps(figure["layout"], ensure_ascii=False)
    for label in ("Company size", "Country"):
        assert f"<b>{label}</b>" in shown
    assert "It did not ask for remote work" in survey.info[0].value.replace("\\", "")
    assert "held once" in survey.info[0].value


def test_factors_view_reports_too_few_records(open_page):
    app = open_page("pay", view="factors", country="eg", experience="executive")
    assert any("to tell what moves pay" in info.value for info in app.info)


def test_your_pay_names_ignored_filters(open_page):
    app = open_page(
        "pay",
        view="you",
        country="at",
        experience="entry",
        year="2025",
        company_size="under-50",
        remote="hybrid",
    )
    text = words(app)
    assert "Left out, because fewer than 10 match everything" in text
    assert "remote work, year and country" in text
    assert "Not used: company size. Most job ads do not state the company" in text
    assert "replaced by all countries outside India and the USA" in text
    assert "estimated, no interval" in [metric.delta for metric in app.metric]
    assert "(estimated)" in finding(app)
    assert app.multiselect(key="country").value == ["at"]
    exact = open_page("pay", view="you", country="us", experience="senior", year="2024")
    assert "that match everything." in words(exact)
    assert "Left out" not in words(exact)
    assert "of 7,577 reports, held out in five random rounds" in words(exact)


def test_your_pay_in_the_currency_of_the_country(open_page):
    dollars = open_page("pay", view="you", country="in", experience="senior", currency="usd")
    rupees = open_page("pay", view="you", country="in", experience="senior")
    assert "lakh" in finding(rupees)
    assert "$" in finding(dollars)
    assert "Senior, in India. Dark: middle half." in words(dollars)
    assert dollars.multiselect(key="year").placeholder == " and ".join(YEARS)
    assert "1 US dollar =" in words(rupees)
    rare = {"experience": "executive", "year": "2020", "remote": "hybrid"}
    everywhere = open_page("pay", currency="international", **rare)
    assert "choose one country" in everywhere.warning[0].value
    # Amounts in dollars are labelled as dollars.
    spec = json.loads(everywhere.get("plotly_chart")[0].proto.spec)
    assert spec["layout"]["xaxis"]["ticktext"][-1].startswith("$")
    assert "Yearly pay in US dollars" in everywhere.get("plotly_chart")[0].proto.alt


@pytest.mark.parametrize(
    ("code", "view", "below"),
    [
        ("overview", "you", None),
        ("you", "you", None),
        ("groups", "groups", None),
        ("gap", "sure", "gap"),
        ("factors", "sure", "factors"),
        ("sure", "sure", "sure"),
    ],
)
def test_a_link_to_a_former_view_opens_the_view_that_has_it_now(open_page, code, view, below):
    app = open_page("pay", view=code)
    chosen = {group.label: group.value for group in app.button_group}
    assert chosen["View"] == view
    assert chosen.get("Look closer") == below
    assert not app.warning


def test_link_holds_the_part_of_a_view(open_page):
    app = open_page("pay", view="sure")
    [closer] = [group for group in app.button_group if group.label == "Look closer"]
    closer.set_value("factors").run()
    assert app.query_params["view"] in ("factors", ["factors"])
    assert "matters most" in chart_titles(app)[1]


def test_bands_stand_in_a_table_beside_their_picture(open_page):
    app = open_page("pay", view="groups")
    table = app.table[0].value
    assert list(table.columns) == [
        "Experience", "Role", "P25–P75", "Median", "Job ads",
    ]  # fmt: skip
    assert len(table) == 8
    assert chart_titles(app) == ["Pay bands by experience, in US dollars"]
    mine = open_page("pay", view="groups", experience="mid", country="us")
    assert finding(mine).startswith("Mid-level, middle half: MLEs $")
    assert len(mine.table[0].value) == 8, "all levels beside one's own"


@pytest.mark.parametrize("view", ["groups", "factors", "you"])
def test_third_role_is_in_every_view(third_role, open_page, view):
    charts = open_page("pay", view=view).get("plotly_chart")
    assert third_role["colour"] in charts[-1].proto.spec


def test_third_role_can_be_compared(third_role, open_page):
    app = open_page("pay", view="gap", pair=f"ds-{third_role['id']}")
    assert third_role["plural"] in words(app)
    assert set(metrics(app)) == {ALIKE, RAW, CLEAR}


def test_unknown_view_and_pair_are_ignored_and_reported(open_page):
    app = open_page("pay", view="=cmd()", pair="x")
    assert "“=cmd()”" in app.warning[0].value.replace("\\", "")
    assert f"aijobs.net, {expected.span(YEARS)}." in words(app)
