"""Each page in a real browser: its URL, its filters, shared URLs and invalid input."""

import csv
import re

from playwright.sync_api import Page, expect

from components.tables.loading import read_table
from tests.browser.conftest import go_to, open_menu, pick, settle, show_link

PAGES = {
    "": "Machine learning engineer (MLE) or data scientist (DS)?",
    "work": "Work",
    "tools": "Tools",
    "pay": "Pay",
    "places": "Places",
    "outlook": "Outlook",
    "assessment": "Find your fit",
    "switch": "Switch",
    "evidence": "Evidence",
}


def medians(page: Page) -> list[str]:
    """Return the values of the metrics: each role's median, then the gap."""
    values = page.get_by_test_id("stMetricValue")
    expect(values).to_have_count(len(read_table("roles")) + 1)
    return values.all_inner_texts()


def expect_medians(page: Page, texts: list[str] | list[re.Pattern]) -> None:
    expect(page.get_by_test_id("stMetricValue")).to_have_text(texts)


def choose(page: Page, filter_name: str, *options: str) -> None:
    """Pick options of a filter as a visitor would."""
    box = page.get_by_role("combobox", name=re.compile(f"{filter_name}$"))
    for option in options:
        open_menu(page, "Filters")
        before = page.url
        pick(page, box, option)
        expect(page).not_to_have_url(before)
        page.keyboard.press("Escape")
        settle(page)


def test_navigation_leads_to_every_page_and_a_headline_to_its_own(address, visit):
    page = visit(address)
    for path, title in reversed(PAGES.items()):
        page.get_by_role("link", name=title if path else "Compare", exact=True).click()
        expect(page.locator("h1")).to_have_text(title)
        settle(page)
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
    page.get_by_role("link", name="Who uses what").click()
    expect(page.locator("h1")).to_have_text("Tools")


def test_every_filter_changes_what_is_shown_and_the_link_shows_the_same(address, visit):
    page = visit(f"{address}/pay")
    steps = [
        ("Experience", "Senior", "experience=senior"),
        ("Country", "USA", "country=us"),
        ("Company size", "50 to 250 or not stated", "company_size=50-250"),
        ("Remote work", "On site or not stated", "remote=on-site"),
        ("Year", "2024", "year=2024"),
    ]
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(2)
    seen = [medians(page)]
    for name, option, parameter in steps:
        choose(page, name, option)
        assert parameter in page.url
        seen.append(medians(page))
    assert seen[0] != seen[-1]
    sentence = "senior · USA · 50 to 250 people (or not stated) · on site"
    expect(page.get_by_text(sentence).first).to_be_visible()

    other = visit(page.url)
    expect(other.get_by_text(sentence).first).to_be_visible()
    expect_medians(other, seen[-1])

    open_menu(page, "Filters")
    page.get_by_role("button", name="Reset filters").click()
    expect_medians(page, seen[0])
    expect(page.get_by_role("heading", name="everyone, 2024–25")).to_be_visible()
    assert "?" not in page.url


def test_filter_survives_other_pages_and_can_be_cleared(address, visit):
    page = visit(f"{address}/pay")
    before = medians(page)
    choose(page, "Country", "USA")
    chosen = medians(page)
    assert chosen != before
    page.go_back()
    expect_medians(page, before)
    page.go_forward()
    expect_medians(page, chosen)
    go_to(page, "Evidence")
    go_to(page, "Pay")
    expect_medians(page, chosen)
    expect(page).to_have_url(re.compile("country=us"))


def test_several_values_and_the_other_source_and_currency(address, visit):
    page = visit(f"{address}/pay")
    source = "Machine learning and data science survey 2022"
    open_menu(page, "Filters")
    pick(page, page.get_by_role("combobox", name=re.compile("Pay source$")), source)
    expect(page).to_have_url(re.compile("source=practitioner_survey"))
    settle(page)
    choose(page, "Country", "India", "USA")
    assert "country=in" in page.url
    assert "country=us" in page.url
    assert "source=practitioner_survey" in page.url
    open_menu(page, "Filters")
    page.get_by_role("radio", name="Purchasing-power dollars").click()
    expect_medians(
        page, [*[re.compile(r"PPP \$")] * len(read_table("roles")), re.compile("less|more|clear")]
    )
    settle(page)
    other = visit(page.url)
    expect_medians(other, medians(page))


def test_strange_link_is_reported_without_an_error(address, visit):
    page = visit(f"{address}/pay?country=us&country=%3Cscript%3Ealert(1)%3C/script%3E&by=%24%24x")
    expect(page.get_by_text("<script>alert(1)</script>").first).to_be_visible()
    expect(page.get_by_test_id("stMetricValue")).to_have_count(3)


def test_download_has_unit_selection_and_source(address, visit, tmp_path):
    page = visit(f"{address}/pay?view=groups&country=us&year=2024")
    open_menu(page, "More")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download table (CSV)").click()
    download.value.save_as(tmp_path / "table.csv")
    with open(tmp_path / "table.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["unit"] for row in rows} == {"US dollars a year"}
    assert all("aijobs.net" in row["source"] for row in rows)
    assert all("in the USA" in row["selection"] for row in rows)
    senior = next(
        row
        for row in rows
        if row["level"] == "senior" and row["role"] == "Machine learning engineer"
    )
    assert 190_000 < float(senior["median"]) < 210_000


def test_third_role_is_on_every_page_that_shows_roles(changed_app, visit):
    address, _ = changed_app
    page = visit(address)
    expect(page.get_by_text("zookeeper").first).to_be_visible()
    for title in ("Work", "Pay", "Tools"):
        go_to(page, title)
        expect(page.get_by_text(re.compile("zookeeper|MZK")).first).to_be_visible()
    show_link(page, "/assessment")
    expect(page.get_by_text("of 24 statements answered")).to_be_visible()
    show_link(page, "/switch?from=zookeeper&to=ds")
    expect(page.locator("h2").first).to_contain_text("of the DS toolkit")
    pick(page, page.get_by_role("combobox", name="From"), "From: data scientist")
    expect(page).to_have_url(re.compile("from=ds"))
    expect(page.get_by_text("this shows the way to machine learning engineer")).to_be_visible()
    pick(page, page.get_by_role("combobox", name="To"), "To: model zookeeper")
    expect(page).to_have_url(re.compile("to=zookeeper"))
    expect(page.locator("h2").first).to_contain_text("MZK toolkit")


def test_damaged_table_is_named_and_mended_without_a_restart(changed_app, visit):
    address, folder = changed_app
    file = folder / "data" / "pay.csv"
    good = file.read_bytes()
    try:
        file.write_bytes(good.replace(b"practitioner_survey,ds,ae", b"practitioner_survey,dz,ae"))
        page = visit(f"{address}/pay")
        damage = page.get_by_text("data/pay.csv, row 2, column role: found 'dz'")
        expect(damage).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        for other in ("/", "/evidence"):
            show_link(page, other)
            expect(page.locator("h2, h3").first).to_be_visible()
    finally:
        file.write_bytes(good)
    show_link(page, "/pay")
    expect(page.get_by_test_id("stMetricValue").first).to_be_visible()
    expect(damage).to_have_count(0)


def test_filters_of_tools_are_in_the_link(address, visit):
    page = visit(f"{address}/tools")
    open_menu(page, "Filters")
    choose(page, "Category", "Machine learning frameworks")
    open_menu(page, "Filters")
    choose(page, "Country", "India")
    open_menu(page, "Filters")
    page.get_by_role("radio", name="Popularity").click()
    expect(page).to_have_url(re.compile("sort=popularity"))
    page.get_by_text("Only where the roles clearly differ").click()
    expect(page).to_have_url(re.compile("clear=yes"))
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Search").fill("deep learning")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("search=deep"))
    settle(page)
    title = page.locator("h3").first.inner_text()
    other = visit(page.url)
    expect(other.locator("h3").first).to_have_text(title)
    expect(other.get_by_text("in India").first).to_be_visible()


def test_names_in_the_tests_are_those_of_the_table():
    first, second = read_table("roles").itertuples()
    named = f"{first.name} ({first.short_name}) or {second.name.lower()} ({second.short_name})?"
    assert PAGES[""] == named
