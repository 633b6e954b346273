"""A passage on each other pay source that covers the same countries."""

from collections.abc import Sequence

import streamlit as st

from components.pay import words
from components.pay.answer.sources import OtherSource
from components.shell.markdown import escape_markdown
from components.words.gap_findings import NOT_KNOWN


def show_other_sources(others: Sequence[OtherSource]) -> None:
    """Show what each other pay source says, and which reports that is based on."""
    st.subheader(words.OTHER_SOURCES, anchor=False)
    paragraphs = [
        f"**{escape_markdown(other.title)}.** {escape_markdown(other.sentence)} "
        f":small[{escape_markdown(other.basis)}]"
        if other.sentence
        else f"**{escape_markdown(other.title)}.** Nothing: {NOT_KNOWN}"
        for other in others
    ]
    st.markdown("\n\n".join([*paragraphs, words.SOURCES_DIFFER]))
