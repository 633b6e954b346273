"""The visitor's situation: one line at the top of every page, which opens to be changed."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.selection.selection import COUNTRY
from components.shell import choices, link
from components.shell.choices import NOTHING, Part, Shown
from components.shell.plain import plain
from components.situation import following, options, words
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
from components.tables.cache import Tables, load
from components.tables.loading import TableError

PLACE = "place"
# What `style.css` shows on paper alone.
ON_PAPER = "on-paper"


def tables() -> Tables:
    """The tables that a situation needs, whatever is said of it.

    Raises:
        TableError: one of them is damaged.
    """
    return load(
        "pay_filters",
        "pay_levels",
        "situation_levels",
        "country_groups",
        "currencies",
        "roles",
    )


def current() -> Situation:
    """The situation that is chosen; that of everyone while a table that it needs is damaged."""
    try:
        return _current(tables())
    except TableError:
        return EVERYONE


def _current(tables: Tables) -> Situation:
    return Situation.of({name: link.values(name) for name in NAMES}, tables)


def country_groups() -> tuple[str, ...]:
    """The ids of the country groups of the situation; none while a table of it is damaged."""
    now = current()
    return following.country_groups(now, tables()) if now != EVERYONE else ()


def choose(name: str, codes: Sequence[str]) -> None:
    """Change one part of the situation, by what links call it, and what goes with it."""
    known = tables()
    changed = _current(known).but(name, codes, known).link()
    for part in NAMES:
        link.put(part, changed.get(part, []))


def part(name: str, shown: Shown) -> Part[Shown]:
    """A part of the situation for a widget that shows what a page makes of it."""
    return Part(shown, lambda codes: choose(name, codes))


def in_link(more: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What a link to another page has: the situation, and what else it chooses there."""
    return {**current().link(), **{name: list(codes) for name, codes in more.items()}}


def page_link(
    page: str, label: str, icon: str, more: Mapping[str, Sequence[str]] | None = None
) -> None:
    """A link to a page that takes the situation along, and what `more` it chooses there."""
    st.page_link(page, label=label, icon=icon, query_params=in_link(more or {}))


def aside(said: str) -> None:
    """Say what a page makes of the situation, if there is anything to say."""
    if said:
        with choices.notes():
            st.caption(plain(said))


def line() -> None:
    """Show the situation in a line, and the way to change it or to go back to everyone.

    Raises:
        TableError: a table that it needs is damaged.
    """
    known = load("level_spans", "cities", "area_countries", "metro_pay", "exchange_rates")
    now = _current(known)
    you, colon, said = words.line(now, known).partition(": ")
    # Streamlit reads the label out with the backslash that a colon would get.
    with st.popover(
        f"{you}{colon}{plain(said)}", icon=":material/person:", wrap=True, key="situation"
    ):
        _maybe_one(ROLE, now, "Present role", "Any", known)
        _place(now, known)
        _maybe_one(EXPERIENCE, now, "Experience (level or years)", "Any", known)
        _maybe_one(COMPANY_SIZE, now, "Company size", "Any", known)
        _maybe_one(REMOTE, now, "On site or remote", "Any", known)
        _maybe_one(CURRENCY, now, "Currency", "Local currency", known)
    with st.container(key=ON_PAPER):
        st.caption(f"{you}{colon}{plain(said)}")
    choices.report_ignored({"city": choices.unknown(AREA, countries_of_areas(known))})
    if now != EVERYONE:
        choices.button("Everyone", ":material/groups:", lambda: choices.clear(list(NAMES)))


def _maybe_one(name: str, now: Situation, label: str, nothing: str, tables: Tables) -> None:
    offered, codes = options.labels(name, now, tables), now.link().get(name, [])
    shown = options.together(codes)

    def put(chosen: list[str]) -> None:
        choose(name, options.apart(chosen))

    choices.maybe_one(name, offered, label, nothing, f"situation-{name}", Part(shown, put))


def _place(now: Situation, tables: Tables) -> None:
    """The choice of an area, a city or a country; together they are one place."""
    areas = countries_of_areas(tables)

    def put(chosen: list[str]) -> None:
        if any(code in areas for code in chosen):
            choose(AREA, chosen)
        else:
            choose(COUNTRY, [])
            choose(COUNTRY, options.apart(chosen))

    shown = now.area or options.together(now.level(COUNTRY))
    choices.maybe_one(
        PLACE,
        options.places(now, tables),
        "Country, city or US area",
        "Anywhere",
        f"situation-{PLACE}",
        Part(shown or NOTHING, put),
    )
