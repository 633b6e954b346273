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
from components.shell.url_params import VIEW
from components.words.metric import Metric

HOW_SURE, LEVELS, FACTORS = "sure", "gap", "factors"
PARTS = {HOW_SURE: "All comparisons", LEVELS: "Gap by level", FACTORS: "What moves pay"}


def show_gap_panel(panel: GapPanel, chart: Chart | None, clear_sources: Sequence[Metric]) -> None:
    """Show the like-for-like gap and the raw gap beside the chart of other comparisons."""
    left, right = st.columns([1, 3])
    with left:
        show_metrics([*panel.metrics, *clear_sources])
    with right:
        if not panel.metrics:
            st.info(escape_markdown(panel.caption))
        if chart:
            show_chart(chart)


def show_reasons(panel: GapPanel) -> None:
    """Explain why the gaps differ, what 'like for like' means, and what the gaps are based on."""
    if panel.metrics:
        st.markdown(
            "\n\n".join(map(escape_markdown, [*panel.sentences, panel.meaning, panel.caption]))
        )


def part_control() -> str:
    """Show the control that picks the part below it, and return the chosen part.

    The parts are all comparisons, the gap by level, and what moves pay.
    """
    part = [HOW_SURE, *(code for code in url_state.get_param(VIEW) if code in PARTS)][-1]
    binding = Binding(part, lambda codes: url_state.set_param(VIEW, codes or [HOW_SURE]))
    return controls.segmented(VIEW, PARTS, "Look closer", binding=binding, widget="part")


def show_drivers(drivers: PayDrivers) -> None:
    """Show the effects as a forest plot, and what the source can't measure."""
    if drivers.chart:
        role_cards.legend(drivers.roles)
        show_chart(drivers.chart)
    else:
        st.info(drivers.finding)
    if drivers.blind_spots:
        st.info(escape_markdown(drivers.blind_spots), icon=":material/help:")
