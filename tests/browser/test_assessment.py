"""The assessment as a visitor uses it: answer, reload, share, download, load again."""

import json
import re

from playwright.sync_api import Page, expect

from components.tables.loading import read_table
from tests.browser.conftest import settle


def answer_section(page: Page, answer: str) -> None:
    """Give the same answer to every statement in the current section."""
    groups = page.get_by_role("radiogroup")
    for number in range(groups.count()):
        before = page.url
        groups.nth(number).get_by_role("radio", name=answer, exact=True).click()
        expect(page).not_to_have_url(before)
        settle(page)


def test_answer_reload_share_download_and_load_a_wrong_and_a_right_file(address, visit, tmp_path):
    page = visit(f"{address}/assessment")
    answer_section(page, "Strongly like")
    expect(page.get_by_text("4 of 16 statements answered")).to_be_visible()

    page.reload()
    expect(page.get_by_text("4 of 16 statements answered")).to_be_visible()
    chosen = page.get_by_role("radio", name="Strongly like", exact=True, checked=True)
    expect(chosen).to_have_count(4)

    for answer in ("Like", "Strongly dislike", "Unsure"):
        page.get_by_role("button", name="Next").click()
        settle(page)
        answer_section(page, answer)
    page.get_by_role("button", name="Next").click()
    settle(page)
    for pick in ("PyTorch", "C++", "Bash"):
        before = page.url
        page.get_by_role("button", name=pick, exact=True).click()
        expect(page).not_to_have_url(before)
        settle(page)
    page.get_by_role("button", name="Back").click()
    settle(page)
    expect(
        page.get_by_text("16 of 16 statements answered; 3 tools and activities picked")
    ).to_be_visible()
    page.get_by_role("button", name="Next").click()
    settle(page)
    page.get_by_role("button", name="See the result").click()
    settle(page)
    verdict = page.locator("h2").first.inner_text()
    metrics = page.get_by_test_id("stMetricValue")
    expect(metrics).to_have_count(2 * len(read_table("roles")))
    shown = metrics.all_inner_texts()

    other = visit(page.url)
    expect(other.locator("h2").first).to_have_text(verdict)
    expect(other.get_by_test_id("stMetricValue")).to_have_text(shown)

    for name, ending in (("Answers (JSON)", "json"), ("Report (PDF)", "pdf")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / f"result.{ending}")
    assert (tmp_path / "result.pdf").read_bytes().startswith(b"%PDF")
    assert len(json.loads((tmp_path / "result.json").read_text())["statements"]) == 16

    fresh = visit(f"{address}/assessment")
    expect(fresh.get_by_text("Load answers from a file (JSON)")).not_to_be_visible()
    fresh.get_by_text("Continue from a file").click()
    (tmp_path / "wrong.json").write_text("{}")
    fresh.locator("input[type=file]").set_input_files(tmp_path / "wrong.json")
    expect(fresh.get_by_text("This file holds no answers")).to_be_visible()
    settle(fresh)
    fresh.locator("input[type=file]").set_input_files(tmp_path / "result.json")
    expect(
        fresh.get_by_text("16 of 16 statements answered; 3 tools and activities picked")
    ).to_be_visible()
    expect(fresh).to_have_url(re.compile("code="))
    codes = [re.findall(r"code=([^&]+)", visited.url) for visited in (fresh, page)]
    assert codes[0] == codes[1]


def test_a_broken_code_breaks_nothing(address, visit):
    page = visit(f"{address}/assessment?step=6&code=%3Cscript%3E")
    expect(page.get_by_text("It was ignored")).to_be_visible()
    expect(page.get_by_text("There is no result yet.")).to_be_visible()


def test_a_group_of_statements_fits_a_screen_of_a_phone(address, visit):
    """Check that the five answers are in one row, each large enough for a finger."""
    page = visit(f"{address}/assessment?step=2", width=390)
    groups = page.get_by_role("radiogroup")
    expect(groups).to_have_count(4)
    for number in range(4):
        answers = [
            answer.bounding_box() for answer in groups.nth(number).get_by_role("radio").all()
        ]
        assert len({box["y"] for box in answers}) == 1
        assert all(box["width"] >= 44 and box["height"] >= 44 for box in answers)
        assert answers[-1]["x"] + answers[-1]["width"] <= 390
    following = page.get_by_role("button", name="Next").bounding_box()
    assert following["y"] + following["height"] <= 844
