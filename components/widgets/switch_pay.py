"""The pay side of a switch: the gap among records that are alike, in each pay source."""

import pandas as pd
import streamlit as st

from components import like_for_like
from components.plan import Plan, pay_in_words
from components.selection import Selection
from components.widgets.data import Tables, once
from components.widgets.filters import SOURCE, factor_filters, source_choice
from components.widgets.like_for_like import meaning
from components.widgets.other_source import NOT_KNOWN
from components.widgets.provenance import Provenance, counts
from components.widgets.selected import elsewhere, gap_alike, sentence
from components.widgets.text import plain


def pay_side(plan: Plan, tables: Tables) -> tuple[list[str], dict[str, list[str]]]:
    """Show the gap between the target and the start; returns its sentences and the choices.

    A newcomer sees the gap between the target and each other role.
    """
    st.header("The pay side", anchor=False)
    st.markdown("Describe your situation. Nothing chosen means everyone.")
    selection = factor_filters(source_choice(tables), tables)
    in_others = list(elsewhere(selection, tables).values())
    others = [plan.start] if plan.start else [id for id in plan.roles["id"] if id != plan.target]
    sentences = []
    for other in others:
        found, said = _gap(plan.target, other, selection, tables)
        with st.container(border=True):
            title = like_for_like.title(found, plan.roles)
            st.subheader(plain(title), anchor=False)
            st.markdown(plain(said))
            if pd.isna(found["ratio"]):
                st.markdown("Take a filter away, or choose the other source.")
            if found["few"]:
                st.badge("Few records: take with care", icon=":material/warning:", color="gray")
            known = [instead for instead in in_others if instead]
            second = [_gap(plan.target, other, instead, tables)[1] for instead in known]
            for text in second:
                st.markdown(plain(f"The other source measures something else. {text}"))
            if None in in_others:
                st.markdown(f"The other source says nothing here: {NOT_KNOWN}")
            own = tables["factors"][tables["factors"]["source"] == selection.source]
            same = meaning(own, plan.target, other, plan.roles)
            st.caption(plain(same))
        sentences += [said, *second]
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


@once
def _gap(target: str, other: str, selection: Selection, tables: Tables) -> tuple[pd.Series, str]:
    """The gap like for like in a selection and what it says, its source named first."""
    source = Provenance.of(selection.source, tables).source
    found = gap_alike(selection, target, other, tables)
    return found, (
        f"{source['title']} ({source['publisher']}). {sentence(selection, tables)}: "
        f"{pay_in_words(found, tables['roles'])} {counts(pd.DataFrame([found]))} "
        f"{source['in_short']}"
    )


def _chosen(selection: Selection) -> dict[str, list[str]]:
    return {factor: codes for factor, codes in selection.levels.items() if codes}
