"""Cards that show the roles side by side."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache

import streamlit as st

from components.shell.markdown import escape_markdown
from components.tables.roles import Role

# SVG paths of the chart markers, each in a 16-by-16 square.
OUTLINES = {
    "diamond": "M8 0L16 8L8 16L0 8Z",
    "circle": "M8 1a7 7 0 1 0 0.01 0Z",
    "square": "M1 1H15V15H1Z",
    "triangle-up": "M8 1L16 15H0Z",
    "cross": "M5 0H11V5H16V11H11V16H5V11H0V5H5Z",
    "star": "M8 0L10 6H16L11 10L13 16L8 12L3 16L5 10L0 6H6Z",
}


@cache
def marker_svg(role: Role) -> str:
    """Return Markdown for a role's marker, which is the same as in every chart.

    The role's name has to be shown beside it, because the picture has no alternative text.
    """
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
        f'<path d="{OUTLINES[role.symbol]}" fill="{role.colour}"/></svg>'
    )
    return f"![](data:image/svg+xml;base64,{b64encode(picture.encode()).decode()})"


def heading(role: Role) -> None:
    """Show a role's marker and name as a heading."""
    st.subheader(f"{marker_svg(role)} {_full_name(role)}", anchor=False)


def legend(roles: Sequence[Role]) -> None:
    """Show a legend above charts: each role's marker and name, in one line."""
    with st.container(horizontal=True):
        for role in roles:
            st.markdown(f"{marker_svg(role)} {_full_name(role)}", width="content")


def _full_name(role: Role) -> str:
    return escape_markdown(f"{role.name} ({role.short_name})")


def role_cards(roles: Sequence[Role]) -> None:
    """Show one card per role with its purpose and a summary of its work."""
    with st.grid(len(roles), min_column_width=300):
        for role in roles:
            with st.container(border=True, height="stretch"):
                heading(role)
                st.markdown(
                    f"**{escape_markdown(role.purpose)}**\n\n{escape_markdown(role.summary)}"
                )
