"""Controls of the Tools page, and functions that show its page model."""

import streamlit as st

from components.charts.chart import Chart
from components.shell import controls, role_cards, url_state
from components.shell.chart_frame import show_chart
from components.shell.country_groups import (
    about_country_groups,
    country_groups_control,
    unknown_countries,
)
from components.shell.markdown import escape_markdown
from components.shell.url_params import ALL, CATEGORY, CLEAR, EVIDENCE, SEARCH, SORT, SURVEY, TOOL
from components.tables.cache import Tables
from components.tables.roles import Role
from components.tools.answer import NamedTools, ToolDetail, ToolOptions, ToolQuery, ToolsPage
from components.tools.words import (
    DISAGREEMENTS_HEADING,
    NO_DISAGREEMENT,
    NOT_ASKED_ABOUT_IT,
    NOTHING_MATCHES,
    SORTS,
)
from components.words.phrases import join_words


def tool_controls(options: ToolOptions, tables: Tables) -> ToolQuery:
    """Show the controls; return the visitor's choices."""
    with st.container(horizontal=True):
        kind = controls.segmented(EVIDENCE, options.kinds, "Evidence", label_visibility="collapsed")
        sources = options.sources[kind]
        search = controls.text_input(
            SEARCH, "Search", "A tool or what it is for", label_visibility="collapsed"
        )
        with controls.filter_popover():
            source = next(iter(sources))
            if len(sources) > 1:
                source = controls.selectbox(SURVEY, sources, "Survey")
            categories = controls.multiselect(CATEGORY, options.categories, "Category")
            by_country = source in options.by_country
            countries = country_groups_control(options.countries, tables) if by_country else []
            sort = controls.segmented(SORT, SORTS, "Sort by")
            clear_only = controls.toggle(CLEAR, "Only where the roles clearly differ")
            show_all = controls.toggle(ALL, "Show all tools")
    controls.warn_ignored(
        {
            "evidence": controls.unknown_values(EVIDENCE, options.kinds),
            "survey": controls.unknown_values(SURVEY, _all_sources(options)),
            "category": controls.unknown_values(CATEGORY, options.categories),
            "sort": controls.unknown_values("sort", SORTS),
            "switch": controls.unknown_values("clear", controls.SWITCH)
            + controls.unknown_values(ALL, controls.SWITCH),
        }
    )
    if by_country:
        about_country_groups(tables)
    else:
        controls.warn_ignored({"country": unknown_countries(tables)})
    return ToolQuery(
        source, tuple(categories), tuple(countries), search, clear_only, sort, show_all
    )


def _all_sources(options: ToolOptions) -> dict[str, str]:
    return {
        source: label for sources in options.sources.values() for source, label in sources.items()
    }


def show_tools(page: ToolsPage, chart: Chart | None) -> None:
    """Show the chart of the matching tools, or a message if there is none."""
    if chart:
        show_chart(
            chart,
            on_point=lambda tool: url_state.set_param(TOOL, [tool]),
            invitation="Click a point for details.",
            chosen=url_state.get_param(TOOL),
        )
    elif page.not_asked_about:
        st.markdown(
            "This source has no figures on "
            f"**{escape_markdown(join_words(page.not_asked_about))}**. Try "
            "another source, or choose the tool below."
        )
    else:
        st.info(NOTHING_MATCHES)


def show_background(page: ToolsPage) -> None:
    """Show the most used tools of each role, and the source's caveats."""
    bullets = "\n".join(f"- {escape_markdown(sentence)}" for sentence in page.most_used)
    st.markdown(f"{bullets}\n\n**About this source.** {escape_markdown(page.caveats)}")


def show_disagreements(page: ToolsPage) -> None:
    """Show where sources of different years disagree."""
    st.header(DISAGREEMENTS_HEADING, anchor=False)
    if page.disagreements:
        st.markdown(
            "\n".join(f"- {escape_markdown(sentences)}" for sentences in page.disagreements)
        )
    else:
        st.markdown(NO_DISAGREEMENT)


def tool_choice(options: ToolOptions) -> str | None:
    """Show the control that selects one tool; return the tool's id, if any."""
    chosen = controls.optional_selectbox(
        TOOL, options.tools, "Tool", "Choose a tool, or click a point"
    )
    controls.warn_ignored({"tool": controls.unknown_values(TOOL, options.tools)})
    return chosen


def show_detail(tool: ToolDetail) -> None:
    named_for = f" {escape_markdown(tool.named_for)}" if tool.named_for else ""
    st.markdown(
        f"**{escape_markdown(tool.name)}** ({escape_markdown(tool.category)}). "
        f"{escape_markdown(tool.purpose)}{named_for}"
    )
    if tool.sources:
        st.markdown("\n".join(f"- {escape_markdown(sentence)}" for sentence in tool.sources))
    else:
        st.info(NOT_ASKED_ABOUT_IT)
    if tool.chart is None:
        return
    show_chart(tool.chart)
    st.markdown(
        "\n".join(
            f"- **{escape_markdown(label)}.** {escape_markdown(sentence)}"
            for label, sentence in tool.differences
        )
    )


def show_named_tools(page: ToolsPage) -> None:
    """Show the tools that the article names for each role, and those that were never measured."""
    if not page.named:
        return
    st.header("Named by the article", anchor=False)
    st.markdown("\n".join(f"- {_by_role(group, page.roles)}" for group in page.named))
    if page.unmeasured:
        st.subheader("Named, but not measured", anchor=False)
        st.markdown(
            "\n".join(
                f"- **{escape_markdown(tool.name)}**, for "
                f"{escape_markdown(join_words(tool.plurals))}: "
                f"{escape_markdown(tool.purpose)}"
                for tool in page.unmeasured
            )
        )
        st.caption("No source has figures on them, which does not mean that nobody uses them.")
    st.caption(escape_markdown(page.article))


def _by_role(group: NamedTools, roles: tuple[Role, ...]) -> str:
    """Return a category as one line: each role's marker and name, followed by its tools."""
    lines = (
        f"{role_cards.marker_svg(role)} {escape_markdown(role.short_name)}: "
        f"{escape_markdown(group.by_role[role.id])}"
        for role in roles
    )
    return f"**{escape_markdown(group.category)}.** {' · '.join(lines)}"
