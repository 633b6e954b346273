"""The choices on the Switch page: from where to where, and what is known; all in the link."""

import streamlit as st

from components.shell import choices, link
from components.shell.link_names import DONE, HAVE, START, TARGET
from components.shell.plain import plain
from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer.options import Options
from components.switch.answer.plan import Answer
from components.switch.answer.question import Question
from components.thresholds import SKILLS_SHOWN

EVERYTHING = "all"


def question(options: Options) -> Question:
    """Show the choice of the start and the target; returns what is asked, ticks included."""
    starts = options.starts
    with st.grid(2, min_column_width=300):
        start = choices.one(START, starts, "Where are you now?")
        targets = {role: name for role, name in options.targets.items() if role != start}
        target = choices.one(TARGET, targets, "Where do you want to go?")
    choices.report_ignored(
        {START: choices.unknown(START, starts), TARGET: choices.unknown(TARGET, options.targets)}
    )
    if start in link.values(TARGET):
        st.info(
            plain(words.already_there(starts[start], starts[target])),
            icon=":material/swap_horiz:",
        )
    choices.report_ignored(
        {HAVE: choices.unknown(HAVE, options.known), DONE: choices.unknown(DONE, options.done)}
    )
    return Question(
        None if start == NEWCOMER else start,
        target,
        _known(HAVE, options.known),
        _known(DONE, options.done),
        choices.YES in link.values(EVERYTHING),
    )


def _known(name: str, known: dict[str, None]) -> tuple[str, ...]:
    return tuple(id for id in link.values(name) if id in known)


def known(plan: Answer, options: Options) -> None:
    """Show what can be ticked as known, and what ticking nothing means."""
    have = plan.question.have
    # Always one container, so that the expander below stays open when this changes.
    with st.container():
        if plan.note:
            st.info(plain(plan.note), icon=":material/checklist:")
        with st.container(horizontal=True):
            if plan.tick:
                choices.button(
                    plain(plan.tick),
                    ":material/done_all:",
                    lambda: choices.add(HAVE, list(plan.missing)),
                    type="secondary" if have else "primary",
                )
            if have:
                untick = f"Untick all {len(have)}"
                choices.button(untick, ":material/restart_alt:", lambda: choices.clear([HAVE]))
    with st.expander("What you know already", icon=":material/checklist:"):
        st.caption(words.WHAT_COUNTS)
        with st.grid(3, min_column_width=220):
            for number, (label, items) in enumerate(options.skills.items()):
                choices.some(HAVE, str(number), items, plain(label))


def everything(plan: Answer) -> None:
    """Show the choice of all steps where there are more than the first ones."""
    choices.report_ignored({"switch": choices.unknown(EVERYTHING, choices.SWITCH)})
    if plan.all_steps > SKILLS_SHOWN:
        choices.flag(
            EVERYTHING,
            f"Show all {plan.all_steps} skills, not only the first {SKILLS_SHOWN}",
        )
