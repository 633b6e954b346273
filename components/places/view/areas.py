"""US areas: which pay most, on a map or as a ranking, and some side by side."""

from collections.abc import Sequence

import streamlit as st

from components.charts.chart import Chart
from components.places.answer.areas import Answer, Options, Question
from components.places.answer.offers import PLACES
from components.places.offer_words import OFFERED, PAID
from components.places.view.offers import filters
from components.places.words import (
    CHOOSE_AREAS,
    MAP,
    NO_CITIES,
    PRICES,
    PRICES_EXPLAINED,
    SHAPES,
)
from components.shell import choices, link, situation
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.plain import plain
from components.situation import following, words
from components.tables.cache import Tables

AREA, OCCUPATION, COUNTED, SHAPE = "area", "occupation", "prices", "show"
# How wide the chosen areas and the map of all are.
WIDTHS = (3, 4)


def asked_for() -> bool:
    """Whether the link has a choice that only US areas have."""
    return any(map(link.values, (AREA, OCCUPATION, COUNTED, SHAPE)))


def question(options: Options, source: str, tables: Tables) -> tuple[Question, str]:
    """Show the choices, but that of areas in a popover; returns what is chosen, and the shape.

    Without a choice it is the occupation of the visitor's role, and their area comes first.
    `source` is that of the offers, whose wage levels and years can be chosen, too.
    """
    now = situation.current()
    labels = {id: occupation.label for id, occupation in options.occupations.items()}
    with choices.more():
        occupation = choices.one_of_many(
            OCCUPATION,
            labels,
            "Role or occupation",
            following.occupation(now, tables),
            options.definition,
        )
        prices = choices.one(COUNTED, PRICES, "Pay", PRICES_EXPLAINED)
        shape = choices.one(SHAPE, SHAPES, "Show all areas as")
        st.caption(OFFERED)
        offers = filters(source, tables, PLACES)
        known = options.occupations[occupation]
        choices.report_ignored(
            {
                "occupation": choices.unknown(OCCUPATION, labels),
                "pay": choices.unknown(COUNTED, PRICES),
                "area": choices.unknown(AREA, known.areas),
                "show as": choices.unknown(SHAPE, SHAPES),
            }
        )
    chosen = choices.several(
        AREA,
        known.areas,
        "Areas to compare",
        placeholder=CHOOSE_AREAS,
        label_visibility="collapsed",
    )
    yours = following.us_area(now, tables)
    own = (yours,) if yours in known.areas else ()
    areas = tuple(chosen or dict.fromkeys([*own, *known.opening]))
    return Question(occupation, prices, areas, offers, "".join(own)), shape


def show_picture(found: Answer, everywhere: Chart, shape: str, chosen: tuple[str, ...]) -> None:
    """The chosen areas as bars beside all areas, and what neither shows.

    On a map, a click on an area chooses it or takes it out of the `chosen`.
    """
    left, right = st.columns(WIDTHS)
    if found.bars:
        with left:
            show_chart(found.bars)
    with right:
        if shape == MAP:
            show_chart(
                everywhere,
                on_point=lambda area: link.put(AREA, toggled(link.values(AREA) or chosen, area)),
                invitation="Click to compare.",
                chosen=chosen,
            )
        else:
            show_chart(everywhere)


def notes(found: Answer, tables: Tables) -> None:
    """What the occupation stands for, which area has no figure, what the wages leave out."""
    aside = words.areas_aside(situation.current(), tables)
    said = [found.note, found.without_figure, aside, NO_CITIES]
    st.markdown("\n\n".join(plain(sentence) for sentence in said if sentence))


def toggled(chosen: Sequence[str], area: str) -> list[str]:
    """The chosen areas with one more, or without it where it was among them."""
    if area not in chosen:
        return [*chosen, area]
    return [other for other in chosen if other != area]


def claim(found: Answer, offered: tuple[str, ...]) -> None:
    """The article's claim, and whether it holds of what is offered and of what is paid."""
    verdicts = "\n\n".join(
        f"**{heading}**\n\n" + "\n".join(f"- {plain(verdict)}" for verdict in of_it)
        for heading, of_it in ((OFFERED, offered), (PAID, found.claim.verdicts))
    )
    with st.container(border=True):
        st.header(plain(found.claim.question), anchor=False)
        st.markdown(f"{plain(found.claim.claimed)}\n\n{verdicts}")
        st.caption(plain(found.claim.source))


def spread(found: Answer) -> None:
    """The ranges of the chosen areas, and all areas as a file."""
    if found.chart:
        show_chart(found.chart)
        download_table(found.table, "areas", "Download all areas (CSV)")
