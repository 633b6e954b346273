"""From the assessment's result to a finished plan, as a visitor would do it."""

import re

from playwright.sync_api import Page, expect

from components.assessment.answer_codec import Answers, encode
from components.tables.loading import read_tables
from tests.browser.conftest import pick, settle
from tests.components.files.test_document import pdf_text

PICKS = ["sql", "analyse", "tableau", "power_bi"]


def covered_now(page: Page) -> int:
    number = page.get_by_test_id("stMetric").filter(has_text="Covered now")
    return int(number.get_by_test_id("stMetricValue").inner_text().rstrip("%"))


def tick_next(page: Page) -> None:
    """Mark the first unfinished step as done."""
    before = page.url
    page.get_by_role("button", name="Edit skills, mark steps").click()
    boxes = page.locator(".st-key-mark-steps [data-testid=stCheckbox]")
    boxes.filter(has=page.get_by_role("checkbox", checked=False)).first.locator("label").click()
    expect(page).not_to_have_url(before)
    settle(page)
    page.keyboard.press("Escape")


def test_from_the_result_of_the_assessment_to_a_finished_plan(address, visit, tmp_path):
    tables = read_tables(["questions", "picks"])
    code = encode(Answers({}, PICKS), tables["questions"], tables["picks"])
    page = visit(f"{address}/assessment?step=6&code={code}")
    page.get_by_role("link", name="Plan your way to DS").click()
    expect(page.locator("h1")).to_have_text("Switch")
    settle(page)
    assert "to=ds" in page.url
    pick(page, page.get_by_role("combobox", name="From"), "From: machine learning engineer")
    expect(page).to_have_url(re.compile("from=mle"))
    settle(page)
    expect(page.get_by_text("assumed from your role and your picks")).to_be_visible()
    edit = page.get_by_role("button", name="Edit skills, mark steps")
    edit.click()
    box = page.get_by_role("combobox", name=re.compile("Skills you know$"))
    pick(page, box, "Go")
    expect(page).to_have_url(re.compile("have=go"))
    expect(page).to_have_url(re.compile("have=tableau"))
    settle(page)
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    settle(page)

    start = covered_now(page)
    plan = page.get_by_test_id("stExpander").filter(has_text=re.compile(r"^\S*\d+\. "))
    chart = page.locator(".js-plotly-plot").first
    drawn = chart.inner_text()
    edit.click()
    page.locator(".st-key-mark-steps").get_by_role("button", name="Skip").first.click()
    expect(page).to_have_url(re.compile("skip="))
    settle(page)
    page.keyboard.press("Escape")
    names = plan.locator("summary strong").all_inner_texts()
    steps = [name.partition(". ")[2] for name in names]
    assert len(steps) == 6
    tick_next(page)
    after = covered_now(page)
    assert after > start
    expect(chart).not_to_have_text(drawn)
    for _ in steps[1:]:
        tick_next(page)
    expect(page.get_by_text("All of these are done.")).to_be_visible()
    finished = covered_now(page)
    assert finished > after

    page.reload()
    expect(page.get_by_text("All of these are done.")).to_be_visible()
    assert covered_now(page) == finished

    contents = {}
    for name, ending in (("Plan (Markdown)", "md"), ("Plan (PDF)", "pdf")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / f"plan.{ending}")
        contents[ending] = (tmp_path / f"plan.{ending}").read_bytes()
    markdown, pdf = contents["md"].decode("utf-8"), pdf_text(contents["pdf"])
    for step in steps:
        assert f"### [x] {step}" in markdown
        assert f"[x] {step}" in pdf
    link = re.search(r"Open this again: <(.+?)>", markdown)[1]
    assert link.encode() in contents["pdf"]

    other = visit(link)
    expect(other.get_by_text("All of these are done.")).to_be_visible()
    assert covered_now(other) == finished
    expect(other.get_by_role("button", name="Bring back")).to_have_count(1)
