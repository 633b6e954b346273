"""Hostile text in every table is shown literally in a real browser, and nothing in it runs."""

import re
import shutil

import pytest
from playwright.sync_api import Page, expect

from components.shell.markdown import WORD_JOINER
from tests.browser.conftest import ROOT, open_list, open_menu, settle
from tests.hostile_tables import HOSTILE, poison
from tests.page_urls import PAGES, TITLES, path

# The hostile text as shown, with or without invisible characters.
READ = re.compile(f"{WORD_JOINER}?".join(re.escape(letter) for letter in HOSTILE))

# The elements that the hostile text would create if it were interpreted.
TURNED = (
    "img[src='x'], img[src$='x.png'], a[href^='javascript' i], a[href*='example'], "
    ".katex, em, del, script:not([data-testid=stHtml] > script), "
    "[data-testid=stMarkdownColoredText], "
    "[data-testid=stMarkdownContainer] code, [data-testid=stMarkdownContainer] blockquote"
)


@pytest.fixture(scope="module")
def hostile_app(start_app, tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("hostile") / "crossroads"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git", "tests"))
    poison(folder / "data")
    return start_app(folder)


def expect_nothing_ran(page: Page) -> None:
    expect(page.get_by_test_id("stMain").locator(TURNED)).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert page.evaluate("window.hurt") is None


def open_hostile(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.add_init_script("window.taken = () => { window.hurt = true }")
    page.goto(url)
    expect(page.locator("h1")).to_be_visible()
    settle(page)


def test_people_read_it_on_every_page_and_nothing_runs(hostile_app, window):
    page = window.new_page()
    open_hostile(page, hostile_app)
    # The first page is already open. Check it last, after the visit has left it.
    for name in reversed(PAGES):
        page.get_by_role("link", name=TITLES[name], exact=True).click()
        expect(page).to_have_url(re.compile(f"/{path(name)}$"))
        settle(page)
        expect(page.get_by_test_id("stMain")).to_contain_text(READ)
        expect_nothing_ran(page)
    page.close()


def test_it_is_text_in_charts_options_and_help(hostile_app, window):
    page = window.new_page()
    open_hostile(page, f"{hostile_app}/tools")
    chart = page.locator(".js-plotly-plot").first
    expect(chart.locator("svg text", has_text="<b>B</b>").first).to_be_attached()
    point = chart.locator(".points path.point").first
    point.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = point.bounding_box()
    assert box is not None
    page.mouse.move(box["x"], box["y"] + 20)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(chart.locator(".hoverlayer")).to_contain_text("<b>B</b>")

    open_hostile(page, f"{hostile_app}/pay")
    open_menu(page, "Filters")
    open_list(page, page.get_by_role("combobox").nth(1))
    expect(page.get_by_role("option").nth(1)).to_contain_text(READ)
    page.keyboard.press("Escape")
    open_menu(page, "Filters")
    page.get_by_test_id("stPopoverBody").get_by_test_id("stTooltipIcon").first.hover()
    expect(page.get_by_test_id("stTooltipContent")).to_contain_text(READ)
    expect(page.get_by_test_id("stTooltipContent").locator("a, img, em, .katex")).to_have_count(0)
    expect_nothing_ran(page)
    page.close()
