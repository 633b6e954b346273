"""The 'Employers' view: a search, filters, charts and a download."""

import streamlit as st

from components.places.answer.employers import Employers
from components.places.view.offers import offer_filters
from components.places.words.employers import NO_EMPLOYER
from components.places.words.offers import CAVEAT
from components.selection.selection import Selection
from components.shell import controls
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.markdown import escape_markdown
from components.shell.pay_controls import reset_button
from components.shell.url_params import ROLE, SEARCH
from components.tables.cache import Tables
from components.tables.roles import all_roles


def employer_controls(source: str, tables: Tables) -> tuple[Selection, str, str | None]:
    """Show a search box, and the role and the filters in a popover.

    Return the selected offers, the search text and the role's id, which is None for all roles.
    """
    labels = {role.id: role.name for role in all_roles(tables)}
    search = controls.text_input(SEARCH, "Search", "An employer", label_visibility="collapsed")
    with controls.filter_popover():
        role = controls.optional_selectbox(ROLE, labels, "Role", "All roles")
        controls.warn_ignored({"role": controls.unknown_values(ROLE, labels)})
        selection = offer_filters(source, tables)
        reset_button(tables)
    return selection, search, role


def show_employers(employers: Employers) -> None:
    """Show charts and a download of the matching employers, or a message if there are none."""
    if not (employers.chart and employers.spread):
        st.info(NO_EMPLOYER)
        return
    show_chart(employers.chart)
    st.markdown(escape_markdown(f"{employers.widened} {CAVEAT}"))
    show_chart(employers.spread)
    download_table(lambda: employers.table, "all-employers", "Download all that match (CSV)")
