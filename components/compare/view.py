"""How the answers of the first page are shown."""

import streamlit as st

from components.compare.answer import Differences, Headline, ToolsInShort
from components.shell import role_cards, situation
from components.shell.plain import plain
from components.tables.roles import Role


def headline(
    topic: str, found: Headline, page: str, link: str, choices: dict[str, list[str]] | None = None
) -> None:
    """A card with one finding that leads to the page, and the choices on it, it comes from."""
    with st.container(border=True, height="stretch"):
        st.caption(plain(topic))
        st.subheader(plain(found.finding), anchor=False)
        if found.besides:
            st.markdown(plain(found.besides))
        st.caption(plain(found.explanation))
        situation.page_link(page, link, ":material/arrow_forward:", choices)


def differences(found: Differences, roles: tuple[Role, ...]) -> None:
    """What the article says of each role, side by side."""
    for label, texts in found.rows:
        role_cards.side_by_side(label, texts, roles)
    st.caption(plain(found.source))


def tools_in_short(found: ToolsInShort, roles: tuple[Role, ...]) -> None:
    """The tools of each role side by side."""
    for label, texts in found.rows:
        role_cards.side_by_side(label, texts, roles)


def surprises(found: ToolsInShort) -> None:
    """What does not fit the article."""
    st.markdown(plain(found.agreement))
    for sentence in found.surprises:
        st.markdown(f"- {plain(sentence)}")
    st.caption(plain(found.source))
