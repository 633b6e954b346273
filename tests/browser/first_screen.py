"""Checks of the first screen of each page and view: finding, metrics, chart, few controls."""

from playwright.sync_api import Frame, Page

# The minimum height of the visible part of a chart, by screen width, both in pixels.
PICTURES = {1440: 300, 390: 220}
CONTROLS = 3
# A form has questions instead of a chart, and so does its result page until the form is filled in.
FORMS = ("assessment", "assessment?step=5")

# The content of the first screen. Controls count if they are at least partly visible, except the
# menu below a chart, which belongs to the chart.
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
        question: all("[data-testid=stButtonGroup], [data-testid=stMultiSelect]")
            .some((each) => each.getBoundingClientRect().bottom < innerHeight),
    }
}"""


def expect_first_screen(page: Page | Frame, link: str, width: int) -> None:
    """Check the first screen of the view at `link`; `width` is a key of PICTURES."""
    seen = page.evaluate(SEEN)
    where = (width, seen)
    if link in FORMS:
        assert seen["question"], where
        return
    assert seen["finding"], where
    assert 2 <= seen["numbers"] <= 4, where
    assert seen["chart"] >= PICTURES[width], where
    assert len(seen["controls"]) <= CONTROLS, where
    assert not seen["sideways"], where
