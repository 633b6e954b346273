"""The finding of a page and its numbers: what its first screen says."""

from collections.abc import Sequence

import streamlit as st

from components.shell.markdown import WORD_JOINER, escape_markdown
from components.shell.role_cards import marker_svg
from components.tables.roles import Role
from components.words.metric import Metric


def show_finding(finding: str, numbers: Sequence[Metric] = (), roles: Sequence[Role] = ()) -> None:
    """Show the finding in a line and its numbers side by side; `roles` are those numbers are of."""
    with st.container(key="finding", gap="small"):
        st.header(escape_markdown(finding), anchor=False)
        show_metrics(numbers, roles)


def show_metrics(numbers: Sequence[Metric], roles: Sequence[Role] = ()) -> None:
    """Show the numbers of a finding side by side, for a page that has them elsewhere."""
    marks = {role.id: f"{marker_svg(role)} " for role in roles}
    if numbers:
        with st.container(horizontal=True, key="numbers"):
            for number in numbers:
                st.metric(
                    marks.get(number.role, "") + escape_markdown(number.label),
                    escape_markdown(number.value),
                    # A narrow note breaks before a range, not within it.
                    escape_markdown(number.note).replace("–", f"{WORD_JOINER}–{WORD_JOINER}")
                    or None,
                    delta_color="off",
                    delta_arrow="off",
                    help=escape_markdown(number.help) or None,
                )
