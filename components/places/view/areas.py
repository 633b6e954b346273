"""The 'US areas' view: all areas on a map or in a ranking, and some side by side."""

from collections.abc import Sequence

import streamlit as st

from components.charts.chart import Chart
from components.places.answer.areas import AreaOptions, AreaQuery, AreasPage
from components.places.answer.offers import PLACES
from components.places.view.offers import offer_filters
from components.places.words.areas import CHOOSE_AREAS, MAP, SHAPES
from components.places.words.offers import OFFERED, PAID
from components.places.words.shared import NO_CITIES, PRICES, PRICES_EXPLAINED
from components.shell import controls, situation, url_state
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.markdown import escape_markdown
from components.shell.url_params import AREA, OCCUPATION, SHAPE
from components.shell.url_params import PRICES as PRICES_PARAM
from components.situation import source_mapping, words
from components.tables.cache import Tables
from components.thresholds import MAX_COMPARED_AREAS

# The relative widths of the two columns: the chosen areas, and the map of all areas.
WIDTHS = (3, 4)


def has_area_params() -> bool:
    """Return whether the URL has a query parameter that only the US areas view uses."""
    return any(map(url_state.get_param, (AREA, OCCUPATION, PRICES_PARAM, SHAPE)))


def area_controls(options: AreaOptions, source: str, tables: Tables) -> tuple[AreaQuery, str]:
    """Show the controls; return the query and the selected display: MAP or RANKING.

    All controls except the areas are in a popover. By default, the occupation matches the visitor's
    role, and the visitor's area comes first. `source` is the id of the source of visa offers, which
    can be filtered by wage level and year.
    """
    profile = situation.current()
    labels = {id: occupation.label for id, occupation in options.occupations.items()}
    with controls.filter_popover():
        occupation = controls.selectbox(
            OCCUPATION,
            labels,
            "Role or occupation",
            source_mapping.profile_occupation(profile, tables),
            options.definition,
        )
        prices = controls.segmented(PRICES_PARAM, PRICES, "Pay", PRICES_EXPLAINED)
        shape = controls.segmented(SHAPE, SHAPES, "Show all areas as")
        st.caption(OFFERED)
        offers = offer_filters(source, tables, PLACES)
        shown_occupation = options.occupations[occupation]
        controls.warn_ignored(
            {
                "occupation": controls.unknown_values(OCCUPATION, labels),
                "pay": controls.unknown_values(PRICES_PARAM, PRICES),
                "area": controls.unknown_values(AREA, shown_occupation.areas),
                "show as": controls.unknown_values(SHAPE, SHAPES),
            }
        )
    chosen = controls.multiselect(
        AREA,
        shown_occupation.areas,
        "Areas to compare",
        placeholder=CHOOSE_AREAS,
        label_visibility="collapsed",
        most=MAX_COMPARED_AREAS,
    )
    yours = source_mapping.us_area(profile, tables)
    visitor_areas = (yours,) if yours in shown_occupation.areas else ()
    areas = tuple(chosen or dict.fromkeys([*visitor_areas, *shown_occupation.opening]))
    return AreaQuery(occupation, prices, areas, offers, "".join(visitor_areas)), shape


def show_picture(page: AreasPage, everywhere: Chart, shape: str, chosen: tuple[str, ...]) -> None:
    """Show the chosen areas as bars, beside the map or the ranking of all areas.

    Clicking an area on the map adds it to the `chosen` areas or removes it.
    """
    left, right = st.columns(WIDTHS)
    if page.bars:
        with left:
            show_chart(page.bars)
    with right:
        if shape == MAP:
            show_chart(
                everywhere,
                on_point=lambda area: url_state.set_param(
                    AREA, toggle_area(url_state.get_param(AREA) or chosen, area)
                ),
                invitation="Click to compare.",
                chosen=chosen,
            )
        else:
            show_chart(everywhere)


def show_notes(page: AreasPage, tables: Tables) -> None:
    """Show notes on the occupation, areas without a figure, the visitor's profile, and cities."""
    aside = words.areas_note(situation.current(), tables)
    paragraphs = [page.note, page.without_figure, aside, NO_CITIES]
    st.markdown("\n\n".join(escape_markdown(sentence) for sentence in paragraphs if sentence))


def toggle_area(chosen: Sequence[str], area: str) -> list[str]:
    """Return the chosen areas with this one added, or removed if it was already chosen."""
    if area not in chosen:
        return [*chosen, area]
    return [other for other in chosen if other != area]


def show_claim(page: AreasPage, offered: tuple[str, ...]) -> None:
    """Show the article's claim, and whether it holds for offers and for wages."""
    verdicts = "\n\n".join(
        f"**{heading}**\n\n" + "\n".join(f"- {escape_markdown(verdict)}" for verdict in of_it)
        for heading, of_it in ((OFFERED, offered), (PAID, page.claim.verdicts))
    )
    with st.container(border=True):
        st.header(escape_markdown(page.claim.question), anchor=False)
        st.markdown(f"{escape_markdown(page.claim.claimed)}\n\n{verdicts}")
        st.caption(escape_markdown(page.claim.source))


def show_ranges(page: AreasPage) -> None:
    """Show the pay ranges of the chosen areas, and a button to download all areas."""
    if page.chart:
        show_chart(page.chart)
        download_table(page.download, "areas", "Download all areas (CSV)")
