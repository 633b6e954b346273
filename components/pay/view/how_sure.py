"""The tab 'How sure?': the gap between two roles under many comparisons."""

from collections.abc import Sequence

import streamlit as st

from components.charts.chart import Chart
from components.pay.answer.drivers import PayDrivers
from components.pay.answer.gap import GapPanel
from components.shell import controls, role_cards, url_state
from components.shell.chart_frame import show_chart
from components.shell.controls import Binding
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_metrics
from components.words.metric import Metric

EVERY, LEVELS, FACTORS = "sure", "gap", "factors"
PARTS = {EVERY: "All comparisons", LEVELS: "Gap by level", FACTORS: "What moves pay"}


def show_gap_panel(panel: GapPanel, picture: Chart | None, clear: Sequence[Metric]) -> None:
    """Show the gap like for like and raw, and how it looks in other comparisons."""
    left, right = st.columns([1, 3])
    with left:
        show_metrics([*panel.numbers, *clear])
    with right:
        if not panel.numbers:
            st.info(escape_markdown(panel.caption))
        if picture:
            show_chart(picture)


def show_reasons(panel: GapPanel) -> None:
    """Explain why the gaps differ, what like for like means and what it is based on."""
    if panel.numbers:
        st.markdown(
            "\n\n".join(map(escape_markdown, [*panel.sentences, panel.meaning, panel.caption]))
        )


def part_control() -> str:
    """Show the control for the part below: all comparisons, the gap by level, or what moves pay."""
    shown = [EVERY, *(code for code in url_state.get_param(controls.VIEW) if code in PARTS)][-1]
    kept = Binding(shown, lambda codes: url_state.set_param(controls.VIEW, codes or [EVERY]))
    return controls.segmented(controls.VIEW, PARTS, "Look closer", binding=kept, widget="part")


def show_drivers(drivers: PayDrivers) -> None:
    """Show the effects as a forest plot, and what the source can't measure."""
    if drivers.chart:
        role_cards.legend(drivers.roles)
        show_chart(drivers.chart)
    else:
        st.info(drivers.finding)
    if drivers.cannot_tell:
        st.info(escape_markdown(drivers.cannot_tell), icon=":material/help:")
