"""The Places page in a test run: areas, countries side by side, ranking, links."""

import json

import pytest

from tests.conftest import words


def titles(app) -> list[str]:
    return [element.proto.alt.split(". ")[0] for element in app.get("plotly_chart")]


def figure(app, number: int) -> dict:
    return json.loads(app.get("plotly_chart")[number].proto.spec)


def test_opens_on_the_claimed_areas_with_a_verdict_both_ways(open_page):
    text = words(open_page("places"))
    assert "Does San Francisco, CA pay more than Denver, CO and Boston, MA?" in text
    assert "The claim holds in dollars: San Francisco, CA pays 51% more than Denver, CO" in text
    assert "The claim holds at local prices: San Francisco, CA pays 35% more than" in text
    assert "their wages are withheld: 13." in text
    assert "None of these wages is only known to be above a limit." in text


def test_ranking_of_areas(open_page):
    app = open_page("places", show="ranking")
    assert "San Jose, CA is first of 360, San Francisco, CA is number" in words(app)
    ticks = figure(app, 0)["layout"]["yaxis"]["ticktext"]
    assert ticks[0] == "1. San Jose, CA"
    assert ticks[-1] == "<b>65. Denver, CO</b>"


def test_local_prices_change_the_order_and_say_what_was_not_joined(open_page):
    nominal, local = open_page("places"), open_page("places", prices="local")
    assert titles(nominal)[0] != titles(local)[0]
    text = words(local)
    assert "Without a price level: 90, of which 82 lie outside" in text or (
        "outside metropolitan areas and 8 could not be joined" in text
    )


def test_areas_from_the_link_are_side_by_side(open_page):
    app = open_page("places", area=["42660", "35620"])
    assert app.multiselect(key="area").value == ["35620", "42660"] or app.multiselect(
        key="area"
    ).value == ["42660", "35620"]
    labels = " ".join(figure(app, 1)["layout"]["yaxis"]["ticktext"])
    assert "Seattle, WA" in labels
    assert "New York, NY" in labels
    assert "Denver" not in labels


def test_occupations_that_are_not_the_role_are_labelled_as_nearest(open_page):
    app = open_page("places", occupation="software_developers")
    note = app.info[0].value.replace("\\", "")
    assert "Software developers are not machine learning engineers" in note
    assert "among the nearest" in note
    assert not open_page("places").info


def test_an_area_whose_wages_are_withheld_is_said_so(open_page):
    from components.tables import load

    metro = load("metro_pay")
    withheld = metro[metro["median"].isna() & (metro["occupation"] == "data_scientists")].iloc[0]
    app = open_page("places", area=[withheld["area"], "41860"])
    assert withheld["name"] in app.info[0].value.replace("\\", "")


def test_countries_side_by_side_in_three_currencies(open_page):
    for currency, mark in (("usd", "$"), ("inr", "lakh"), ("international", "PPP $")):
        app = open_page("places", view="countries-compared", currency=currency)
        drawn = json.dumps(figure(app, 0), ensure_ascii=False)
        assert mark in drawn
        for label in ("India, machine<br>", "USA, data scientists"):
            assert label in drawn
        assert len(app.get("plotly_chart")) == 5
        text = words(app)
        assert "What these figures can and cannot tell" in text
        assert "holds 16% in India and 1% in the USA" in text
        assert "Like for like, machine learning engineers against data scientists: 10% less" in text


def test_countries_side_by_side_follow_filters_and_breakdown(open_page):
    app = open_page("places", view="countries-compared", company_size="10000-up", by="company_size")
    assert "At companies of 10,000 people or more" in words(app) or (
        "at companies of 10,000 people or more" in words(app)
    )
    nobody = open_page(
        "places", view="countries-compared", company_size="10000-up", experience="none"
    )
    assert "Too few records" in "".join(element.value for element in nobody.info)


def test_ranking_of_countries_has_both_roles_in_order(open_page):
    app = open_page("places", view="countries")
    assert titles(app) == ["Best paid: MLEs and data scientists in the USA"]
    ticks = figure(app, 0)["layout"]["yaxis"]["ticktext"]
    assert ticks[:2] == ["USA", "Canada"]
    # Its data scientists earn more at the median than Austria's, but they are few.
    assert ticks.index("Egypt") > ticks.index("Austria")
    survey = open_page("places", view="countries", source="practitioner_survey")
    assert figure(survey, 0)["layout"]["yaxis"]["ticktext"] != ticks
    purchasing = open_page("places", view="countries", currency="international")
    assert "PPP $" in json.dumps(figure(purchasing, 0))


@pytest.mark.parametrize("view", ["areas", "countries-compared", "countries"])
def test_unknown_values_are_ignored_and_said_so(open_page, view):
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
