"""Printed pages are complete, keep cards on one sheet, and are black on white in both themes."""

import io
import unicodedata

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from components.switch.words import ADVICE
from tests.browser.conftest import open_menu, settle

FIRST_LINE = 20

LOOK = """() => ({
    colours: [...new Set(
        [...document.querySelectorAll("[data-testid=stMain] p, h1, h2, h3, .main-svg text")].map(
            (element) => {
                const { color, fill } = getComputedStyle(element)
                return element.tagName === "text" ? fill : color
            }))],
    adjust: getComputedStyle(document.documentElement).printColorAdjust,
    scaled: [...document.querySelectorAll(".main-svg")].filter(
        (layer) => layer.hasAttribute("viewBox")).length,
})"""


# The first and last text of each card, and each heading with the text after it.
TOGETHER = """() => {
    const texts = [...document.querySelectorAll("[data-testid=stMain] [data-testid^=stMarkdownC]")]
        .filter((text) => text.innerText.trim() && !text.closest(
            "button, details:not([open]), [data-testid=stWidgetLabel], [data-testid=stCheckbox]"))
    const cards = [...document.querySelectorAll("[data-testid=stVerticalBlock]")]
        .filter((block) => getComputedStyle(block).borderTopStyle === "solid")
        .map((card) => texts.filter((text) => card.contains(text)))
    const heads = (text) => text.closest("[data-testid=stHeading]")
        || text.closest("[data-testid=stElementContainer]:has(+ [data-testid=stLayoutWrapper])")
    const headings = texts.map((text, number) => [text, texts[number + 1]])
        .filter(([text, next]) => heads(text) && next)
    return [...cards.map((own) => [own[0], own.at(-1)]), ...headings]
        .map((pair) => pair.map((text) => text.innerText))
}"""


def sheets(pdf: bytes) -> list[str]:
    """Return each sheet's text in Unicode form NFKC without spaces; the last can't be empty."""
    texts = [
        unicodedata.normalize("NFKC", "".join(page.extract_text().split()))
        for page in PdfReader(io.BytesIO(pdf)).pages
    ]
    assert texts[-1], "the last sheet is empty"
    return texts


def expect_all_sections_on_paper(page: Page) -> None:
    """Check that headings, mark labels and unbroken cards are printed, but controls are not."""
    headings = page.get_by_role("heading").all_inner_texts()
    marks = page.locator(".js-plotly-plot .textpoint, .js-plotly-plot .annotation-text")
    labels = [label.strip() for label in marks.all_text_contents() if label.strip()]
    together = page.evaluate(TOGETHER)
    printed = sheets(page.pdf(format="A4"))
    assert len(headings) >= 5
    for words in [*headings, *labels]:
        assert "".join(words.split()) in "".join(printed), words
    assert len(together) > len(headings)
    for pair in together:
        # In the extracted text, lines from adjacent columns are interleaved.
        first, last = ("".join(words.split())[:FIRST_LINE] for words in pair)
        assert any(first in sheet and last in sheet for sheet in printed), pair
    for button in ("Copylink", "Downloadtable", "Downloadimage", "Resetfilters"):
        assert button not in "".join(printed)


def test_all_sections_are_on_paper(address, visit):
    expect_all_sections_on_paper(visit(address))


def test_dark_is_printed_black_on_white_and_the_screen_stays_dark(address, visit):
    page = visit(f"{address}/pay?country=us", theme="dark")
    before = page.evaluate(LOOK)
    expect_all_sections_on_paper(page)
    settle(page)
    assert page.evaluate(LOOK) == before
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    ready = page.evaluate(LOOK)
    assert ready["colours"] == ["rgb(0, 0, 0)"]
    assert ready["adjust"] == "economy"
    # Layers without a size of their own would be cut off at the edge of the paper.
    assert ready["scaled"] == page.locator(".main-svg").count() > 0
    page.emulate_media(media="screen", color_scheme="dark")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(LOOK) == before


def test_button_prints_charts_as_wide_as_the_paper(address, visit):
    page = visit(f"{address}/pay")
    page.evaluate(
        """() => { window.print = () => { window.printed = [
            ...document.querySelectorAll(".js-plotly-plot")].map(({ clientWidth }) => clientWidth)
        } }"""
    )
    open_menu(page)
    page.get_by_role("button", name="Print this page").click()
    page.wait_for_function("window.printed")
    # The first chart leaves a quarter of the width for its metrics.
    assert all(450 < width < 718 for width in page.evaluate("window.printed"))
    expect(page.get_by_test_id("stApp")).to_have_css("width", "1440px")


def test_control_texts_are_printed_when_nothing_repeats_them(address, visit):
    page = visit(f"{address}/assessment")
    page.emulate_media(media="print")
    expect(page.get_by_text("Put a model into production").first).to_be_visible()


def test_collapsed_sections_print_and_collapse_again(address, visit):
    page = visit(f"{address}/switch?from=ds")
    folded = page.locator("details:not([open])")
    before = folded.count()
    advice = folded.filter(has_text=ADVICE).locator("[data-testid=stExpanderDetails] strong")
    names = advice.all_text_contents()
    assert len(names) > 3
    printed = "".join(sheets(page.pdf(format="A4")))
    assert "".join(ADVICE.split()) in printed
    assert [name for name in names if "".join(name.split()) not in printed] == []
    expect(folded).to_have_count(before)
