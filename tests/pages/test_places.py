"""The Places page: its views, controls and URLs."""

import json
import re

import pytest

from components.tables.loading import read_table
from tests.conftest import words


def titles(app) -> list[str]:
    return [element.proto.alt.split(". ")[0] for element in app.get("plotly_chart")]


def figure(app, number: int) -> dict:
    return json.loads(app.get("plotly_chart")[number].proto.spec)


def test_opens_on_the_claimed_areas_with_a_verdict_both_ways(open_page):
    app = open_page("places")
    text = words(app)
    assert "Does San Francisco, CA pay more than Denver, CO and Boston, MA?" in text
    assert "The claim holds in dollars: San Francisco, CA pays 51% more than Denver, CO" in text
    assert "The claim holds at local prices: San Francisco, CA pays 35% more than" in text
    labels = figure(app, 0)["layout"]["yaxis"]["ticktext"]
    assert set(labels) == {"San Francisco, CA", "Denver, CO", "Boston, MA"}
    assert "We found no pay by city outside the USA." in text


def test_areas_prices_and_shape_from_the_link(open_page):
    app = open_page("places", area=["42660", "35620"], prices="local", show="ranking")
    assert set(app.multiselect(key="area").value) == {"35620", "42660"}
    text = words(app)
    assert re.search(r"top 12 of \d+ areas, at local prices", text)
    assert "is first of" in titles(app)[1]
    labels = " ".join(figure(app, 0)["layout"]["yaxis"]["ticktext"])
    assert "Seattle, WA" in labels
    assert "New York, NY" in labels
    assert "Denver" not in labels


def test_notes_name_proxies_and_withheld_figures(open_page):
    metro = read_table("metro_pay")
    withheld = metro[metro["median"].isna() & (metro["occupation"] == "software_developers")]
    app = open_page(
        "places",
        occupation="software_developers",
        area=[withheld["area"].iloc[0], "41860"],
    )
    text = words(app)
    assert "Software developers are not machine learning engineers" in text
    assert f"No figure for {withheld['name'].iloc[0]}" in text


def test_countries_side_by_side(open_page):
    app = open_page("places", view="countries-compared", currency="inr", by="company_size")
    assert "lakh" in json.dumps(figure(app, 0), ensure_ascii=False)
    assert len(app.get("plotly_chart")) == 5
    text = words(app)
    assert "1 US dollar = " in text
    assert text.count("by company size, 95% intervals") == 2
    assert "What these figures can and cannot tell" in text
    assert "left out, 16% in India and 1% in the USA: too low" in text
    assert "We found no pay by city outside the USA." in text
    nobody = open_page(
        "places", view="countries-compared", company_size="10000-up", experience="none"
    )
    assert "Too few reports" in "".join(element.value for element in nobody.info)
    assert not nobody.get("plotly_chart")


def test_ranking_of_countries(open_page):
    app = open_page("places", view="countries", source="practitioner_survey", currency="usd")
    assert "Pay is highest in the USA for both roles" in words(app)
    assert "About this source." in words(app)
    nobody = open_page(
        "places",
        view="countries",
        source="practitioner_survey",
        company_size="10000-up",
        experience="none",
    )
    assert "Too few reports" in "".join(element.value for element in nobody.info)
    assert not nobody.get("plotly_chart")


@pytest.mark.parametrize("view", ["areas", "countries-compared", "countries"])
def test_unknown_values_are_ignored_and_reported(open_page, view):
    app = open_page("places", view=view, area="atlantis", currency="shells", prices="free")
    notes = "".join(element.value for element in app.warning)
    assert "atlantis" in notes or view != "areas"
    assert "shells" in notes or view == "areas"
    assert app.get("plotly_chart")


@pytest.mark.parametrize("view", ["countries-compared", "countries"])
def test_third_role_is_there(third_role, open_page, view):
    app = open_page("places", view=view)
    assert third_role["colour"] in app.get("plotly_chart")[0].proto.spec


def test_a_damaged_table_is_named_and_the_other_views_work(data, open_page):
    file = data / "metro_pay.csv"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace(",10460,", ",-10460,", 1), encoding="utf-8")
    app = open_page("places")
    assert "data/metro_pay.csv, row" in app.error[0].value.replace("\\", "")
    assert open_page("places", view="countries").get("plotly_chart")


def test_employers_with_a_search_that_the_link_keeps(open_page):
    app = open_page("places", view="employers", search="meta", role="mle", experience="level-3")
    assert app.text_input(key="search").value == "meta"
    assert app.selectbox(key="role").value == "mle"
    assert "Meta (Facebook)" in app.header[0].value.replace("\\", "")
    assert "not a hire" in words(app)
    app.text_input(key="search").set_value("qualcomm").run()
    assert "qualcomm" in app.query_params["search"]
    nobody = open_page("places", view="employers", search="nobody at all", role="wizard")
    assert "No employer matches." in [element.value for element in nobody.info]
    assert "wizard" in nobody.warning[0].value


def test_chosen_area_is_the_first_option_for_both_roles(open_page):
    app = open_page("places", area="19740")
    shown = app.table[0].value
    assert shown.index[0] == "Denver, CO"
    assert "Denver, CO: too few to tell (9 applications)" in words(app)
    assert "Offers to people who need a visa" in words(app)
