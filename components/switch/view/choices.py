"""The choices on the Switch page: from where to where, and what is known; all in the link."""

from collections.abc import Callable

import streamlit as st

from components.assessment.saved_answers import CODE
from components.shell import choices, link
from components.shell.choices import Part
from components.shell.link_names import DONE, HAVE, SKIP, START, TARGET
from components.shell.plain import plain
from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer.options import Options
from components.switch.answer.picks import picks_of
from components.switch.answer.plan import Answer
from components.switch.answer.question import Question
from components.tables.cache import load
from components.thresholds import SKILLS_SHOWN

EVERYTHING = "all"
# What the link has for somebody who knows nothing, and not for one who did not say.
NOTHING_KNOWN = "none"


def question(options: Options) -> Question:
    """Show the choice of the start and the target; returns what is asked, ticks included."""
    starts = options.starts
    start = choices.one_of_many(START, starts, "From", label_visibility="collapsed")
    targets = {role: name for role, name in options.targets.items() if role != start}
    target = choices.one_of_many(TARGET, targets, "To", label_visibility="collapsed")
    return Question(
        None if start == NEWCOMER else start,
        target,
        _known(HAVE, options.skills) if link.values(HAVE) else None,
        tuple(item for picked in _picks().values() for item in picked or ()),
        _known(DONE, options.done),
        _known(SKIP, options.skills),
        choices.YES in link.values(EVERYTHING),
    )


def _picks() -> dict[str, tuple[str, ...] | None]:
    """The picks of the assessment, by the code in the link; None for one that can't be read."""
    codes = link.values(CODE)[-1:]
    return {code: picks_of(code, load("questions", "picks", "former_questions")) for code in codes}


def _known(name: str, known: dict[str, str] | dict[str, None]) -> tuple[str, ...]:
    return tuple(id for id in link.values(name) if id in known)


def known(plan: Answer, options: Options, marks: Callable[[], None]) -> None:
    """Show what is known, to be edited; `marks` shows the boxes of the next steps."""

    def put(codes: list[str]) -> None:
        link.put(HAVE, codes or [NOTHING_KNOWN])

    with st.popover(words.EDIT, icon=":material/checklist:", key="skills"):
        marks()
        st.caption(words.WHAT_COUNTS + f" {words.WISHES}" * bool(plan.question.picked))
        part = Part(list(plan.have), put)
        choices.several(HAVE, options.skills, "Skills you know", placeholder="None", part=part)
        if not plan.assumed:
            choices.button(
                words.AS_ASSUMED,
                ":material/restart_alt:",
                lambda: choices.clear([HAVE]),
                key="as-assumed",
            )


def ignored(plan: Answer, options: Options) -> None:
    """Say which parts of the link are not known here, and what is meant by a way to oneself."""
    choices.report_ignored(
        {
            START: choices.unknown(START, options.starts),
            TARGET: choices.unknown(TARGET, options.targets),
            "skill": choices.unknown(HAVE, {**options.skills, NOTHING_KNOWN: ""}),
            "step done": choices.unknown(DONE, options.done),
            "step skipped": choices.unknown(SKIP, options.skills),
            "assessment code": [code for code, picked in _picks().items() if picked is None],
            "show all": choices.unknown(EVERYTHING, choices.SWITCH),
        }
    )
    if plan.question.start in link.values(TARGET):
        said = words.already_there(options.roles[plan.question.target])
        st.info(plain(said), icon=":material/swap_horiz:")


def everything(plan: Answer) -> None:
    """Show the choice of all steps where there are more than the first ones."""
    if plan.all_steps > SKILLS_SHOWN:
        choices.flag(EVERYTHING, f"Show all {plan.all_steps} steps")
