"""How sure the gap between two roles is."""

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


def show_sure(panel: GapPanel, picture: Chart | None, clear: Sequence[Metric]) -> None:
    """The gap like for like and raw, and how it looks elsewhere."""
    left, right = st.columns([1, 3])
    with left:
        show_metrics([*panel.numbers, *clear])
    with right:
        if not panel.numbers:
            st.info(escape_markdown(panel.caption))
        if picture:
            show_chart(picture)


def show_reasons(panel: GapPanel) -> None:
    """Why the gaps differ, what like for like means and what it rests on."""
    if panel.numbers:
        st.markdown(
            "\n\n".join(map(escape_markdown, [*panel.sentences, panel.meaning, panel.caption]))
        )


def part() -> str:
    """Show the choice of what stands below: all comparisons, the gap by level, what moves pay."""
    shown = [EVERY, *(code for code in url_state.get_param(controls.VIEW) if code in PARTS)][-1]
    kept = Binding(shown, lambda codes: url_state.set_param(controls.VIEW, codes or [EVERY]))
    return controls.segmented(controls.VIEW, PARTS, "Look closer", binding=kept, widget="part")


def show_moves(drivers: PayDrivers) -> None:
    """The effects as a forest plot, and what the source cannot tell."""
    if drivers.chart:
        role_cards.legend(drivers.roles)
        show_chart(drivers.chart)
    else:
        st.info(drivers.finding)
    if drivers.cannot_tell:
        st.info(escape_markdown(drivers.cannot_tell), icon=":material/help:")
