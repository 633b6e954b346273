"""A page's finding and its metrics, shown on the first screen."""

from collections.abc import Sequence

import streamlit as st

from components.shell.markdown import WORD_JOINER, escape_markdown
from components.shell.role_cards import marker_svg
from components.tables.roles import Role
from components.words.metric import Metric


def show_finding(finding: str, metrics: Sequence[Metric] = (), roles: Sequence[Role] = ()) -> None:
    """Show a finding with a row of metrics below; `roles` are those that the metrics describe."""
    with st.container(key="finding", gap="small"):
        st.header(escape_markdown(finding), anchor=False)
        show_metrics(metrics, roles)


def show_metrics(metrics: Sequence[Metric], roles: Sequence[Role] = ()) -> None:
    """Show metrics in a row, each with the marker of its role."""
    marks = {role.id: f"{marker_svg(role)} " for role in roles}
    if metrics:
        with st.container(horizontal=True, key="numbers"):
            for metric in metrics:
                st.metric(
                    marks.get(metric.role, "") + escape_markdown(metric.label),
                    escape_markdown(metric.value),
                    # In a narrow column, the line breaks before a range, not inside it.
                    escape_markdown(metric.note).replace("–", f"{WORD_JOINER}–{WORD_JOINER}")
                    or None,
                    delta_color="off",
                    delta_arrow="off",
                    help=escape_markdown(metric.help) or None,
                )
