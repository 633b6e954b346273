"""The pay section of the Switch page: pay gaps for the visitor's profile."""

import streamlit as st

from components.selection.selection import Selection
from components.shell import controls, situation
from components.shell.markdown import escape_markdown
from components.shell.pay_controls import factor_filters, source_choice
from components.shell.url_params import SOURCE
from components.switch import words
from components.switch.answer.pay import PayGap, PayGaps
from components.tables.cache import Tables
from components.tables.factors import YEAR
from components.words.phrases import FEW


def pay_controls(tables: Tables) -> Selection:
    """Show the controls for the pay source and its filters; return the selection."""
    with controls.filter_popover("Pay filters"):
        return factor_filters(source_choice(tables), tables)


def pay_params(selection: Selection) -> dict[str, list[str]]:
    """Return the profile, and the selected source and years, as query parameters."""
    years = list(selection.chosen(YEAR))
    return situation.link_params({SOURCE: [selection.source], **({YEAR: years} if years else {})})


def show_gaps(pay_gaps: PayGaps, selection: Selection) -> None:
    """Show each pay gap between the target and another role, and a link to the Pay page."""
    for gap in pay_gaps.gaps:
        _show_gap(gap)
    st.caption(words.NO_PROMISE)
    situation.page_link(
        "pages/pay.py",
        "Pay in your situation in full",
        ":material/payments:",
        {**pay_params(selection), "view": ["gap"]},
    )


def _show_gap(gap: PayGap) -> None:
    st.subheader(escape_markdown(gap.title), anchor=False)
    paragraphs = [escape_markdown(gap.sentence)]
    if not gap.has_figure:
        paragraphs.append(words.NO_GAP)
    if gap.few:
        paragraphs.append(f":gray-badge[:material/warning: {FEW}]")
    st.markdown("\n\n".join(paragraphs))
    with st.expander("What other sources say"):
        st.markdown("\n\n".join(escape_markdown(text) for text in [*gap.others, gap.caption]))
