"""The first screen of each page and view: the finding, its numbers, its picture, few controls."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import settle
from tests.visits import VISITS

SITUATION = "from=ds&experience=mid&country=us&city=19740"
# What an answer to the situation leaves of each size of screen: height of the chart in pixels.
SCREENS = {(1440, 900): 300, (390, 844): 220}
CONTROLS = 3
# A form has questions in place of a picture, and so has its report until it is filled in.
FORMS = ("assessment", "assessment?step=5")

# What stands in the first screen. The menu below a chart belongs to it; another control counts
# when some of it can be seen.
SEEN = """() => {
    const seen = (element) => {
        const { top, bottom, width } = element.getBoundingClientRect()
        return width ? Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) : 0
    }
    const main = document.querySelector("[data-testid=stMain]")
    const all = (what) => [...main.querySelectorAll(what)].filter(
        (element) => seen(element) > 0 && !element.closest(".st-key-header"))
    const controls = [
        "stButtonGroup", "stSelectbox", "stMultiSelect", "stTextInput", "stCheckbox", "stSlider",
        "stPopover", "stButton", "stNumberInput", "stFileUploader",
    ].map((id) => `[data-testid=${id}]`).join(", ")
    return {
        finding: all("h2").map((each) => each.innerText),
        numbers: all("[data-testid=stMetricValue]").length,
        chart: Math.max(0, ...all(".js-plotly-plot").map(seen)),
        controls: all(controls)
            .filter((each) => !each.closest("[class*=st-key-below-]"))
            .map((each) => each.dataset.testid + ": " + each.innerText),
        sideways: document.documentElement.scrollWidth > innerWidth,
    }
}"""


def first_screen(page: Page, width: int, height: int) -> dict:
    page.set_viewport_size({"width": width, "height": height})
    settle(page)
    return page.evaluate(SEEN)


@pytest.mark.parametrize("situation", ["", SITUATION], ids=["everyone", "Denver"])
@pytest.mark.parametrize("link", [link for link in VISITS if link not in FORMS])
def test_first_screen_has_finding_numbers_and_picture(address, visit, link, situation):
    page = visit(f"{address}/{link}{'&' if '?' in link else '?'}{situation}")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for (width, height), least in SCREENS.items():
            seen = first_screen(page, width, height)
            where = (theme, width, seen)
            assert seen["finding"], where
            assert 2 <= seen["numbers"] <= 4, where
            assert seen["chart"] >= least, where
            assert len(seen["controls"]) <= CONTROLS, where
            assert not seen["sideways"], where


@pytest.mark.parametrize("link", FORMS)
def test_first_screen_of_the_form_has_its_questions(address, visit, link):
    page = visit(f"{address}/{link}")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        first = page.locator("[data-testid=stButtonGroup], [data-testid=stMultiSelect]").first
        box = first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < height
