"""Tests that the figures shown for US areas agree with the tables."""

from dataclasses import replace

from components.charts.chart import Chart
from components.places.answer import areas
from components.places.words.areas import MAP, RANKING
from components.selection.selection import Selection
from components.tables.cache import get_tables

SAN_FRANCISCO, SEATTLE, NEW_YORK = "41860", "42660", "35620"
DENVER, BOSTON = "19740", "14460"
SCIENTISTS, DEVELOPERS = "data_scientists", "software_developers"


def question(
    occupation: str = SCIENTISTS, prices: str = "nominal", chosen: tuple[str, ...] = ()
) -> areas.AreaQuery:
    opening = areas.area_options(get_tables()).occupations[occupation].opening
    return areas.AreaQuery(occupation, prices, chosen or opening, Selection("visa_applications"))


def answer(**choices: str | tuple[str, ...]) -> areas.AreasPage:
    return areas.build_areas_page(question(**choices), get_tables())


def chart(shape: str, **choices: str | tuple[str, ...]) -> Chart:
    return areas.all_areas_chart(question(**choices), shape, get_tables())


def withheld() -> tuple[str, str]:
    """Return the id and the name of an area for which wages are withheld."""
    metro = get_tables()["metro_pay"]
    unknown = metro[metro["median"].isna() & (metro["occupation"] == SCIENTISTS)]
    return tuple(unknown[["area", "name"]].iloc[0])


def test_options_are_areas_of_each_occupation_with_counts():
    options, metro = areas.area_options(get_tables()), get_tables()["metro_pay"]
    assert options.occupations["offers-mle"].label == "Offers to MLEs"
    for id in get_tables()["occupations"]["id"]:
        occupation = options.occupations[id]
        assert set(occupation.areas) == set(metro.loc[metro["occupation"] == id, "area"])
        assert list(occupation.areas.values()) == sorted(occupation.areas.values())
        assert occupation.opening == tuple(get_tables()["claimed_areas"]["area"])
    assert options.definition == (
        "The wage statistics count data scientists as such, software developers as the nearest to "
        "machine learning engineers, computer and information research scientists as the nearest "
        "to machine learning engineers."
    )


def test_claim_has_a_verdict_both_ways():
    claim = answer().claim
    assert claim.question == "Does San Francisco, CA pay more than Denver, CO and Boston, MA?"
    nominal, local = claim.verdicts
    assert nominal.startswith(
        # $170,110 compared with $112,520 (see tests/data/test_metro_pay.py).
        "The claim holds in dollars: San Francisco, CA pays 51% more than Denver, CO"
    )
    assert local.startswith(
        # The same wages divided by price levels of 118.23 and 105.49.
        "The claim holds at local prices: San Francisco, CA pays 35% more than Denver, CO"
    )
    assert claim.source.endswith("Medians of what employers pay data scientists.")
    assert answer(prices="local").claim == claim


def test_map_lists_what_it_omits():
    drawn = chart(MAP)
    assert "No figure for 13 areas: wages withheld." in drawn.caption
    assert "No price level" not in drawn.caption
    assert len(drawn.table) == 360


def test_ranking_has_the_best_paid_and_the_chosen_areas():
    drawn = chart(RANKING)
    assert drawn.title.startswith(
        "San Jose, CA is first of 360 by median, San Francisco, CA is number"
    )
    ticks = drawn.figure.layout.yaxis.ticktext
    assert ticks[0] == "1. San Jose, CA"
    assert ticks[-1] == "<b>65. Denver, CO</b>"
    assert len(chart(RANKING, chosen=(withheld()[0],)).figure.layout.yaxis.ticktext) == 12


def test_local_prices_change_the_order_and_list_unmatched_areas():
    nominal, local = chart(MAP), chart(MAP, prices="local")
    assert nominal.table["area"].iloc[0] != local.table["area"].iloc[0]
    assert nominal.title != local.title
    assert "rural, 8 could not be joined" in local.caption
    assert set(local.table["unit"]) == {"US dollars a year at the average prices of the USA"}


def test_chosen_areas_are_side_by_side():
    actual = answer(chosen=(SEATTLE, NEW_YORK))
    labels = set(actual.chart.figure.layout.yaxis.ticktext)
    assert labels == {"Seattle, WA", "New York, NY"}
    assert set(actual.chart.table["area"]) == {SEATTLE, NEW_YORK}
    assert actual.without_figure == ""
    assert len(actual.download()) == 360


def test_withheld_wages_of_an_area_are_reported():
    area, name = withheld()
    text = f"No figure for {name}: withheld, or no price level."
    actual = answer(chosen=(area, SAN_FRANCISCO))
    assert actual.without_figure == text
    assert list(actual.chart.table["area"]) == [SAN_FRANCISCO]
    alone = answer(chosen=(area,))
    assert (alone.without_figure, alone.bars, alone.chart) == (text, None, None)
    assert alone.finding == text.removesuffix(".")
    assert "San Jose" in alone.metrics[0].label


def test_finding_compares_best_paid_with_visitor_or_worst_paid():
    actual = answer()
    assert actual.finding == (
        "Data scientists: San Francisco pays 51% more than Denver, 35% at local prices"
    )
    # The medians are $170,110 and $112,520, with intervals from the errors of the means.
    assert [(metric.value, metric.label) for metric in actual.metrics] == [
        ("$170k", "San Francisco"),
        ("$113k", "Denver"),
        ("+51%", "In dollars"),
        ("+35%", "At local prices"),
    ]
    assert answer(prices="local").finding == (
        "Data scientists: San Francisco pays 35% more than Denver at local prices, 51% in dollars"
    )
    subset = replace(question(), visitor_area=BOSTON)
    assert "more than Boston" in areas.build_areas_page(subset, get_tables()).finding


def test_one_area_lies_between_best_and_worst_paid():
    actual = answer(chosen=(DENVER,))
    assert actual.finding == "Denver pays data scientists $113k: number 65 of 360 areas"
    assert list(actual.bars.table["rank"]) == [1, 65, 360]
    assert "Grey: highest and lowest" in actual.bars.subtitle
    assert actual.chart.title == "What employers pay in Denver, CO"


def test_occupations_that_are_not_the_role_are_labelled_as_nearest_and_have_no_role_colour():
    note = answer(occupation=DEVELOPERS).note
    assert note.startswith("Software developers are not machine learning engineers.")
    assert "among the nearest" in note
    assert answer().note == ""
    colours = set(get_tables()["roles"]["colour"])

    def marks(expected: areas.AreasPage) -> set[str]:
        return {trace.line.color for trace in expected.chart.figure.data if trace.line.color}

    assert marks(answer()) <= colours
    assert not marks(answer(occupation=DEVELOPERS)) & colours
