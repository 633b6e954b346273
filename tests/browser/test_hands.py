"""Lists choose what was typed, and nothing else."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_menu, settle


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
