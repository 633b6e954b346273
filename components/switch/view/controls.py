"""The controls of Switch: start, target and known skills, all bound to the URL."""

from collections.abc import Callable

import streamlit as st

from components.assessment.answer_codec import CODE_PARAM
from components.shell import controls, url_state
from components.shell.controls import Binding
from components.shell.markdown import escape_markdown
from components.shell.url_params import DONE, HAVE, SKIP, START, TARGET
from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer.options import Options
from components.switch.answer.picks import picks_of
from components.switch.answer.plan import PlanPage
from components.switch.answer.query import PathQuery
from components.tables.cache import get_tables
from components.thresholds import MAX_SKILLS

EVERYTHING = "all"
# The value for somebody who knows nothing, as opposed to no selection.
NOTHING_KNOWN = "none"


def switch_controls(options: Options) -> PathQuery:
    """Show the controls for start and target; return the query, including ticked steps."""
    starts = options.starts
    start = controls.selectbox(START, starts, "From", label_visibility="collapsed")
    targets = {role: name for role, name in options.targets.items() if role != start}
    target = controls.selectbox(TARGET, targets, "To", label_visibility="collapsed")
    return PathQuery(
        None if start == NEWCOMER else start,
        target,
        _known(HAVE, options.skills) if url_state.get_param(HAVE) else None,
        tuple(item for picked in _picks().values() for item in picked or ()),
        _known(DONE, options.done),
        _known(SKIP, options.skills),
        controls.YES in url_state.get_param(EVERYTHING),
    )


def _picks() -> dict[str, tuple[str, ...] | None]:
    """Return the picks of the assessment by code in the URL; None for an unreadable one."""
    codes = url_state.get_param(CODE_PARAM)[-1:]
    return {
        code: picks_of(code, get_tables("questions", "picks", "former_questions")) for code in codes
    }


def _known(name: str, known: dict[str, str] | dict[str, None]) -> tuple[str, ...]:
    return tuple(id for id in url_state.get_param(name) if id in known)


def known(plan: PlanPage, options: Options, marks: Callable[[], None]) -> None:
    """Show the known skills for editing; `marks` shows the checkboxes of the next steps."""

    def put(codes: list[str]) -> None:
        url_state.set_param(HAVE, codes or [NOTHING_KNOWN])

    with st.popover(words.EDIT, icon=":material/checklist:", key="skills"):
        marks()
        st.caption(words.WHAT_COUNTS + (f" {words.WISHES}" if plan.question.picked else ""))
        part = Binding(list(plan.have), put)
        controls.multiselect(
            HAVE, options.skills, "Skills you know", placeholder="None", binding=part
        )
        if not plan.assumed:
            controls.button(
                words.AS_ASSUMED,
                ":material/restart_alt:",
                lambda: controls.clear_params([HAVE]),
                key="as-assumed",
            )


def ignored(plan: PlanPage, options: Options) -> None:
    """Report unknown values of the URL, and a path from a role to itself."""
    controls.warn_ignored(
        {
            START: controls.unknown_values(START, options.starts),
            TARGET: controls.unknown_values(TARGET, options.targets),
            "skill": controls.unknown_values(HAVE, {**options.skills, NOTHING_KNOWN: ""}),
            "step done": controls.unknown_values(DONE, options.done),
            "step skipped": controls.unknown_values(SKIP, options.skills),
            "assessment code": [code for code, picked in _picks().items() if picked is None],
            "show all": controls.unknown_values(EVERYTHING, controls.SWITCH),
        }
    )
    if plan.question.start in url_state.get_param(TARGET):
        message = words.already_there(options.roles[plan.question.target])
        st.info(escape_markdown(message), icon=":material/swap_horiz:")


def everything(plan: PlanPage) -> None:
    """Show the toggle for all steps if there are more than the first ones."""
    if plan.all_steps > MAX_SKILLS:
        controls.toggle(EVERYTHING, f"Show all {plan.all_steps} steps")
