"""URL, controls and results stay consistent with slow connections and quick clicks.

A proxy delays both directions. A timer in the page does the clicking, because Playwright would wait
for the page to be idle before each click.
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from components.tables.loading import read_table
from tests.browser.conftest import (
    ROOT,
    free_port,
    go_to,
    launch,
    open_list,
    open_menu,
    pick,
    settle,
)
from tests.browser.slow_network import slow_line

CLICK_EACH = """([gap, ...elements]) => elements.forEach(
    (element, number) => setTimeout(() => element.click(), gap * number)
)"""
CHOICES = """() => {
    const now = {}
    new URLSearchParams(location.search).forEach((code, name) => (now[name] ??= []).push(code))
    return now
}"""


@pytest.fixture(scope="module")
def near(address: str) -> Iterator[str]:
    """Yield an address of the app with a round-trip time of 0.1 seconds."""
    with slow_line(address, 0.05) as slow:
        yield slow


@pytest.fixture(scope="module")
def far(address: str) -> Iterator[str]:
    """Yield an address of the app with a round-trip time of 0.3 seconds."""
    with slow_line(address, 0.15) as slow:
        yield slow


@pytest.fixture
def lines(near: str, far: str, all_cases: bool) -> Callable[..., list[tuple[str, int]]]:
    """Return a function that gives the addresses to test, with the gap between clicks in ms.

    A sample tests only the slower connection.
    """

    def with_gaps(on_near: int = 0, on_far: int = 0) -> list[tuple[str, int]]:
        return [(near, on_near)] * all_cases + [(far, on_far)]

    return with_gaps


def click_each(page: Page, gap: int, *targets: Locator) -> None:
    """Click on each target, `gap` milliseconds apart."""
    page.evaluate(CLICK_EACH, [gap, *(target.element_handle() for target in targets)])


def radio(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name, exact=True).first


def see_list(page: Page, label: str) -> None:
    """Open the menu that contains a list, unless the list is on the page itself."""
    settle(page)
    if not page.get_by_test_id("stMultiSelect").filter(has_text=label).count():
        open_menu(page, "Filters")


def from_list(page: Page, label: str, *options: str) -> None:
    """Select options in a list, each as soon as the previous one is shown, then close the list."""
    see_list(page, label)
    open_list(page, page.get_by_role("combobox", name=re.compile(f"{label}$")))
    chosen = page.get_by_test_id("stMultiSelect").filter(has_text=label).locator("[data-tag]")
    for option in options:
        click_each(page, 0, page.get_by_role("option", name=option, exact=True))
        expect(chosen.filter(has_text=option)).to_have_count(1)
    page.keyboard.press("Escape")


def expect_listed(page: Page, label: str, *options: str) -> None:
    """Check that exactly these options are selected in a list, in this order."""
    see_list(page, label)
    box = page.get_by_test_id("stMultiSelect").filter(has_text=label)
    expect(box.locator("[data-tag]")).to_have_text(list(options))


def expect_link(page: Page, **choices: list[str] | str) -> None:
    """Wait until the URL has exactly these parameters, and check that it keeps them."""
    wanted = {name: [each] if isinstance(each, str) else each for name, each in choices.items()}
    for _ in range(100):
        if page.evaluate(CHOICES) == wanted:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(400)
    settle(page)
    assert page.evaluate(CHOICES) == wanted


def test_quick_choices_on_tools(lines, visit):
    for address, gap in lines(60, 150):
        page = visit(f"{address}/tools")
        open_menu(page, "Filters")
        differ = page.get_by_label("Only where the roles clearly differ")
        click_each(page, gap, radio(page, "Popularity"), differ)
        expect_link(page, sort="popularity", clear="yes")
        expect(radio(page, "Popularity")).to_be_checked()
        expect(differ).to_be_checked()
        from_list(page, "Country", "India", "USA")
        expect_link(page, sort="popularity", clear="yes", country=["in", "us"])
        open_menu(page, "Filters")
        expect_listed(page, "Country", "India", "USA")
        expect(page.get_by_text("in India and in the USA").first).to_be_visible()


def test_quick_choices_on_pay(lines, visit):
    for address, gap in lines(60, 150):
        page = visit(f"{address}/pay?country=us")
        open_menu(page, "Filters")
        from_list(page, "Experience", "Senior", "Mid-level")
        expect_link(page, country="us", experience=["senior", "mid"])
        expect_listed(page, "Experience", "Senior", "Mid-level")
        money = radio(page, "Purchasing-power dollars")
        open_menu(page, "Filters")
        click_each(page, gap, money, radio(page, "Bands by level"))
        levels = {"country": "us", "experience": ["senior", "mid"]}
        expect_link(page, **levels, currency="international", view="groups")
        expect(money).to_be_checked()
        expect(radio(page, "Bands by level")).to_be_checked()
        open_menu(page, "Filters")
        # A reset takes effect even if the next selection is made before the response arrives.
        reset = page.get_by_role("button", name="Reset filters")
        click_each(page, gap, reset, radio(page, "Overview"))
        expect_link(page)
        open_menu(page, "Filters")
        expect_listed(page, "Country")
        expect(money).not_to_be_checked()


def test_quick_choices_on_places(lines, visit):
    for address, gap in lines(60, 150):
        page = visit(f"{address}/places")
        open_menu(page, "Filters")
        prices, ranking = radio(page, "At local prices"), radio(page, "Ranking")
        click_each(page, gap, prices, ranking)
        expect_link(page, prices="local", show="ranking")
        for name in ("At local prices", "Ranking"):
            expect(radio(page, name)).to_be_checked()


def test_quick_choices_on_work(lines, visit):
    for address, _ in lines():
        page = visit(f"{address}/work")
        open_menu(page, "Filters")
        from_list(page, "Role", "Data scientist", "Machine learning engineer")
        expect_link(page, role=["ds", "mle"])
        open_menu(page, "Filters")
        expect_listed(page, "Role", "Data scientist", "Machine learning engineer")


def test_quick_ticks_on_switch(lines, visit):
    for address, gap in lines(150, 50):
        page = visit(f"{address}/switch?from=ds&to=mle")
        open_menu(page, "Edit skills, mark steps")
        boxes = [
            page.locator(f".st-key-done-{step}").get_by_role("checkbox")
            for step in ("pytorch", "tensorflow", "gcp")
        ]
        click_each(page, gap, *boxes)
        expect(
            page.get_by_text(re.compile("^3 of [0-9]+ steps, advice included, are done"))
        ).to_be_visible()
        expect_link(page, **{"from": "ds", "to": "mle"}, done=["pytorch", "tensorflow", "gcp"])


def test_quick_answers_in_the_assessment(lines, visit):
    for address, gap in lines(50, 0):
        page = visit(f"{address}/assessment")
        for answer in ("Strongly like", "Strongly dislike"):
            groups = page.get_by_role("radiogroup").all()
            targets = [each.get_by_role("radio", name=answer, exact=True) for each in groups]
            click_each(page, gap, *targets)
            expect(page.get_by_text("4 of 16 statements answered")).to_be_visible()
            for target in targets:
                expect(target).to_be_checked()
        page.wait_for_timeout(600)
        settle(page)
        page.reload()
        expect(page.get_by_text("4 of 16 statements answered")).to_be_visible()
        expect(page.get_by_role("radio", name="Strongly dislike", checked=True)).to_have_count(4)


def test_page_reached_by_navigation_matches_its_link(far, visit):
    page = visit(f"{far}/switch?from=ds&to=mle&country=us&experience=senior&year=2024")
    page.get_by_role("link", name="Pay in your situation in full").click()
    expect(page.locator("h1")).to_have_text("Pay")
    choices = {"from": "ds", "country": "us", "experience": "senior", "year": "2024", "view": "gap"}
    expect_link(page, source="salary_index", **choices)
    text = page.locator("h2").first.inner_text()
    expect_listed(page, "Country", "USA")
    expect_listed(page, "Experience", "Senior")
    for group in page.get_by_role("radiogroup").all():
        expect(group.get_by_role("radio", checked=True)).to_have_count(1)
    figures = page.get_by_test_id("stMetricValue").all_inner_texts()
    page.reload()
    expect(page.locator("h2").first).to_have_text(text)
    expect(page.get_by_test_id("stMetricValue")).to_have_text(figures)


def test_each_page_is_one_entry_of_the_history(far, visit):
    page = visit(f"{far}/tools?country=us&sort=popularity")
    before = page.evaluate("history.length")
    go_to(page, "Pay")
    expect_link(page, country="us")
    expect_listed(page, "Country", "USA")
    from_list(page, "Experience", "Senior")
    senior = {"country": "us", "experience": "senior"}
    expect_link(page, **senior)
    go_to(page, "Tools")
    expect_link(page, **senior, sort="popularity")
    expect_listed(page, "Country", "USA")
    go_to(page, "Pay")
    expect_link(page, **senior)
    expect(page.locator("h2").first).to_contain_text("enior, USA")
    # A page left before the response to a selection doesn't pass that selection to the next page.
    from_list(page, "Year", "2025")
    go_to(page, "Evidence")
    expect_link(page, **senior)
    entries = page.evaluate("history.length")
    for title, choices in (
        ("Pay", {**senior, "year": "2025"}),
        ("Pay", senior),
        ("Tools", {**senior, "sort": "popularity"}),
        ("Pay", senior),
        ("Pay", {"country": "us"}),
        ("Tools", {"country": "us", "sort": "popularity"}),
    ):
        page.go_back()
        expect(page.locator("h1")).to_have_text(title)
        expect_link(page, **choices)
        expect_listed(page, "Country", "USA")
    assert entries == before + 6


def test_a_server_that_knows_nobody_counts_the_first_visit_and_the_first_click(visit):
    port = free_port()
    server = launch(ROOT, port)
    try:
        first = visit(f"http://127.0.0.1:{port}/responsibilities?country=in&step=2")
        expect(first.locator("h1")).to_have_text("Work")
        expect(first.get_by_role("link", name="Evidence", exact=True)).to_be_visible()
        expect(first.get_by_role("dialog")).to_have_count(0)
        assert "/work?" in first.url
        assert "country=in" in first.url
        first.close()

        bengaluru = {"city": "bengaluru", "country": "in", "experience": "entry"}
        clicks = {
            f"tools?{urlencode(bengaluru)}": ("In job ads", {**bengaluru, "evidence": "ads"}),
            "pay?country=us": ("Bands by level", {"country": "us", "view": "groups"}),
            "places": ("Employers", {"view": "employers"}),
            "switch?from=ds": ("Skip", {"from": "ds", "skip": "pytorch"}),
            "assessment?step=1": ("Next", {"step": "2"}),
        }
        pages = {link: visit(f"http://127.0.0.1:{port}/{link}") for link in clicks}
        open_menu(pages["switch?from=ds"], "Edit skills, mark steps")
        server.terminate()
        server.wait()
        server = launch(ROOT, port)
        for link, (name, choices) in clicks.items():
            page = pages[link]
            page.bring_to_front()
            kind = "button" if name in ("Next", "Skip") else "radio"
            page.get_by_role(kind, name=name, exact=True).first.click()
            expect_link(page, **choices)
            if kind == "radio":
                expect(radio(page, name)).to_be_checked()
            if "city" in choices:
                page.reload()
                situation = re.compile("You: .*entry level.*Bengaluru, India")
                expect(page.get_by_role("button", name=situation)).to_be_visible()
    finally:
        server.terminate()


def test_a_click_on_a_mark_shows_its_tool_and_again_once_it_was_closed(address, visit):
    page = visit(f"{address}/tools?category=frameworks")

    def click_mark() -> None:
        mark = page.locator(".js-plotly-plot .points path.point").first
        mark.scroll_into_view_if_needed()
        settle(page)
        box = mark.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(300)
        page.mouse.down()
        page.mouse.up()

    click_mark()
    expect(page).to_have_url(re.compile("tool="))
    settle(page)
    opened = page.url
    name = read_table("tools").set_index("id")["name"][opened.rpartition("tool=")[2]]
    expect(page.get_by_role("heading", name=re.compile(f"^{re.escape(name)}: "))).to_be_visible()
    pick(page, page.get_by_role("combobox", name="Tool"), "Choose a tool, or click a point")
    expect(page).not_to_have_url(re.compile("tool="))
    settle(page)
    click_mark()
    expect(page).to_have_url(opened)
