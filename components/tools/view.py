"""The controls of the Tools page, and how its answer is shown."""

import streamlit as st

from components.charts.chart import Chart
from components.shell import choices, link, role_cards
from components.shell.chart_frame import show_chart
from components.shell.country_groups import about_country_groups, country_groups, unknown_countries
from components.shell.plain import plain
from components.tables.cache import Tables
from components.tables.roles import Role
from components.tools.answer import Answer, Detail, Named, Options, Question
from components.tools.words import (
    DISAGREE,
    NO_DISAGREEMENT,
    NOT_ASKED_ABOUT_IT,
    NOTHING_MATCHES,
    SORTS,
)
from components.words.phrases import listed

TOOL, KIND, SURVEY = "tool", "evidence", "survey"


def question(options: Options, tables: Tables) -> Question:
    """Show what can be chosen; returns what is."""
    with st.container(horizontal=True):
        kind = choices.one(KIND, options.kinds, "Evidence", label_visibility="collapsed")
        sources = options.sources[kind]
        search = choices.text(
            "search", "Search", "A tool or what it is for", label_visibility="collapsed"
        )
        with choices.more():
            source = next(iter(sources))
            if len(sources) > 1:
                source = choices.one_of_many(SURVEY, sources, "Survey")
            categories = choices.several("category", options.categories, "Category")
            by_country = source in options.by_country
            countries = country_groups(options.countries, tables) if by_country else []
            sort = choices.one("sort", SORTS, "Sort by")
            clear_only = choices.flag("clear", "Only where the roles clearly differ")
            everything = choices.flag("all", "Show all tools")
    choices.report_ignored(
        {
            "evidence": choices.unknown(KIND, options.kinds),
            "survey": choices.unknown(SURVEY, _all_sources(options)),
            "category": choices.unknown("category", options.categories),
            "sort": choices.unknown("sort", SORTS),
            "switch": choices.unknown("clear", choices.SWITCH)
            + choices.unknown("all", choices.SWITCH),
        }
    )
    if by_country:
        about_country_groups(tables)
    else:
        choices.report_ignored({"country": unknown_countries(tables)})
    return Question(
        source, tuple(categories), tuple(countries), search, clear_only, sort, everything
    )


def _all_sources(options: Options) -> dict[str, str]:
    return {source: label for own in options.sources.values() for source, label in own.items()}


def compared(found: Answer, chart: Chart | None) -> None:
    """The tools that match as a chart, or what to say instead."""
    if chart:
        show_chart(
            chart,
            on_point=lambda tool: link.put(TOOL, [tool]),
            invitation="Click a point for details.",
            chosen=link.values(TOOL),
        )
    elif found.not_asked_about:
        st.markdown(
            f"This source has no figures on **{plain(listed(found.not_asked_about))}**. Try "
            "another source, or choose the tool below."
        )
    else:
        st.info(NOTHING_MATCHES)


def background(found: Answer) -> None:
    """Which tools each role has most, and what to keep in mind of the source."""
    said = "\n".join(f"- {plain(each)}" for each in found.first)
    st.markdown(f"{said}\n\n**About this source.** {plain(found.about)}")


def disagreements(found: Answer) -> None:
    """Where sources of different years disagree."""
    st.header(DISAGREE, anchor=False)
    if found.disagree:
        st.markdown("\n".join(f"- {plain(said)}" for said in found.disagree))
    else:
        st.markdown(NO_DISAGREEMENT)


def tool_choice(options: Options) -> str | None:
    """Show the choice of one tool; returns its id."""
    chosen = choices.maybe_one(TOOL, options.tools, "Tool", "Choose a tool, or click a point")
    choices.report_ignored({"tool": choices.unknown(TOOL, options.tools)})
    return chosen


def detail(tool: Detail) -> None:
    """All that is known of one tool."""
    named = f" {plain(tool.named_for)}" if tool.named_for else ""
    st.markdown(f"**{plain(tool.name)}** ({plain(tool.category)}). {plain(tool.purpose)}{named}")
    if tool.sources:
        st.markdown("\n".join(f"- {plain(said)}" for said in tool.sources))
    else:
        st.info(NOT_ASKED_ABOUT_IT)
    if tool.chart is None:
        return
    show_chart(tool.chart)
    st.markdown(
        "\n".join(f"- **{plain(label)}.** {plain(said)}" for label, said in tool.differences)
    )


def named_by_the_article(found: Answer) -> None:
    """The tools that the article names, by role, and those that no source has."""
    if not found.named:
        return
    st.header("Named by the article", anchor=False)
    st.markdown("\n".join(f"- {_by_role(group, found.roles)}" for group in found.named))
    if found.unmeasured:
        st.subheader("Named, but not measured", anchor=False)
        st.markdown(
            "\n".join(
                f"- **{plain(tool.name)}**, for {plain(listed(tool.plurals))}: "
                f"{plain(tool.purpose)}"
                for tool in found.unmeasured
            )
        )
        st.caption("No source has figures on them, which does not mean that nobody uses them.")
    st.caption(plain(found.article))


def _by_role(group: Named, roles: tuple[Role, ...]) -> str:
    """The tools of a category in a line, those of each role after its mark."""
    own = (
        f"{role_cards.mark(role)} {plain(role.short_name)}: {plain(group.by_role[role.id])}"
        for role in roles
    )
    return f"**{plain(group.category)}.** {' · '.join(own)}"
