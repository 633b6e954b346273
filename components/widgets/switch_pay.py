"""The pay side of a switch: the gap among records that are alike, in the visitor's situation."""

import pandas as pd
import streamlit as st

from components import like_for_like
from components.plan import Plan, pay_in_words
from components.selection import Selection
from components.widgets.filters import SOURCE, factor_filters, source_choice
from components.widgets.like_for_like import meaning
from components.widgets.provenance import Provenance, counts
from components.widgets.text import plain

Tables = dict[str, pd.DataFrame]


def pay_side(plan: Plan, tables: Tables) -> tuple[list[str], dict[str, list[str]]]:
    """Show the gap between the target and the start; returns its sentences and the choices.

    A newcomer sees the gap between the target and each other role.
    """
    st.header("The pay side", anchor=False)
    st.markdown("Describe your situation. Nothing chosen means everyone.")
    selection = factor_filters(source_choice(tables), tables)
    origin = Provenance.of(selection.source, tables)
    rows = selection.rows(tables["pay"])
    own = tables["factors"][tables["factors"]["source"] == selection.source].sort_values("order")
    where = selection.sentence(tables["factors"], tables["salary_factors"])
    others = [plan.start] if plan.start else [id for id in plan.roles["id"] if id != plan.target]
    sentences = []
    for other in others:
        found = like_for_like.gap(rows, plan.target, other, list(own["factor"]))
        words = pay_in_words(found, plan, other)
        with st.container(border=True):
            title = like_for_like.title(found, plan.target, other, plan.roles)
            st.subheader(plain(title), anchor=False)
            st.markdown(plain(f"{where}: {words}"))
            if found["few"]:
                st.badge("Few records: take with care", icon=":material/warning:", color="gray")
            behind = counts(pd.DataFrame([found]))
            st.caption(
                plain(
                    f"{meaning(own, plan.target, other, plan.roles)} {origin.line} {behind} "
                    f"{origin.source['in_short']}"
                )
            )
        sentences.append(f"{where}: {words} {behind} {origin.line}")
    st.caption(
        "What others earn in each role, not what changing it would bring you: who moves may start "
        "lower, and the roles differ in more than is compared here."
    )
    choices = {SOURCE: [selection.source], **_chosen(selection)}
    st.page_link(
        "pages/pay.py",
        label="See pay in your situation in full",
        icon=":material/payments:",
        query_params={**choices, "view": "gap"},
    )
    return sentences, choices


def _chosen(selection: Selection) -> dict[str, list[str]]:
    return {factor: codes for factor, codes in selection.levels.items() if codes}
