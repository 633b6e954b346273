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


def show_sure(found: GapPanel, picture: Chart | None, clear: Sequence[Metric]) -> None:
    """The gap like for like and raw, and how it looks elsewhere."""
    left, right = st.columns([1, 3])
    with left:
        show_metrics([*found.numbers, *clear])
    with right:
        if not found.numbers:
            st.info(escape_markdown(found.caption))
        if picture:
            show_chart(picture)


def show_reasons(found: GapPanel) -> None:
    """Why the gaps differ, what like for like means and what it rests on."""
    if found.numbers:
        st.markdown(
            "\n\n".join(map(escape_markdown, [*found.sentences, found.meaning, found.caption]))
        )


def part() -> str:
    """Show the choice of what stands below: all comparisons, the gap by level, what moves pay."""
    shown = [EVERY, *(code for code in url_state.get_param(controls.VIEW) if code in PARTS)][-1]
    kept = Binding(shown, lambda codes: url_state.set_param(controls.VIEW, codes or [EVERY]))
    return controls.segmented(controls.VIEW, PARTS, "Look closer", binding=kept, widget="part")


def show_moves(found: PayDrivers) -> None:
    """The effects as a forest plot, and what the source cannot tell."""
    if found.chart:
        role_cards.legend(found.roles)
        show_chart(found.chart)
    else:
        st.info(found.finding)
    if found.cannot_tell:
        st.info(escape_markdown(found.cannot_tell), icon=":material/help:")
