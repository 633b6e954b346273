"""Controls of the Switch page for start, target and known skills, all bound to the URL."""

from collections.abc import Callable

import streamlit as st

from components.assessment.answer_codec import CODE_PARAM
from components.shell import controls, url_state
from components.shell.controls import Binding
from components.shell.markdown import escape_markdown
from components.shell.url_params import ALL, DONE, HAVE, SKIP, START, TARGET
from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer.options import SwitchOptions
from components.switch.answer.picks import picks_of
from components.switch.answer.plan import PlanPage
from components.switch.answer.query import PathQuery
from components.tables.cache import get_tables
from components.thresholds import MAX_SKILLS

# The value in the URL that stands for no known skills. Without a value, skills are assumed.
NOTHING_KNOWN = "none"


def switch_controls(options: SwitchOptions) -> PathQuery:
    """Show the controls for start and target; return these and the other choices in the URL."""
    starts = options.starts
    start = controls.selectbox(START, starts, "From", label_visibility="collapsed")
    targets = {role: name for role, name in options.targets.items() if role != start}
    target = controls.selectbox(TARGET, targets, "To", label_visibility="collapsed")
    return PathQuery(
        None if start == NEWCOMER else start,
        target,
        _known_values(HAVE, options.skills) if url_state.get_param(HAVE) else None,
        tuple(item for picked in _picks().values() for item in picked or ()),
        _known_values(DONE, options.done),
        _known_values(SKIP, options.skills),
        controls.YES in url_state.get_param(ALL),
    )


def _picks() -> dict[str, tuple[str, ...] | None]:
    """Return the picks in the URL's assessment code, keyed by the code.

    The dictionary is empty if the URL has no code; the value is None if the code is unreadable.
    """
    codes = url_state.get_param(CODE_PARAM)[-1:]
    return {code: picks_of(code, get_tables()) for code in codes}


def _known_values(name: str, options: dict[str, str] | dict[str, None]) -> tuple[str, ...]:
    return tuple(id for id in url_state.get_param(name) if id in options)


def known_skills_editor(
    plan: PlanPage, options: SwitchOptions, show_step_controls: Callable[[], None]
) -> None:
    """Show a popover for marking the next steps and editing the known skills."""

    def store(codes: list[str]) -> None:
        url_state.set_param(HAVE, codes or [NOTHING_KNOWN])

    with st.popover(words.EDIT, icon=":material/checklist:", key="skills"):
        show_step_controls()
        st.caption(words.WHAT_COUNTS + (f" {words.WISHES}" if plan.query.picked else ""))
        binding = Binding(list(plan.have), store)
        controls.multiselect(
            HAVE, options.skills, "Skills you know", placeholder="None", binding=binding
        )
        if not plan.is_assumed:
            controls.button(
                words.AS_ASSUMED,
                ":material/restart_alt:",
                lambda: controls.clear_params([HAVE]),
                key="as-assumed",
            )


def warn_ignored_values(plan: PlanPage, options: SwitchOptions) -> None:
    """Warn about unknown values in the URL, and about a target that equals the start."""
    controls.warn_ignored(
        {
            START: controls.unknown_values(START, options.starts),
            TARGET: controls.unknown_values(TARGET, options.targets),
            "skill": controls.unknown_values(HAVE, {**options.skills, NOTHING_KNOWN: ""}),
            "step done": controls.unknown_values(DONE, options.done),
            "step skipped": controls.unknown_values(SKIP, options.skills),
            "assessment code": [code for code, picked in _picks().items() if picked is None],
            "show all": controls.unknown_values(ALL, controls.SWITCH),
        }
    )
    if plan.query.start in url_state.get_param(TARGET):
        message = (
            f"You are there already, so this shows the way to {options.roles[plan.query.target]}."
        )
        st.info(escape_markdown(message), icon=":material/swap_horiz:")


def all_steps_toggle(plan: PlanPage) -> None:
    """Show the toggle for all steps if there are more than MAX_SKILLS."""
    if plan.step_count > MAX_SKILLS:
        controls.toggle(ALL, f"Show all {plan.step_count} steps")
