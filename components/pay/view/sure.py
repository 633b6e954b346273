"""How sure the gap between two roles is."""

from collections.abc import Sequence

import streamlit as st

from components.charts.chart import Chart
from components.pay.answer.gap import Gap
from components.pay.answer.moves import Moves
from components.shell import choices, link, role_cards
from components.shell.chart_frame import show_chart
from components.shell.choices import Part
from components.shell.numbers import show_numbers
from components.shell.plain import plain
from components.words.number import Number

EVERY, LEVELS, FACTORS = "sure", "gap", "factors"
PARTS = {EVERY: "All comparisons", LEVELS: "Gap by level", FACTORS: "What moves pay"}


def show_sure(found: Gap, picture: Chart | None, clear: Sequence[Number]) -> None:
    """The gap like for like and raw, and how it looks elsewhere."""
    left, right = st.columns([1, 3])
    with left:
        show_numbers([*found.numbers, *clear])
    with right:
        if not found.numbers:
            st.info(plain(found.caption))
        if picture:
            show_chart(picture)


def show_reasons(found: Gap) -> None:
    """Why the gaps differ, what like for like means and what it rests on."""
    if found.numbers:
        st.markdown("\n\n".join(map(plain, [*found.sentences, found.meaning, found.caption])))


def part() -> str:
    """Show the choice of what stands below: all comparisons, the gap by level, what moves pay."""
    shown = [EVERY, *(code for code in link.values(choices.VIEW) if code in PARTS)][-1]
    kept = Part(shown, lambda codes: link.put(choices.VIEW, codes or [EVERY]))
    return choices.one(choices.VIEW, PARTS, "Look closer", part=kept, widget="part")


def show_moves(found: Moves) -> None:
    """The effects as a forest plot, and what the source cannot tell."""
    if found.chart:
        role_cards.key(found.roles)
        show_chart(found.chart)
    else:
        st.info(found.finding)
    if found.cannot_tell:
        st.info(plain(found.cannot_tell), icon=":material/help:")
