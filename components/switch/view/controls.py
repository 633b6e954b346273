"""The choices on the Switch page: from where to where, and what is known; all in the link."""

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
# What the link has for somebody who knows nothing, and not for one who did not say.
NOTHING_KNOWN = "none"


def switch_controls(options: Options) -> PathQuery:
    """Show the choice of the start and the target; returns what is asked, ticks included."""
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
    """The picks of the assessment, by the code in the link; None for one that can't be read."""
    codes = url_state.get_param(CODE_PARAM)[-1:]
    return {
        code: picks_of(code, get_tables("questions", "picks", "former_questions")) for code in codes
    }


def _known(name: str, known: dict[str, str] | dict[str, None]) -> tuple[str, ...]:
    return tuple(id for id in url_state.get_param(name) if id in known)


def known(plan: PlanPage, options: Options, marks: Callable[[], None]) -> None:
    """Show what is known, to be edited; `marks` shows the boxes of the next steps."""

    def put(codes: list[str]) -> None:
        url_state.set_param(HAVE, codes or [NOTHING_KNOWN])

    with st.popover(words.EDIT, icon=":material/checklist:", key="skills"):
        marks()
        st.caption(words.WHAT_COUNTS + f" {words.WISHES}" * bool(plan.question.picked))
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
    """Say which parts of the link are not known here, and what is meant by a way to oneself."""
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
    """Show the choice of all steps where there are more than the first ones."""
    if plan.all_steps > MAX_SKILLS:
        controls.toggle(EVERYTHING, f"Show all {plan.all_steps} steps")
