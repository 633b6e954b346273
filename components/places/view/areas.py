"""US areas: which pay most, on a map or as a ranking, and some side by side."""

from collections.abc import Sequence

import streamlit as st

from components.charts.chart import Chart
from components.places.answer.areas import Answer, Options, Question
from components.places.answer.offers import PLACES
from components.places.offer_words import OFFERED, PAID, WAGES_HEADING
from components.places.words import MAP, PRICES, SHAPES
from components.shell import choices, link, situation
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.pay_choices import factor_filters
from components.shell.plain import plain
from components.situation import following, words
from components.tables.cache import Tables

HEADING = WAGES_HEADING
AREA, OCCUPATION, COUNTED, SHAPE = "area", "occupation", "prices", "show"


def asked_for() -> bool:
    """Whether the link has a choice that only US areas have."""
    return any(map(link.values, (AREA, OCCUPATION, COUNTED, SHAPE)))


def question(options: Options, source: str, tables: Tables) -> Question:
    """Show the choice of an occupation, how to count pay and areas; returns what is chosen.

    Without a choice it is the occupation of the visitor's role, and their area comes first.
    `source` is that of the offers, whose wage levels and years can be chosen, too.
    """
    now = situation.current()
    situation.aside(words.areas_aside(now, tables))
    labels = {id: occupation.label for id, occupation in options.occupations.items()}
    occupation = choices.one(
        OCCUPATION,
        labels,
        "Occupation",
        options.definition,
        following.occupation(now, tables),
    )
    prices = choices.one(
        COUNTED,
        PRICES,
        "Pay",
        "At local prices, a wage is divided by how expensive life is in the area: what it buys "
        "there is what so many dollars buy in the USA on average.",
    )
    known = options.occupations[occupation]
    chosen = choices.several(
        AREA, known.areas, "Areas to put side by side", placeholder="Type a city"
    )
    choices.report_ignored(
        {
            "occupation": choices.unknown(OCCUPATION, labels),
            "pay": choices.unknown(COUNTED, PRICES),
            "area": choices.unknown(AREA, known.areas),
            "show as": choices.unknown(SHAPE, SHAPES),
        }
    )
    with st.popover("Filter the offers", icon=":material/tune:"):
        offers = factor_filters(source, tables, PLACES)
    yours = following.us_area(now, tables)
    own = (yours,) if yours in known.areas else ()
    areas = tuple(chosen or dict.fromkeys([*own, *known.opening]))
    return Question(occupation, prices, areas, offers)


def note(found: Answer) -> None:
    """What the occupation stands for, where it is not a role."""
    if found.note:
        st.info(plain(found.note), icon=":material/info:")


def claim(found: Answer, offered: tuple[str, ...]) -> None:
    """The article's claim, and whether it holds of what is offered and of what is paid."""
    with st.container(border=True):
        st.header(plain(found.claim.question), anchor=False)
        st.caption(plain(found.claim.claimed))
        for heading, verdicts in ((OFFERED, offered), (PAID, found.claim.verdicts)):
            st.markdown(f"**{heading}**")
            st.markdown("\n".join(f"- {plain(verdict)}" for verdict in verdicts))
        st.caption(plain(found.claim.source))


def shape() -> str:
    """Show the choice of a map or a ranking; returns it."""
    return choices.one(SHAPE, SHAPES, "Show as")


def all_areas(chart: Chart, shape: str, chosen: tuple[str, ...]) -> None:
    """All areas; on a map, a click on one of them chooses it or takes it out of the `chosen`."""
    if shape != MAP:
        show_chart(chart)
        return
    show_chart(
        chart,
        on_point=lambda area: link.put(AREA, toggled(link.values(AREA) or chosen, area)),
        invitation="A click on an area puts it side by side below, or takes it away.",
        chosen=chosen,
    )


def toggled(chosen: Sequence[str], area: str) -> list[str]:
    """The chosen areas with one more, or without it where it was among them."""
    if area not in chosen:
        return [*chosen, area]
    return [other for other in chosen if other != area]


def side_by_side(found: Answer) -> None:
    """The ranges of the chosen areas, and which of them have no figure."""
    if found.without_figure:
        st.info(plain(found.without_figure))
    if found.chart:
        show_chart(found.chart)
        download_table(found.table, "areas", "Download all areas (CSV)")
