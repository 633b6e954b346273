"""Everything can be reached and used with the keyboard alone."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle
from tests.browser.test_accessibility import PHONE

HAS_FOCUS = """(element) => {
    let focused = document.activeElement
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
    return element.contains(focused)
}"""
MAX_TABS = 80


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is on or inside the target."""
    for _ in range(MAX_TABS):
        page.keyboard.press("Tab")
        if target.evaluate(HAS_FOCUS):
            return
    raise AssertionError(f"Tab does not lead to {target}")


def test_filters_and_downloads_of_pay_then_another_page_and_its_link(address, visit):
    page = visit(f"{address}/pay")
    tab_to(page, page.get_by_role("button", name=re.compile("Filters")))
    page.keyboard.press("Enter")
    settle(page)
    tab_to(page, page.get_by_role("combobox", name=re.compile("Experience$")))
    page.keyboard.type("Senior")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("experience=senior"))
    page.keyboard.press("Escape")
    settle(page)

    tab_to(page, page.get_by_role("radiogroup", name="Currency"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("currency=international"))
    settle(page)

    more = page.get_by_role("button", name=re.compile("More$")).first
    for button, ending in (("Download table (CSV)", "csv"), ("Download image (PNG)", "png")):
        tab_to(page, more)
        page.keyboard.press("Enter")
        settle(page)
        tab_to(page, page.get_by_role("button", name=button))
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.suggested_filename == f"your-pay.{ending}"
        page.keyboard.press("Escape")
        settle(page)
    tab_to(page, more)
    page.keyboard.press("Enter")
    settle(page)
    tab_to(page, page.get_by_role("button", name=re.compile("Show the table$")))
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)

    tab_to(page, page.get_by_role("link", name="Tools", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tools")
    settle(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab_to(page, page.get_by_role("button", name=re.compile("Share$")))
    page.keyboard.press("Enter")
    settle(page)
    tab_to(page, page.get_by_role("button", name="Copy link"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()


def test_another_page_on_a_phone(address, visit):
    page = visit(f"{address}/pay", PHONE)
    tab_to(page, page.get_by_test_id("stExpandSidebarButton"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Tools", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tools")


def test_a_statement_of_the_assessment(address, visit):
    page = visit(f"{address}/assessment")
    tab_to(page, page.get_by_role("radiogroup").first)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("code="))
    expect(page.get_by_text("1 of 16 statements answered")).to_be_visible()
    settle(page)
    tab_to(page, page.get_by_role("button", name="Next"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("step=2"))
