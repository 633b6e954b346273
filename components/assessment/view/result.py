"""How the result of the assessment is shown."""

from datetime import date

import streamlit as st

from components.assessment import words
from components.assessment.answer.questions import former_answers, questionnaire
from components.assessment.answer.report import report
from components.assessment.answer.result import Figure, Part, Result
from components.assessment.saved_answers import CODE, code_in, to_json
from components.shell import choices, role_cards, situation
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_file
from components.shell.link_names import CLEAR, ROLE, START, TARGET
from components.shell.plain import plain
from components.tables.cache import Tables

COMPARED = "with"


def no_result(found: Result) -> None:
    """What is missing for a result."""
    st.info(_missing(words.NO_RESULT, found))
    choices.button("Go to the first step", ":material/arrow_back:", lambda: choices.go_to(0))


def verdict(found: Result) -> None:
    """The result in a sentence, then in the figures of each role."""
    st.header(plain(found.verdict), anchor=False)
    if found.interests and found.practice:
        st.markdown(plain(found.disagreement))
    if found.missing:
        st.info(_missing(words.ONE_PART_OPEN, found))
    with st.grid(len(found.cards), min_column_width=300):
        for card in found.cards:
            with st.container(border=True, height="stretch"):
                role_cards.heading(card.role)
                for said in card.said:
                    _figure(said)


def _missing(introduction: str, found: Result) -> str:
    return "\n".join([introduction, *[f"- {plain(line)}" for line in found.missing]])


def _figure(said: Figure | str) -> None:
    if isinstance(said, str):
        st.markdown(plain(said))
    else:
        st.metric(said.label, said.value)
        st.caption(said.note)


def parts(found: Result) -> None:
    """What each part says, and what drove it."""
    if found.interests:
        st.subheader("What your interests say", anchor=False)
        _part(found.interests, found)
    if found.practice:
        st.subheader("What your picks say", anchor=False)
        _part(found.practice, found)
        _method(found)


def _part(part: Part, found: Result) -> None:
    for sentence in part.sentences:
        st.markdown(plain(sentence))
    role_cards.key(found.roles)
    for chart in part.charts:
        show_chart(chart)


def _method(found: Result) -> None:
    """How the second part works and how well, on one screen."""
    with st.expander("How this works, and how well", icon=":material/science:"):
        st.markdown(words.METHOD)
        st.dataframe(
            found.accuracy,
            hide_index=True,
            alt="Accuracy of the picks by country",
            column_config={
                name: st.column_config.TextColumn(help=meaning)
                for name, meaning in words.MEANINGS.items()
            },
        )


def what_next(found: Result) -> None:
    """The links to what to do next."""
    st.subheader("What to do next", anchor=False)
    for way in found.ways:
        ends = {START: way.start, TARGET: way.target}
        situation.page_link(
            "pages/switch.py",
            plain(way.label),
            ":material/route:",
            {
                **{name: [role] for name, role in ends.items() if role},
                CODE: [found.code],
            },
        )
    situation.page_link(
        "pages/work.py",
        plain(found.work),
        ":material/checklist:",
        {ROLE: [found.leads]} if found.leads else {},
    )
    situation.page_link(
        "pages/tools.py",
        "See the tools that tell the roles apart",
        ":material/construction:",
        {CLEAR: [choices.YES]},
    )
    situation.page_link("pages/pay.py", "See pay where you live", ":material/payments:")


def take_along(found: Result, tables: Tables) -> None:
    """The link, the report and the file."""
    st.subheader("Take it along", anchor=False)
    page = (st.context.url or "").split("?")[0]
    address = f"{page}?{choices.STEP}={len(questionnaire(tables).steps)}&{CODE}={found.code}"
    st.caption(words.LINK_OPENS_IT)
    st.code(address, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        download_file(
            "Report (PDF)",
            lambda: report(found.code, address, date.today(), tables),
            "crossroads-assessment.pdf",
            "application/pdf",
        )
        download_file(
            "Answers (JSON)",
            lambda: to_json(found.answers, found.code),
            "crossroads-answers.json",
            "application/json",
        )


def code_to_compare() -> str | None:
    """Show the field for another result, by its code or link; returns what is its code, if any."""
    other = choices.text(COMPARED, "Compare with another result", "Its link or code", longest=400)
    if not other:
        return None
    return code_in(other)


def compared(found: list[dict[str, str]] | str, other: str, tables: Tables) -> None:
    """Both results side by side, or what to say instead; `other` is the code of the other."""
    former = former_answers(other, tables)
    if former:
        st.info(plain(former.changed), icon=":material/history:")
    if isinstance(found, str):
        st.warning(plain(found), icon=":material/link_off:")
    else:
        st.dataframe(found, hide_index=True, alt="Both results side by side")
