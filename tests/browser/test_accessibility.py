"""Every page and view is readable, usable and complete in every size, theme and input method."""

from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import open_menu, settle, show_link
from tests.browser.first_screen import PICTURES, expect_first_screen
from tests.page_urls import PAGES, TITLES, VISITS, page_and_choices

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# The last width is a desktop at 200% zoom.
PHONE, DESK, NARROW, ZOOMED = 390, 1440, 320, 720
HEIGHTS = {PHONE: 844}
SITUATION = "from=ds&experience=mid&country=us&city=19740"
BASE = "/under/a/path"

# The violations that axe reports; `rules` restricts the check to these rules.
VIOLATIONS = """async (rules) => {
    const options = rules ? { runOnly: rules } : {}
    const { violations } = await axe.run(document, { resultTypes: ["violations"], ...options })
    return violations
        .filter(({ id, impact }) =>
            ["serious", "critical"].includes(impact) || id === "heading-order")
        .flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`))
}"""
# Texts may overlap by a few pixels vertically, as letters don't fill the boxes browsers report.
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


def views(name: str) -> list[str]:
    """Return the URLs that together show everything on a page, starting with the plain one."""
    return [link for link in VISITS if page_and_choices(link)[0] == name]


def show_in(page: Page, theme: str, width: int, frame: Frame | None = None) -> None:
    """Change the theme and the width of a page; `frame` is the frame that shows the app, if any."""
    shown = frame or page
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
    expect(shown.get_by_test_id("stApp")).to_have_css("color-scheme", theme)
    settle(shown)


# Controls that are still visible, and text that isn't black.
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


# The number of Tab stops. A group is a single stop, because arrow keys select within it.
USABLE = """() => {
    const GROUP = "[role=radiogroup], [role=toolbar], [role=group]"
    const usable = [...document.querySelectorAll(
        "[data-testid=stMain] :is(a[href], button, input, summary, [role=combobox])")]
        .filter((each) => !each.disabled && each.checkVisibility())
        .map((each) => each.closest("[data-testid=stButtonGroup]")?.querySelector(GROUP) ?? each)
        .filter((each) => each.tabIndex >= 0 || each.matches(GROUP))
    const stops = new Set(usable)
    window.left = stops
    document.addEventListener("focusin", ({ target }) => {
        for (let each = target; each; each = each.parentElement) stops.delete(each)
    })
    return stops.size
}"""
LEFT = "() => [...window.left].map((each) => each.outerHTML.slice(0, 400))"
TABS = 8


def expect_tab_to_reach_everything(page: Page) -> None:
    """Check that pressing Tab repeatedly reaches every control."""
    page.evaluate("document.activeElement.blur()")
    usable = page.evaluate(USABLE)
    assert usable
    for _ in range(3 * usable // TABS + 5):
        for _ in range(TABS):
            page.keyboard.press("Tab")
        left = page.evaluate("window.left.size")
        if not left:
            page.evaluate("document.activeElement.blur()")
            page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
            return
    raise AssertionError(f"Tab does not lead to {page.evaluate(LEFT)}")


BACKGROUND = "element => getComputedStyle(element).backgroundColor"


def expect_chosen_to_be_seen(page: Page) -> None:
    """Check that selected buttons and checkboxes differ in colour from the others."""
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


# The text alternative of each chart.
ALTERNATIVES = """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")].map(
    (chart) => chart.querySelector("[aria-label]")?.ariaLabel ?? chart.ariaLabel ?? "")"""
CHARTS = "() => document.querySelectorAll('.js-plotly-plot').length"

# Everything that can be clicked, selected or typed into.
CONTROLS = """() => [...document.querySelectorAll(
    `button, input, select, textarea, [role=radio], [role=combobox], [role=slider], [role=switch],
    [data-testid=stPopover], [data-testid=stExpanderIcon], .modebar`)]
    .filter((element) => element.checkVisibility({ opacityProperty: true }))
    .filter((element) => element.getBoundingClientRect().width)
    .map((element) => element.outerHTML.slice(0, 200))"""

# The point at which to touch a chart: the middle of its visible part, or its first uncovered mark.
TOUCHED = """async ([chart, mark]) => {
    const element = document.querySelectorAll(".js-plotly-plot")[chart]
    const middle = ({ left, right, top, bottom }) => [(left + right) / 2,
        (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2]
    element.scrollIntoView({ block: "center" })
    // After a swipe the page keeps scrolling for a while.
    for (let before; before !== (before = element.getBoundingClientRect().top);)
        await new Promise((done) => setTimeout(done, 50))
    if (!mark) return middle(element.getBoundingClientRect())
    if (!element._fullLayout.clickmode.includes("select")) return null
    return [...element.querySelectorAll(".points .point")]
        .map((point) => point.getBoundingClientRect())
        .filter(({ top, bottom }) => top > 100 && bottom < innerHeight - 100)
        .map(middle)[1]
}"""
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
# The direction in which the page can scroll further.
WAY = """() => {
    const { scrollTop, scrollHeight, clientHeight } = document.querySelector("[data-testid=stMain]")
    return scrollTop < (scrollHeight - clientHeight) / 2 ? 1 : -1
}"""
# Length in pixels, number of steps, and milliseconds per step. Browsers read touch once per frame.
SWIPE, STEPS, A_FRAME = 120, 6, 16


def expect_to_be_touched(page: Page) -> None:
    """Check that a swipe that starts on a chart scrolls the page, and that a tap selects a mark."""
    # Background pages aren't drawn and don't scroll.
    page.bring_to_front()
    hand = page.context.new_cdp_session(page)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def touch(kind: str, *points: tuple[float, float]) -> None:
        touched = [{"x": x, "y": y} for x, y in points]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    settle(page)
    charts = range(page.evaluate(CHARTS))
    for chart in charts:
        x, y = page.evaluate(TOUCHED, [chart, False])
        before, way = page.evaluate(SCROLLED), page.evaluate(WAY)
        touch("touchStart", (x, y))
        for step in range(1, STEPS + 1):
            touch("touchMove", (x, y - way * SWIPE * step / STEPS))
            page.wait_for_timeout(A_FRAME)
        touch("touchEnd")
        scrolled = f"before => Math.abs(({SCROLLED})() - before) > {SWIPE / 2}"
        page.wait_for_function(scrolled, arg=before, timeout=5_000)
    for chart in charts:
        mark = page.evaluate(TOUCHED, [chart, True])
        if mark:
            before = page.url
            touch("touchStart", tuple(mark))
            touch("touchEnd")
            expect(page).not_to_have_url(before)
            settle(page)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    hand.detach()


def expect_every_screen_to_be_fit(page: Page, link: str) -> None:
    """Check text overlaps, cut-off text, sideways scrolling, axe rules and the first screen."""
    collected = []
    # Theme and width affect axe's results independently, so not every combination is needed.
    for theme, width, rules in (
        ("light", DESK, []),
        ("light", ZOOMED, None),
        ("light", PHONE, None),
        ("dark", NARROW, None),
        ("dark", DESK, None),
        ("dark", PHONE, ["color-contrast"]),
    ):
        show_in(page, theme, width)
        problems = page.evaluate(SIDEWAYS) + page.evaluate(TEXTS_IN_THE_WAY)
        if rules is not None:
            problems += page.evaluate(VIOLATIONS, rules or None)
        if width in PICTURES:
            expect_first_screen(page, link, width)
        collected += [f"{theme}, {width}: {problem}" for problem in problems]
    assert not collected, "\n".join(collected)


@pytest.mark.parametrize("name", PAGES)
def test_page_is_for_everyone(address, visit, subtests, name):
    first, *others = views(name)
    page = visit(f"{address}/{first}")
    page.evaluate(AXE)
    for link in (first, *others):
        with subtests.test(link=link):
            if link != first:
                show_in(page, "light", DESK)
                show_link(page, f"/{link}")
            assert page.title() == f"{TITLES[name]} · Crossroads"
            expect(page.get_by_test_id("stException")).to_have_count(0)
            assert all(len(text) > 40 for text in page.evaluate(ALTERNATIVES))
            expect_tab_to_reach_everything(page)
            expect_every_screen_to_be_fit(page, link)
            page.emulate_media(media="print", color_scheme="dark")
            settle(page)
            page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
            assert page.evaluate(ON_PAPER) == []
            page.evaluate("window.dispatchEvent(new Event('afterprint'))")
            page.emulate_media(media="screen", forced_colors="active", reduced_motion="reduce")
            expect_chosen_to_be_seen(page)
            page.emulate_media(forced_colors="none", color_scheme="light")
            expect_to_be_touched(page)
            assert page.evaluate("window.moves") == []


@pytest.fixture(scope="session")
def under_a_path(shared_app: Callable[[str], str]) -> str:
    """Return the address of the app under the base path BASE."""
    return shared_app(BASE)


# Links to the app's own pages that leave the base path.
ASTRAY = f"""() => [...document.querySelectorAll("a[href]")]
    .filter((link) => link.origin === location.origin)
    .filter((link) => !link.pathname.startsWith("{BASE}/"))
    .map((link) => link.href)"""


def expect_choice_to_work(shown: Frame) -> None:
    """Check that selecting the first unselected option on the page changes the URL."""
    others = shown.locator("[data-testid=stMain] [role=radio][aria-checked=false]:visible")
    if others.count():
        before = shown.url
        others.first.click()
        shown.wait_for_function("before => location.href !== before", arg=before)
        settle(shown)


def in_denver(link: str) -> str:
    """Return the URL with a profile added, for embedding in a frame."""
    return f"{link}{'&' if '?' in link else '?'}{SITUATION}&embed=true"


SCREENS = [("light", DESK), ("light", PHONE), ("dark", PHONE), ("dark", DESK)]


@pytest.mark.parametrize("name", PAGES)
def test_page_works_in_a_frame_and_under_a_path(under_a_path, visit, subtests, name, all_cases):
    # The layout doesn't depend on the theme, so a sample covers each theme and each size once.
    screens = SCREENS if all_cases else SCREENS[::2]
    # In reverse order, so that a selection made in one view isn't the URL of the next.
    first, *others = reversed(views(name))
    page = visit(f"{under_a_path}/{in_denver(first)}", framed=True)
    shown = page.frames[-1]
    for link in (first, *others):
        with subtests.test(link=link):
            if link != first:
                show_link(shown, f"{BASE}/{in_denver(link)}")
            expect(shown.get_by_test_id("stException")).to_have_count(0)
            assert shown.evaluate(ASTRAY) == []
            for theme, width in screens:
                show_in(page, theme, width, shown)
                expect_first_screen(shown, link, width)
            page.emulate_media(media="print")
            assert shown.evaluate(CONTROLS) == []
            expect(shown.get_by_text("You: data scientist · mid-level").last).to_be_visible()
            page.emulate_media(media="screen")
            expect_choice_to_work(shown)
            assert f"{BASE}/" in shown.url
    open_menu(shown)
    shown.get_by_role("button", name="Copy link").click()
    expect(shown.get_by_role("button", name="Link copied")).to_be_visible()
    # The text can be pasted even if the embedding page grants no clipboard permission.
    page.set_content("<textarea></textarea>")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    copied = page.locator("textarea").input_value()
    assert copied.startswith(under_a_path)
    assert "experience=mid" in copied
    assert "embed" not in copied
