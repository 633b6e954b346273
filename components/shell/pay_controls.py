"""The controls for pay, built from the tables and bound to the URL."""

from collections.abc import Mapping

import streamlit as st

from components.selection import options
from components.selection.options import LOCAL, Filter
from components.selection.selection import Selection
from components.shell import controls, situation, url_state
from components.shell.controls import Binding, LabelVisibility, Shown
from components.shell.markdown import escape_markdown
from components.shell.url_params import BREAKDOWN, PAIR, SOURCE
from components.situation import source_mapping, words
from components.situation.situation import (
    AREA,
    CURRENCY,
    METROPOLITAN_AREA,
    profile_factors,
    valid_codes,
)
from components.situation.source_mapping import SourceMapping
from components.tables.cache import Tables


def source_choice(tables: Tables, label_visibility: LabelVisibility = "visible") -> str:
    """Show the control for the pay source; return the id of the selected source.

    The default is a source with enough reports for the visitor's profile.
    """
    sources = options.source_titles(tables)
    opening = source_mapping.opening_source(situation.current(), tables)
    source = controls.selectbox(
        SOURCE, sources, "Pay source", opening, label_visibility=label_visibility
    )
    controls.warn_ignored({"source": controls.unknown_values(SOURCE, sources)})
    if source == opening != next(iter(sources)):
        situation.show_note(words.opens_elsewhere(tables))
    return source


def factor_filters(source: str, tables: Tables, without: tuple[str, ...] = ()) -> Selection:
    """Show the filters of a pay source, except those in `without`; return the selection.

    The filters start with the visitor's profile, as far as the source has matching levels. A factor
    with a single level has no filter. If no year is selected, `records.latest` chooses the years.
    """
    profile = situation.current().without(without)
    follows = source_mapping.map_to_source(profile, source, tables)
    source_filters = options.source_filters(source, tables, without)
    chosen = {}
    with st.grid(len(source_filters), min_column_width=160):
        for factor in source_filters:
            if len(factor.levels) > 1:
                chosen[factor.id] = controls.multiselect(
                    factor.id,
                    factor.levels,
                    escape_markdown(factor.label),
                    factor.definition,
                    factor.unchosen,
                    _part(factor, _shown(factor, follows), tables),
                )
    _report_unknown(source_filters, follows, tables, without)
    situation.show_note(words.source_note(profile, follows, tables))
    return Selection.of(source, chosen)


def _shown(factor: Filter, follows: SourceMapping) -> list[str]:
    """Return the levels that a filter shows: those that match the profile.

    For areas, those in the URL take precedence, because the URL may contain several.
    """
    codes = list(follows.selection.chosen(factor.id))
    if factor.id != METROPOLITAN_AREA:
        return codes
    return [code for code in url_state.get_param(factor.id) if code in factor.levels] or codes


def _part(factor: Filter, shown: Shown, tables: Tables) -> Binding[Shown] | None:
    """Return a filter's binding to the profile, or None if the factor isn't part of the profile."""
    if factor.id == METROPOLITAN_AREA:
        return Binding(shown, _put_areas)
    return situation.bind(factor.id, shown) if factor.id in profile_factors(tables) else None


def _put_areas(codes: list[str]) -> None:
    """Store a single selected area in the profile, but several as a selection of this page only."""
    url_state.set_param(METROPOLITAN_AREA, codes if len(codes) > 1 else [])
    if len(codes) == 1 or situation.current().area not in codes:
        situation.choose(AREA, codes[:1] if len(codes) == 1 else [])


def _report_unknown(
    source_filters: tuple[Filter, ...],
    follows: SourceMapping,
    tables: Tables,
    without: tuple[str, ...] = (),
) -> None:
    """Report the values in the URL that this source doesn't have.

    Levels of other sources are reported by their labels.
    """
    profile_codes, labels = valid_codes(tables), options.all_levels(tables)
    ignored = {}
    for id, label in options.all_factors(tables).items():
        if id in without:
            continue
        of_it = [factor for factor in source_filters if factor.id == id]
        levels = profile_codes.get(id) or {code: None for factor in of_it for code in factor.levels}
        codes = [
            *controls.unknown_values(id, levels),
            *(code for factor, code in follows.unmatched if factor == id),
        ]
        lacking = "" if of_it else " (this source does not have it)"
        ignored[f"{label.lower()}{lacking}"] = [labels.get((id, code), code) for code in codes]
    controls.warn_ignored(ignored)


def role_pair(tables: Tables) -> tuple[str, str]:
    """Return the two roles to compare; show a control if there are more than two roles."""
    pairs = {"-".join(pair): pair for pair in options.pairs(tables)}
    labels = dict(zip(pairs, options.pairs(tables).values(), strict=True))
    code = (
        controls.segmented(PAIR, labels, "Roles to compare")
        if len(pairs) > 1
        else next(iter(pairs))
    )
    controls.warn_ignored({"roles": controls.unknown_values(PAIR, labels)})
    return pairs[code]


def reset_button(tables: Tables) -> None:
    """Show a button that resets the filters, the place, the currency and the breakdown."""
    names = [*options.all_factors(tables), AREA, CURRENCY, BREAKDOWN]
    controls.button("Reset filters", ":material/restart_alt:", lambda: controls.clear_params(names))


def currency_choice(selection: Selection, tables: Tables) -> str:
    """Show the control for the currency of the selected pay; return the currency's id.

    The local currency is an option if the selected countries share one with a known exchange rate.
    """
    offered = options.currency_options(selection, tables)
    code = currency_among(
        offered,
        "Choose one country to see its own currency here. A purchasing-power dollar "
        "buys in each country what one US dollar buys in the USA.",
        tables,
    )
    reason = options.missing_currency_reason(selection, tables)
    if LOCAL in controls.unknown_values(CURRENCY, offered) and reason:
        with controls.message_slot():
            st.info(escape_markdown(reason), icon=":material/currency_exchange:")
    return offered[code]


def currency_among(offered: Mapping[str, str], explanation: str | None, tables: Tables) -> str:
    """Show the control for the currencies in `offered`; return the selected query parameter value.

    `offered` maps query parameter values to currency ids. The default is the currency of the
    visitor's country, or dollars if no country implies one; if that currency isn't offered, the
    default is the first one in `offered`.
    """
    profile = situation.current()
    names = options.currency_names(tables)
    controls.warn_ignored(
        {"currency": controls.unknown_values(CURRENCY, valid_codes(tables)[CURRENCY])}
    )
    return controls.segmented(
        CURRENCY,
        {code: names[id] for code, id in offered.items()},
        "Currency",
        explanation,
        source_mapping.offered_currency(profile.without([CURRENCY]), offered, tables),
        situation.bind(CURRENCY, source_mapping.offered_currency(profile, offered, tables)),
    )


def breakdown_choice(selection: Selection, tables: Tables, without: tuple[str, ...] = ()) -> str:
    """Show the control for the factor whose levels a chart compares; return the factor's id."""
    labels = options.breakdowns(selection, tables, without)
    choice = controls.segmented(BREAKDOWN, labels, "Compare pay by")
    controls.warn_ignored({"compare pay by": controls.unknown_values(BREAKDOWN, labels)})
    return choice
