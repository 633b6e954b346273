"""The choices on the Switch page: from where to where, and what is known; all in the link."""

from typing import Any

import pandas as pd
import streamlit as st

from components import transition
from components.widgets import link
from components.widgets.text import plain

START, TARGET, HAVE, DONE = "from", "to", "have", "done"
NEWCOMER = "new"
ACTIVITIES = "activities"
Tables = dict[str, pd.DataFrame]


def ends(roles: pd.DataFrame) -> tuple[str | None, str]:
    """Show the choice of the start (None: new to the roles) and the target; returns their ids."""
    names = dict(zip(roles["id"], roles["name"], strict=True))
    starts = {NEWCOMER: "New to these roles", **names}
    with st.grid(2, min_column_width=300):
        start = link.one(START, starts, "Where are you now?")
        targets = {role: name for role, name in names.items() if role != start}
        target = link.one(TARGET, targets, "Where do you want to go?")
    link.report_ignored({START: link.unknown(START, starts), TARGET: link.unknown(TARGET, names)})
    if start in st.query_params.get_all(TARGET):
        st.info(
            f"You are a {plain(names[start].lower())} already, so this shows the way to "
            f"{plain(names[target].lower())}.",
            icon=":material/swap_horiz:",
        )
    return (None if start == NEWCOMER else start), target


def categories(skills: pd.DataFrame, tables: Tables, names: pd.Series) -> dict[str, dict[str, str]]:
    """The skills that were measured, by the label of the question that asked for them."""
    tools = tables["tools"]
    questions = tables["survey_questions"].sort_values("order")
    found = {}
    for question in questions.itertuples():
        own = tools.loc[tools["category"] == question.id, "id"]
        items = tables["activity_names"]["id"] if question.id == ACTIVITIES else own
        known = [item for item in items if item in set(skills["item"])]
        if known:
            found[question.label] = {item: names[item] for item in known}
    return found


def known(skills: pd.DataFrame, tables: Tables, names: pd.Series, start: Any) -> list[str]:
    """Show what can be ticked as known; returns the ids of what is.

    `start` is the row of the role that somebody is in, or None.
    """
    chosen = [
        item for item in dict.fromkeys(st.query_params.get_all(HAVE)) if item in set(skills["item"])
    ]
    usual = transition.common(skills, start.id) if start is not None else []
    # Always one container, so that the expander below stays open when this changes.
    with st.container():
        if not chosen:
            st.info(
                "Nothing is ticked as known yet, so the plan starts from nothing. Tick below what "
                + (
                    "you know, or start with what most people in your role have and take away "
                    "what you lack."
                    if usual
                    else "you know, if anything."
                ),
                icon=":material/checklist:",
            )
        with st.container(horizontal=True):
            if start is not None and set(usual) - set(chosen):
                st.button(
                    f"Tick what most {plain(start.plural)} have",
                    icon=":material/done_all:",
                    on_click=link.add,
                    args=(HAVE, usual),
                )
            if chosen:
                st.button(
                    f"Untick all {len(chosen)}",
                    icon=":material/restart_alt:",
                    on_click=link.clear,
                    args=([HAVE],),
                )
    with st.expander("What you know already", icon=":material/checklist:"):
        st.caption(
            "Only what is ticked here counts. Picks from the assessment are ticked already: take "
            "away those that you would like to use but do not know yet."
        )
        with st.grid(3, min_column_width=220):
            for number, (label, items) in enumerate(categories(skills, tables, names).items()):
                link.some(HAVE, str(number), items, plain(label))
    return chosen


def done(skills: pd.DataFrame, tables: Tables) -> list[str]:
    """The ids of the skills and pieces of advice that are ticked as done; says what is ignored."""
    items = {item: item for item in skills["item"]}
    steps = {**items, **{id: id for id in tables["advice"]["id"]}}
    link.report_ignored({HAVE: link.unknown(HAVE, items), DONE: link.unknown(DONE, steps)})
    return [step for step in dict.fromkeys(st.query_params.get_all(DONE)) if step in steps]
