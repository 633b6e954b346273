"""Lists select the option that was typed, and nothing else."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import open_menu, settle


def expect_enter_to_choose(page: Page, label: str, typed: str, choice: str) -> None:
    """Check that typing `typed` and pressing Enter selects `choice`, and nothing else."""
    box = page.get_by_role("combobox", name=re.compile(label)).first
    box.scroll_into_view_if_needed()
    box.fill(typed)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    settle(page)
    assert page.url.partition("?")[2] == choice


def test_enter_selects_only_what_was_typed(visit, address):
    expect_enter_to_choose(visit(f"{address}/places"), "Areas", "Seattle", "area=42660")


def test_escape_clears_no_choice_in_silence(visit, address):
    page = visit(f"{address}/pay")
    open_menu(page, "Filters")
    expect_enter_to_choose(page, "Country", "USA", "country=us")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("You: ")).click()
    box = page.get_by_role("combobox", name=re.compile("Country, city")).first
    box.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    settle(page)
    assert "country=us" in page.url
