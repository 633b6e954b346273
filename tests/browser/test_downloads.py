"""Sharing: the copied URL of a page, and charts downloaded as tables and images."""

import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from components.tables.loading import read_table
from tests.browser.conftest import ROOT, open_menu, settle, show_link
from tests.components.files.test_document import pdf_text
from tests.test_project import luminance

THEME = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")


def colour(theme: str, name: str) -> str:
    """Return a colour from the theme's configuration, such as '#ffffff'."""
    section = THEME.split(f"[theme.{theme}]")[1]
    return re.search(rf'{name} = "(#\w+)"', section)[1]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_chart_as_a_picture_that_can_be_read(address, visit, tmp_path, theme):
    page = visit(f"{address}/pay?country=us", theme=theme)
    charts = page.get_by_test_id("stPlotlyChart")
    menus = page.get_by_role("button", name=re.compile("More$"))
    expect(menus).to_have_count(charts.count())
    background = colour(theme, "backgroundColor")
    for number in range(charts.count()):
        menus.nth(number).click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download image (PNG)").click()
        page.keyboard.press("Escape")
        file = tmp_path / download.value.suggested_filename
        assert file.suffix == ".png"
        download.value.save_as(file)
        picture = Image.open(file)
        assert picture.getchannel("A").getextrema() == (255, 255)
        drawn = charts.nth(number).bounding_box()
        assert picture.width >= 2 * drawn["width"]
        # The image has room for the title, subtitle and caption around the chart.
        assert picture.height > 2 * drawn["height"] + 100
        used = picture.convert("RGB").getcolors(picture.width * picture.height)
        shown = {f"#{red:02x}{green:02x}{blue:02x}": count for count, (red, green, blue) in used}
        assert max(shown, key=shown.get) == background
        for role in read_table("roles")["colour"]:
            assert shown.get(role, 0) > 100
        assert max(contrast(pixel, background) for pixel in shown) > 10


def copied(page: Page) -> str:
    """Return the text that one click on 'Copy link' puts on the clipboard."""
    open_menu(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


def test_link_of_a_page_is_copied_with_one_click(address, visit):
    page = visit(address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert copied(page).rstrip("/") == address
    link = "/tools?tool=pytorch&country=in&country=us"
    show_link(page, link)
    assert copied(page) == f"{address}{link}"


def test_link_has_a_choice_that_was_made_since_and_needs_no_clipboard(address, visit):
    page = visit(f"{address}/pay")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_menu(page, "Filters")
    page.get_by_role("radio", name="Purchasing-power dollars").click()
    expect(page).to_have_url(re.compile("currency="))
    page.keyboard.press("Escape")
    assert copied(page) == page.url
    # Simulate a page that isn't served over HTTPS.
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => false")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.default_value), dialog.accept()))
    page.get_by_role("button", name="Copy link").click()
    assert asked == [page.url]


def test_brief_is_one_page_whose_link_opens_the_same_situation(address, visit, tmp_path):
    page = visit(f"{address}/pay?from=ds&city=bengaluru&experience=mid")
    medians = page.get_by_test_id("stMetricValue").all_inner_texts()
    open_menu(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="One-page brief (PDF)").click()
    assert download.value.suggested_filename == "crossroads-brief.pdf"
    download.value.save_as(tmp_path / "brief.pdf")
    content = (tmp_path / "brief.pdf").read_bytes()
    text = pdf_text(content)
    assert content.count(b"/Type /Page\n") == 1
    assert len(medians) == 3
    for median in medians[:2]:
        assert median in text
    situation = "data scientist · mid-level · Bengaluru, India · ₹"
    assert f"Brief: {situation}" in text
    (link,) = re.findall(rb"/URI \((.*?)\)", content)
    other = visit(link.decode())
    assert not other.url.startswith(f"{address}/pay")
    expect(other.get_by_role("button", name=f"You: {situation}")).to_be_visible()


def test_table_beside_a_chart_opens_and_stays_open(address, visit):
    page = visit(f"{address}/tools")
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    open_menu(page, "More")
    page.get_by_role("button", name="Show the table").click()
    page.keyboard.press("Escape")
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    page.get_by_role("radio", name="In job ads").click()
    expect(page).to_have_url(re.compile("evidence=ads"))
    settle(page)
    expect(table).to_be_visible()
