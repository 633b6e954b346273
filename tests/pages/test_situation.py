"""The profile is set once and applies to every page; pages report the fields they ignore."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import new_visitor, words
from tests.page_urls import PAGES

BENGALURU = {"city": "bengaluru", "experience": "entry", "from": "new"}
DENVER = {"city": "19740", "experience": "5", "from": "ds"}


def line(app: AppTest) -> str:
    """Return the text of the profile button at the top of the page."""
    [popover] = [
        block for block in app.get("popover") if block.proto.popover.label.startswith("You")
    ]
    return popover.proto.popover.label.replace("\\", "")


def filters(app: AppTest) -> dict[str, list[str]]:
    """Return the values of the filters by label."""
    return {box.label: box.value for box in app.multiselect}


def choose(app: AppTest, label: str, code: str) -> None:
    [box] = [box for box in app.selectbox if box.label.startswith(label)]
    box.select(code).run()
    assert not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_its_audience(page, open_page):
    assert line(open_page(page)) == "You: not set"
    app = open_page(page, **BENGALURU)
    assert line(app) == "You: no role yet · entry level · Bengaluru, India · ₹"
    assert not app.warning
    assert not app.error


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "compare",
            " with under 1 year and 1 to 3 years of coding), Kaggle survey, 2022, over",
        ),
        ("work", "Shows practitioners in India: not known by experience or city."),
        ("tools", "Shows practitioners in India: not known by experience or city."),
        ("pay", "No pay by city in this source: figures are for India."),
        ("places", "No pay by city in this source: figures are for India."),
        ("outlook", "No outlook data for India: what follows covers the USA"),
        ("assessment", "Your situation does not change the questions or the fit"),
        ("switch", "No pay by city in this source: figures are for India."),
        ("evidence", "the same for everyone"),
    ],
)
def test_bengaluru_resolves_to_india_or_names_its_substitute(page, expected, open_page):
    text = words(open_page(page, **BENGALURU))
    assert expected in text
    if page in ("compare", "pay", "places"):
        assert "lakh" in text


def test_pay_opens_where_reports_exist_and_explains_why(open_page):
    app = open_page("pay", **BENGALURU)
    text = words(app)
    assert "has too few reports like yours" in text
    assert "With under 1 year and 1 to 3 years of coding, in India" in text
    assert filters(app)["Years of coding"] == ["under-1", "1-3"]
    # Visitors who only filter pay, without a profile, get the default source.
    alone = open_page("pay", country="in", experience="entry")
    assert filters(alone)["Experience"] == ["entry"]


def test_us_areas_say_that_no_other_city_is_known(open_page):
    text = words(open_page("places", **BENGALURU, view="areas"))
    assert "We found no pay by city outside the USA" in text


def test_denver_data_scientist_five_years(open_page):
    pay = open_page("pay", **DENVER)
    assert line(pay) == "You: data scientist · 5 years · Denver, CO, USA · $"
    assert "Mid-level, in the USA" in words(pay)
    assert "Experience: 5 years counts as mid-level." in words(pay)
    yours = open_page("pay", **DENVER, view="you")
    assert filters(yours)["Experience"] == ["mid"]
    places = words(open_page("places", **DENVER))
    assert "Wages are not split by experience" in places
    charts = open_page("places", **DENVER, show="ranking").get("plotly_chart")
    assert any("Denver" in chart.proto.spec for chart in charts)
    plan = open_page("switch", **DENVER)
    start = next(box for box in plan.selectbox if box.label == "From")
    assert start.value == "ds"
    assert "Mid-level, in the USA" in words(plan)


def test_set_on_one_page_it_holds_on_all():
    app = new_visitor("tools").run()
    choose(app, "Country, city", "bengaluru")
    choose(app, "Experience", "5")
    assert app.query_params == {"city": "bengaluru", "country": "in", "experience": "5"}
    app.switch_page("pages/pay.py")
    app.query_params.clear()
    app.run()
    assert line(app) == "You: 5 years · Bengaluru, India · ₹"
    assert filters(app)["Country"] == ["in"]
    assert filters(app)["Years of coding"] == ["3-5"]
    # Changing a filter on the page also changes the profile.
    app.multiselect(key="country").set_value(["us"]).run()
    assert line(app) == "You: 5 years · USA · $"
    [everyone] = [button for button in app.button if button.label == "Everyone"]
    everyone.click().run()
    assert line(app) == "You: not set"
    assert filters(app)["Country"] == []


def test_opening_the_other_source_drops_no_level_that_has_a_match(open_page):
    app = open_page("pay", experience="senior", company_size="over-250", country="us")
    choose(app, "Pay source", "practitioner_survey")
    assert filters(app) == {
        "Years of coding": ["5-10", "10-20", "over-20"],
        "Country": ["us"],
        "Company size": ["250-999", "1000-9999", "10000-up"],
    }
    text = "Years of coding: senior counts as 5 to 10 years, 10 to 20 years or over 20 years."
    assert text in words(app)
    choose(app, "Pay source", "salary_index")
    assert filters(app)["Experience"] == ["senior"]
    assert filters(app)["Company size"] == ["over-250"]


def test_chosen_currency_replaces_rupees(open_page):
    assert "lakh" in words(open_page("pay", country="in"))
    app = open_page("pay", country="in", currency="usd")
    assert "lakh" not in words(app)
    assert line(app) == "You: India · $"


def test_a_damaged_table_of_cities_leaves_the_filters_alone(data, open_page):
    (data / "cities.csv").write_text("id,name\n", encoding="utf-8")
    app = open_page("pay", country="us", experience="senior")
    assert "data/cities.csv" in app.error[0].value.replace("\\", "")
    assert "Senior, in the USA" in words(app)


def test_the_area_of_a_pay_source_is_that_of_the_visitor(open_page):
    app = open_page("pay", source="visa_applications", **DENVER)
    assert "not known by city" not in words(app)
    assert filters(app)["Area"] == ["19740"]
    [areas] = [box for box in app.multiselect if box.label == "Area"]
    areas.set_value(["19740", "14460"]).run()
    assert "Denver" in line(app), "two areas to look at are nowhere that somebody is"
    [areas] = [box for box in app.multiselect if box.label == "Area"]
    areas.set_value(["14460"]).run()
    assert "Boston" in line(app)


def test_the_outlook_opens_on_the_country_whose_ads_are_counted(open_page):
    text = words(open_page("outlook", country="de"))
    assert "Germany: 5.0% of job ads mention AI" in text
    assert "For Germany only job ads that mention AI are known" in text
