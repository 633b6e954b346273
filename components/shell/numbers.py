"""The finding of a page and its numbers: what its first screen says."""

from collections.abc import Sequence

import streamlit as st

from components.shell.plain import WORD_JOINER, plain
from components.shell.role_cards import mark
from components.tables.roles import Role
from components.words.number import Number


def show_finding(finding: str, numbers: Sequence[Number] = (), roles: Sequence[Role] = ()) -> None:
    """Show the finding in a line and its numbers side by side; `roles` are those numbers are of."""
    with st.container(key="finding", gap="small"):
        st.header(plain(finding), anchor=False)
        show_numbers(numbers, roles)


def show_numbers(numbers: Sequence[Number], roles: Sequence[Role] = ()) -> None:
    """Show the numbers of a finding side by side, for a page that has them elsewhere."""
    marks = {role.id: f"{mark(role)} " for role in roles}
    if numbers:
        with st.container(horizontal=True, key="numbers"):
            for number in numbers:
                st.metric(
                    marks.get(number.role, "") + plain(number.label),
                    plain(number.value),
                    # A narrow note breaks before a range, not within it.
                    plain(number.note).replace("–", f"{WORD_JOINER}–{WORD_JOINER}") or None,
                    delta_color="off",
                    delta_arrow="off",
                    help=plain(number.help) or None,
                )
