"""From the assessment's result to a finished plan, as a person goes that way."""

import re
from urllib.parse import parse_qs

from playwright.sync_api import Page, expect

from components.assessment.saved_answers import Answers, to_code
from components.tables.loading import load_all
from tests.browser.conftest import pick, settle
from tests.components.files.test_document import pdf_text

PICKS = ["sql", "analyse", "tableau", "power_bi"]


def covered_now(page: Page) -> int:
    title = page.get_by_role("heading", name=re.compile(r"covered now"))
    expect(title).to_be_visible()
    return int(re.search(r"(\d+)% covered now", title.inner_text())[1])


def tick(page: Page, step: str) -> None:
    """Tick a step as done: its card is the box around its heading."""
    heading = page.get_by_role("heading", name=re.compile(rf"^\d+\. {re.escape(step)}$"))
    row = page.get_by_test_id("stHorizontalBlock").filter(has=heading)
    before = page.url
    row.get_by_text("Done", exact=True).click()
    expect(page).not_to_have_url(before)
    settle(page)


def test_from_the_result_of_the_assessment_to_a_finished_plan(address, visit, tmp_path):
    tables = load_all(["questions", "picks"])
    code = to_code(Answers({}, PICKS), tables["questions"], tables["picks"])
    page = visit(f"{address}/assessment?step=6&code={code}")
    page.get_by_role("link", name="Plan your way to DS").click()
    expect(page.locator("h1")).to_have_text("Switch")
    settle(page)
    assert "to=ds" in page.url
    assert sorted(parse_qs(page.url.partition("?")[2])["have"]) == sorted(PICKS)

    page.get_by_role("radio", name="Machine learning engineer").first.click()
    expect(page).to_have_url(re.compile("from=mle"))
    settle(page)
    expect(page.get_by_text("Common among data scientists: 4 of the 4 skills")).to_be_visible()

    page.get_by_text("What you know already").click()
    box = page.get_by_role("combobox", name=re.compile("Programming languages$"))
    pick(page, box, "Python")
    expect(page).to_have_url(re.compile("have=python"))
    page.keyboard.press("Escape")
    settle(page)
    expect(box).to_be_visible()

    start = covered_now(page)
    chart = page.locator(".js-plotly-plot").first
    drawn = chart.inner_text()
    names = page.get_by_role("heading", name=re.compile(r"^\d+\. ")).all_inner_texts()
    steps = [name.partition(". ")[2] for name in names]
    assert "scikit-learn" in steps
    tick(page, "scikit-learn")
    after = covered_now(page)
    assert after > start
    expect(chart).not_to_have_text(drawn)
    for step in steps:
        if step != "scikit-learn":
            tick(page, step)
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
    assert "https://scikit-learn.org/" in markdown
    assert b"https://scikit-learn.org/" in contents["pdf"]
    link = re.search(r"Open this again: <(.+?)>", markdown)[1]
    assert link.encode() in contents["pdf"]

    other = visit(link)
    expect(other.get_by_text("All of these are done.")).to_be_visible()
    assert covered_now(other) == finished
    boxes = other.get_by_role("checkbox", name="Done", exact=True)
    expect(boxes).to_have_count(len(steps))
    for number in range(len(steps)):
        expect(boxes.nth(number)).to_be_checked()


def test_third_role_has_a_way(changed_app, visit):
    page = visit(f"{changed_app[0]}/switch?from=zookeeper&to=ds")
    expect(page.get_by_role("heading", name=re.compile("^1. "))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("Toolkit of data"))).to_be_visible()
    page.get_by_role("radio", name="Data scientist").first.click()
    expect(page).to_have_url(re.compile("from=ds"))
    expect(page.get_by_text("this shows the way to machine learning engineer")).to_be_visible()
    page.get_by_role("radio", name="Model zookeeper").last.click()
    expect(page).to_have_url(re.compile("to=zookeeper"))
    expect(page.get_by_role("heading", name=re.compile("Toolkit of zookeepers"))).to_be_visible()
