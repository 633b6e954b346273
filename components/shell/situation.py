"""The visitor's profile in a popover at the top of every page."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.shell import controls, url_state
from components.shell.controls import NOTHING, Binding, Shown
from components.shell.markdown import escape_markdown
from components.situation import options, source_mapping, words
from components.situation.situation import (
    AREA,
    COMPANY_SIZE,
    CURRENCY,
    EVERYONE,
    EXPERIENCE,
    NAMES,
    REMOTE,
    ROLE,
    Situation,
    countries_of_areas,
)
from components.tables.cache import Tables, get_tables
from components.tables.csv_file import TableError
from components.tables.factors import COUNTRY

PLACE = "place"
# `style.css` shows the element with this key only when the page is printed.
ON_PAPER = "on-paper"


def current() -> Situation:
    """Return the visitor's profile, or an empty one while a table that it needs is damaged."""
    try:
        return _current(get_tables())
    except TableError:
        return EVERYONE


def _current(tables: Tables) -> Situation:
    return Situation.from_params({name: url_state.get_param(name) for name in NAMES}, tables)


def current_country_groups() -> tuple[str, ...]:
    """Return the profile's country groups; none while a table that the profile needs is damaged."""
    profile = current()
    return (
        source_mapping.profile_country_groups(profile, get_tables()) if profile != EVERYONE else ()
    )


def choose(name: str, codes: Sequence[str]) -> None:
    """Set one query parameter of the profile, and update those that depend on it."""
    known = get_tables()
    changed = _current(known).replacing(name, codes, known).to_params()
    for part in NAMES:
        url_state.set_param(part, changed.get(part, []))


def bind(name: str, shown: Shown) -> Binding[Shown]:
    """Bind a widget to a field of the profile; `shown` is the value that the page displays."""
    return Binding(shown, lambda codes: choose(name, codes))


def link_params(more: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the query parameters for a link to another page: the profile and `more`."""
    return {**current().to_params(), **{name: list(codes) for name, codes in more.items()}}


def page_link(
    page: str, label: str, icon: str, more: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Show a link to a page; it keeps the profile and adds the query parameters in `more`."""
    st.page_link(page, label=label, icon=icon, query_params=link_params(more or {}))


def show_note(text: str) -> None:
    """Show a note on how a page uses the profile, unless the note is empty."""
    if text:
        with controls.message_slot():
            st.caption(escape_markdown(text))


def situation_popover() -> None:
    """Show the profile in one line, with controls to change or clear it.

    Raises:
        TableError: A table that the profile needs is damaged.
    """
    known = get_tables()
    profile = _current(known)
    you, colon, summary = words.situation_label(profile, known).partition(": ")
    # The colon isn't escaped: its backslash would become part of the accessible label.
    with st.popover(
        f"{you}{colon}{escape_markdown(summary)}",
        icon=":material/person:",
        wrap=True,
        key="situation",
    ):
        _optional_selectbox(ROLE, profile, "Present role", "Any", known)
        _place(profile, known)
        _optional_selectbox(EXPERIENCE, profile, "Experience (level or years)", "Any", known)
        _optional_selectbox(COMPANY_SIZE, profile, "Company size", "Any", known)
        _optional_selectbox(REMOTE, profile, "On site or remote", "Any", known)
        _optional_selectbox(CURRENCY, profile, "Currency", "Local currency", known)
    with st.container(key=ON_PAPER):
        st.caption(f"{you}{colon}{escape_markdown(summary)}")
    controls.warn_ignored({"city": controls.unknown_values(AREA, countries_of_areas(known))})
    if profile != EVERYONE:
        controls.button("Everyone", ":material/groups:", lambda: controls.clear_params(list(NAMES)))


def _optional_selectbox(
    name: str, profile: Situation, label: str, nothing: str, tables: Tables
) -> None:
    offered, codes = (
        options.profile_options(name, profile, tables),
        profile.to_params().get(name, []),
    )
    shown = options.join_codes(codes)

    def put(chosen: list[str]) -> None:
        choose(name, options.split_codes(chosen))

    controls.optional_selectbox(
        name, offered, label, nothing, f"situation-{name}", Binding(shown, put)
    )


def _place(profile: Situation, tables: Tables) -> None:
    """Show the control for the place: an area, a city or a country."""
    areas = countries_of_areas(tables)

    def put(chosen: list[str]) -> None:
        if any(code in areas for code in chosen):
            choose(AREA, chosen)
        else:
            choose(COUNTRY, [])
            choose(COUNTRY, options.split_codes(chosen))

    shown = profile.area or options.join_codes(profile.levels_of(COUNTRY))
    controls.optional_selectbox(
        PLACE,
        options.place_options(profile, tables),
        "Country, city or US area",
        "Anywhere",
        f"situation-{PLACE}",
        Binding(shown or NOTHING, put),
    )
