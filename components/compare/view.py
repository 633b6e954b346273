"""Functions that show the Compare page."""

from collections.abc import Sequence

import streamlit as st

from components.compare import words
from components.compare.answer.article import ArticleClaim, ArticleClaims, ArticleTools
from components.compare.answer.largest import LargestDifferences
from components.compare.answer.pay import PayComparison
from components.outlook.answer import Verdict
from components.shell import role_cards, situation
from components.shell.chart_frame import show_chart_or_message
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_finding
from components.tables.roles import Role


def show_headline(finding: str, pay: PayComparison | None, roles: Sequence[Role]) -> None:
    """Show the headline with its metrics, and the link to the assessment."""
    text_column, button_column = st.columns([4, 1], vertical_alignment="bottom")
    with text_column:
        show_finding(finding, pay.metrics if pay else (), roles)
    if button_column.button(words.FIND_YOUR_FIT, icon=":material/quiz:", type="primary"):
        st.switch_page("pages/assessment.py")


def show_charts(
    pay: PayComparison | None,
    work: LargestDifferences | None,
    tools: LargestDifferences | None,
    future: Verdict | None,
) -> None:
    """Show pay by level beside the largest differences in work and tools.

    An argument is None if its tables are damaged; that part is then left out.
    """
    with st.grid(2, min_column_width=340):
        with st.container():
            if pay:
                show_chart_or_message(pay.levels)
            if future:
                st.markdown(f"**{words.OUTLOOK}.** {escape_markdown(future.line)}")
        with st.container():
            for largest in filter(None, (work, tools)):
                show_chart_or_message(largest.chart)


def show_links() -> None:
    """Show the links to the pages that Compare summarises."""
    with st.container(horizontal=True):
        for page, label, icon, choices in words.LINKS:
            situation.page_link(page, label, icon, choices)


def show_how_sure(pay: PayComparison) -> None:
    """Show the evidence behind the pay gap, source by source."""
    sources = "\n".join(f"- {escape_markdown(sentences)}" for sentences in pay.sources)
    st.markdown(f"{escape_markdown(pay.meaning)}\n\n{sources}")


def show_claims(claims: ArticleClaims) -> None:
    """Show the article's claims about each role, with the tests of each claim."""
    with st.grid(len(claims.roles), min_column_width=300):
        for role in claims.roles:
            with st.container(border=True, height="stretch"):
                role_cards.heading(role)
                st.markdown("\n\n".join(_claim(claim) for claim in claims.by_role[role.id]))
    st.caption(escape_markdown(claims.source))


def _claim(claim: ArticleClaim) -> str:
    sentences = f"**{escape_markdown(claim.dimension)}.** {escape_markdown(claim.text)}"
    tests = "".join(f"  \n:small[{escape_markdown(test)}]" for test in claim.tests)
    return sentences + tests


def show_named_tools(tools: ArticleTools) -> None:
    """Show the tools that each role uses, side by side, and what contradicts the article."""
    with st.grid(len(tools.roles), min_column_width=300):
        for role in tools.roles:
            rows = "\n\n".join(
                f"**{escape_markdown(label)}.** {escape_markdown(texts[role.id])}"
                for label, texts in tools.rows
            )
            st.markdown(f"{role_cards.marker_svg(role)} **{escape_markdown(role.name)}**\n\n{rows}")
    surprises = "\n".join(f"- {escape_markdown(sentence)}" for sentence in tools.surprises)
    st.markdown(f"{escape_markdown(tools.agreement)}\n\n{surprises}")
    st.caption(escape_markdown(tools.source))
