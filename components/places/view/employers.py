"""What named employers offer: a search, filters, a picture and a table."""

import streamlit as st

from components.places.answer.employers import Employers
from components.places.offer_words import CAVEAT, NO_EMPLOYER
from components.selection.selection import Selection
from components.shell import choices, role_cards
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.link_names import ROLE
from components.shell.pay_choices import factor_filters, reset_button
from components.shell.plain import plain
from components.tables.cache import Tables
from components.tables.roles import all_roles

SEARCH = "search"


def question(source: str, tables: Tables) -> tuple[Selection, str, str | None]:
    """Show the search, the choice of a role and the filters; returns what is chosen."""
    labels = {role.id: role.name for role in all_roles(tables)}
    with st.grid(2, min_column_width=240):
        search = choices.text(SEARCH, "Search", "An employer")
        role = choices.maybe_one(ROLE, labels, "Role", "All roles")
    choices.report_ignored({"role": choices.unknown(ROLE, labels)})
    selection = factor_filters(source, tables)
    reset_button(tables)
    return selection, search, role


def show_employers(found: Employers) -> None:
    """The employers that match, as a picture and as a table, or that there are none."""
    st.info(CAVEAT, icon=":material/info:")
    if not found.chart:
        st.info(NO_EMPLOYER)
        return
    role_cards.key(found.roles)
    show_chart(found.chart)
    st.markdown(f"**{plain(found.finding)}**")
    download_table(found.table, "all-employers", "Download all that match (CSV)")
