"""The choices on the Switch page: from where to where, and what is known; all in the link."""

import pandas as pd
import streamlit as st

from components import transition
from components.plan import Plan
from components.selection import listed
from components.widgets import link
from components.widgets.data import Tables, once
from components.widgets.text import plain

START, TARGET, HAVE, DONE = "from", "to", "have", "done"
NEWCOMER = "new"
ACTIVITIES = "activities"


@once
def skills(tables: Tables) -> pd.DataFrame:
    """The share of each role that has each skill; `tables` needs activities and tool_usage."""
    return transition.skills(tables["activities"], tables["tool_usage"])


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


def ticked(skills: pd.DataFrame, tables: Tables) -> tuple[list[str], list[str]]:
    """What the link has as known and as done; says which of its values are ignored.

    Known are ids of skills, done are ids of skills and of pieces of advice.
    """
    items = dict.fromkeys(skills["item"])
    steps = {**items, **dict.fromkeys(tables["advice"]["id"])}
    link.report_ignored({HAVE: link.unknown(HAVE, items), DONE: link.unknown(DONE, steps)})
    return _in_link(HAVE, items), _in_link(DONE, steps)


def _in_link(name: str, known: dict[str, None]) -> list[str]:
    return [id for id in dict.fromkeys(st.query_params.get_all(name)) if id in known]


def categories(skills: pd.DataFrame, tables: Tables, names: pd.Series) -> dict[str, dict[str, str]]:
    """The skills that were measured, by the label of the question that asked for them."""
    asked_for = {category: list(ids) for category, ids in tables["tools"].groupby("category")["id"]}
    asked_for[ACTIVITIES] = list(tables["activity_names"]["id"])
    measured = set(skills["item"])
    questions = tables["survey_questions"]
    found = {}
    for question in questions.itertuples():
        known = [item for item in asked_for.get(question.id, []) if item in measured]
        if known:
            found[question.label] = {item: names[item] for item in known}
    return found


def known(plan: Plan, tables: Tables) -> None:
    """Show what can be ticked as known, and what ticking nothing means."""
    # Always one container, so that the expander below stays open when this changes.
    with st.container():
        usual = transition.common(plan.skills, plan.start) if plan.start else []
        if not plan.known:
            st.info(_nothing_ticked(plan, usual), icon=":material/checklist:")
        with st.container(horizontal=True):
            missing = [item for item in usual if item not in plan.known]
            if missing:
                plural = plan.role(plan.start)["plural"]
                st.button(
                    f"Tick the {len(missing)} {'more ' * bool(plan.known)}skills that most "
                    f"{plain(plural)} have",
                    icon=":material/done_all:",
                    type="secondary" if plan.have else "primary",
                    on_click=link.add,
                    args=(HAVE, missing),
                )
            if plan.have:
                st.button(
                    f"Untick all {len(plan.have)}",
                    icon=":material/restart_alt:",
                    on_click=link.clear,
                    args=([HAVE],),
                )
    with st.expander("What you know already", icon=":material/checklist:"):
        st.caption(
            "What is ticked here counts, and every step that you tick as done. Picks from the "
            "assessment are ticked already: take away those that you would like to use but do "
            "not know yet."
        )
        with st.grid(3, min_column_width=220):
            measured = categories(plan.skills, tables, plan.names)
            for number, (label, items) in enumerate(measured.items()):
                link.some(HAVE, str(number), items, plain(label))


def _nothing_ticked(plan: Plan, usual: list[str]) -> str:
    """What the figures assume while no skill is ticked; `usual` is what most have at the start."""
    nothing = "Nothing is ticked as known yet, so all figures here count from 0%"
    if not usual:
        return f"{nothing}. Tick below what you know, if anything."
    skills = listed([plan.names[item] for item in usual])
    return (
        f"{nothing}, as if you knew none of it. Most {plain(plan.role(plan.start)['plural'])} know "
        f"{plain(skills)}: tick these with the button and take away what you lack, or tick below "
        "what you know."
    )
