"""Charts by touch, and lists that choose what was typed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import open_menu, settle

# With charts whose marks can be chosen, and with those that cannot.
WITH_CHARTS = ["tools", "places", "pay", "places?view=countries-compared"]
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    window = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield window
    window.close()


def opened(window: BrowserContext, url: str) -> Page:
    page = window.new_page()
    page.goto(url)
    expect(page.locator("h1")).to_be_visible()
    settle(page)
    return page


def swipe_up(page: Page, start: Locator) -> None:
    """A finger that goes up 240 pixels from the middle of what is seen of an element."""
    box = start.bounding_box()
    x, y = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 700)
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, points: list[dict[str, float]]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", [{"x": x, "y": y}])
    for step in range(1, 13):
        touch("touchMove", [{"x": x, "y": y - 20 * step}])
        page.wait_for_timeout(16)
    touch("touchEnd", [])
    page.wait_for_timeout(300)


@pytest.mark.parametrize("link", WITH_CHARTS)
def test_a_swipe_that_starts_on_a_chart_scrolls_the_page(phone, address, link):
    page = opened(phone, f"{address}/{link}")
    chart = page.get_by_test_id("stPlotlyChart").first
    chart.scroll_into_view_if_needed()
    before = page.evaluate(SCROLLED)
    swipe_up(page, chart)
    assert page.evaluate(SCROLLED) > before + 100
    page.close()


def test_a_tap_on_a_mark_chooses_its_tool(phone, address):
    page = opened(phone, f"{address}/tools")
    mark = page.locator(".js-plotly-plot .point").nth(3)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("tool="))
    page.close()


@pytest.mark.parametrize(
    ("link", "label", "typed", "choice"),
    [("pay", "Country", "USA", "country=us"), ("places", "Areas", "Seattle", "area=42660")],
)
def test_enter_chooses_what_was_typed_and_nothing_else(visit, address, link, label, typed, choice):
    page = visit(f"{address}/{link}")
    if label == "Country":
        open_menu(page, "Filters")
    box = page.get_by_role("combobox", name=re.compile(label)).first
    box.scroll_into_view_if_needed()
    box.fill(typed)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    settle(page)
    assert page.url.partition("?")[2] == choice


def test_escape_clears_no_choice_in_silence(visit, address):
    page = visit(f"{address}/pay?country=us")
    page.get_by_role("button", name=re.compile("You: ")).click()
    box = page.get_by_role("combobox", name=re.compile("Country, city")).first
    box.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    settle(page)
    assert "country=us" in page.url
