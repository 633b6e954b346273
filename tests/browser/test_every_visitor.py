"""What every visitor can count on, on every page: contrast, names, texts that can be read."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.visits import VISITS, page_and_choices

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# The last of the widths is that of a desk at 200% zoom.
PHONE, DESK, NARROW, ZOOMED = 390, 1440, 320, 720

VIOLATIONS = """async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] })
    return violations
        .filter(({ id, impact }) =>
            ["serious", "critical"].includes(impact) || id === "heading-order")
        .flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`))
}"""

# Letters reach neither to the top nor to the bottom of the box that a browser reports for them.
TEXTS_IN_THE_WAY = """() => {
    const problems = []
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
        const frame = chart.getBoundingClientRect()
        const texts = [...chart.querySelectorAll("text")]
            .map((text) => ({ box: text.getBoundingClientRect(), says: text.textContent.trim() }))
            .filter(({ box, says }) => says && box.width && box.height)
        texts.forEach(({ box, says }, index) => {
            if (box.left < frame.left - 1 || box.right > frame.right + 1
                || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
                problems.push(`cut off: ${says}`)
            for (const other of texts.slice(index + 1)) {
                const across = Math.min(box.right, other.box.right)
                    - Math.max(box.left, other.box.left)
                const down = Math.min(box.bottom, other.box.bottom)
                    - Math.max(box.top, other.box.top)
                if (across > 1 && down > 4) problems.push(`overlap: ${says} | ${other.says}`)
            }
        })
    }
    return problems
}"""

SIDEWAYS = """() => [document.body, document.querySelector("[data-testid=stMain]")]
    .filter((box) => box.scrollWidth > box.clientWidth)
    .map((box) => `scrolls sideways: ${box.scrollWidth} pixels wide`)
"""


def show_in(page: Page, theme: str, width: int) -> None:
    """Let a visit go on in another theme and on another screen."""
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", theme)
    settle(page)


# Controls that are still there, and texts that are not black.
ON_PAPER = """() => {
    const main = document.querySelector("[data-testid=stMain]")
    const controls = main.querySelectorAll("button, input, textarea, [role=combobox]")
    const texts = main.querySelectorAll("p, li, h1, h2, h3, .main-svg text")
    const there = (element) => element.checkVisibility({ visibilityProperty: true })
        && element.getBoundingClientRect().width > 1
    const colour = ({ tagName }, { color, fill }) => tagName === "text" ? fill : color
    return [
        ...[...controls].filter(there).map((each) => each.outerHTML.slice(0, 200)),
        ...[...texts].filter(there)
            .filter((each) => colour(each, getComputedStyle(each)) !== "rgb(0, 0, 0)")
            .map((each) => each.textContent),
    ]
}"""

# What can be used by keyboard, but for what arrow keys choose.
USABLE = """() => {
    const usable = [...document.querySelectorAll(
        "[data-testid=stMain] :is(a[href], button, input, summary, [role=combobox])")]
        .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility()
            && !each.closest("[data-testid=stButtonGroup], [data-testid$=elementToolbar]"))
    usable.forEach((each, number) => { each.dataset.stop = number })
    return usable.map((each) => each.dataset.stop)
}"""
STOP = """() => document.activeElement.dataset.stop ?? document.activeElement.tagName"""


def expect_tab_to_reach_everything(page: Page) -> None:
    """The key Tab leads through all that can be used, and out again."""
    page.evaluate("document.activeElement.blur()")
    left = set(page.evaluate(USABLE))
    assert left
    for _ in range(3 * len(left) + 40):
        page.keyboard.press("Tab")
        left.discard(page.evaluate(STOP))
        if not left:
            return
    missed = [page.locator(f"[data-stop='{stop}']").evaluate("e => e.outerHTML") for stop in left]
    raise AssertionError(f"Tab does not lead to {missed}")


BACKGROUND = "element => getComputedStyle(element).backgroundColor"


def expect_chosen_to_be_seen(page: Page) -> None:
    """Buttons and boxes that are chosen differ from the others by their colour."""
    buttons = page.locator("[data-testid=stButtonGroup] button:visible")
    pressed = buttons.locator("xpath=self::*[@data-selected='true']")
    others = buttons.locator("xpath=self::*[not(@data-selected='true')]")
    if pressed.count() and others.count():
        seen = {button.evaluate(BACKGROUND) for button in others.all()}
        assert all(button.evaluate(BACKGROUND) not in seen for button in pressed.all())
    boxes = page.locator("[data-testid=stCheckbox] label")
    inside = f"label => ({BACKGROUND})(label.querySelector('span + div'))"
    ticked = {box.evaluate(inside) for box in boxes.locator("xpath=self::*[@data-selected]").all()}
    empty = {
        box.evaluate(inside) for box in boxes.locator("xpath=self::*[not(@data-selected)]").all()
    }
    assert not ticked & empty


@pytest.mark.parametrize("link", VISITS)
def test_page_is_for_everyone(address, visit, link):
    page = visit(f"{address}/{link}")
    name = page_and_choices(link)[0].capitalize()
    assert page.title() == f"{name} · Crossroads"
    page.evaluate(AXE)
    found = []
    # Contrast depends on the theme alone, places of texts on the width alone.
    for theme, width in (("light", DESK), ("light", ZOOMED), ("dark", PHONE), ("dark", NARROW)):
        show_in(page, theme, width)
        problems = page.evaluate(SIDEWAYS)
        if width in (DESK, PHONE):
            problems += page.evaluate(VIOLATIONS) + page.evaluate(TEXTS_IN_THE_WAY)
        found += [f"{theme}, {width}: {problem}" for problem in problems]
    assert not found, "\n".join(found)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(ON_PAPER) == []
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", forced_colors="active", reduced_motion="reduce")
    expect_chosen_to_be_seen(page)
    page.emulate_media(forced_colors="none")
    show_in(page, "light", DESK)
    expect_tab_to_reach_everything(page)


MOVES = """() => document.getAnimations()
    .filter((animation) => animation.effect.getComputedTiming().duration > 0)
    .map((animation) => animation.transitionProperty ?? animation.animationName ?? "script")
    .filter((name) => !/color|opacity|shadow/.test(name))"""


def test_nothing_moves_for_those_who_asked_for_less_motion(address, visit):
    page = visit(f"{address}/tools")
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    moves = []
    for action in (
        lambda: None,
        page.get_by_role("radio", name="In job ads").click,
        page.get_by_role("link", name="Pay", exact=True).click,
    ):
        action()
        for _ in range(15):
            moves += page.evaluate(MOVES)
            page.wait_for_timeout(50)
    assert moves == []
