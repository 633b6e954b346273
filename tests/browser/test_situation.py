"""The profile is set once and applies to every page, even after going back."""

import re
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Page, expect

from tests.browser.conftest import go_to, open_menu, pick, settle


def line(page: Page, *said: str) -> None:
    """Check that the profile line at the top contains these texts, in this order."""
    expect(page.get_by_role("button", name=re.compile("You: .*" + ".*".join(said)))).to_be_visible()


def link(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def test_bengaluru_entry_level_holds_everywhere_until_everyone_is_back(address, visit):
    page = visit(f"{address}/tools")
    page.get_by_role("button", name="You: not set").click()
    pick(
        page,
        page.get_by_role("combobox", name=re.compile("city or US area")),
        "Bengaluru (Bangalore), India",
    )
    pick(page, page.get_by_role("combobox", name=re.compile("level or years")), "Entry level")
    page.keyboard.press("Escape")
    settle(page)
    line(page, "entry level", "Bengaluru, India", "₹")
    here = {"city": ["bengaluru"], "country": ["in"], "experience": ["entry"]}
    assert link(page) == here
    expect(page.get_by_text("Shows practitioners in India").first).to_be_visible()
    go_to(page, "Pay")
    line(page, "Bengaluru, India")
    assert link(page) == here
    open_menu(page, "Filters")
    expect(page.get_by_role("radio", name="Indian rupees")).to_be_checked()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Tools")
    line(page, "Bengaluru, India")
    page.get_by_role("button", name="Everyone").click()
    settle(page)
    line(page, "not set")
    assert link(page) == {}
    go_to(page, "Pay")
    line(page, "not set")
    assert link(page) == {}


def test_it_takes_the_width_of_a_phone(address, visit):
    width = 390
    page = visit(f"{address}/switch?city=19740&experience=5&from=ds", width)
    button = page.get_by_role("button", name="You: ")
    line(page, "data scientist", "5 years", "Denver")
    assert button.bounding_box()["width"] > 200
    button.click()
    settle(page)
    box = page.get_by_test_id("stPopoverBody").bounding_box()
    assert box["x"] >= 0
    assert box["width"] >= width - 40
    assert box["x"] + box["width"] <= width
