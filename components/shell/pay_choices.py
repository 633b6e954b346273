"""The filters of pay: built from the tables, kept in the link."""

from collections.abc import Mapping

import streamlit as st

from components.selection import options
from components.selection.options import LOCAL, Factor
from components.selection.selection import Selection
from components.shell import choices, link, situation
from components.shell.choices import LabelVisibility, Part, Shown
from components.shell.plain import plain
from components.situation import following, words
from components.situation.following import Followed
from components.situation.situation import (
    AREA,
    CURRENCY,
    METROPOLITAN_AREA,
    factors,
    known,
)
from components.tables.cache import Tables

SOURCE, BREAKDOWN, PAIR = "source", "by", "pair"


def source_choice(tables: Tables, label_visibility: LabelVisibility = "visible") -> str:
    """Show the choice of a pay source; returns its id.

    Without a choice it is one that has enough reports of the visitor's situation.
    """
    sources = options.sources(tables)
    opening = following.opening_source(situation.current(), tables)
    source = choices.one_of_many(
        SOURCE, sources, "Pay source", opening, label_visibility=label_visibility
    )
    choices.report_ignored({"source": choices.unknown(SOURCE, sources)})
    if source == opening != next(iter(sources)):
        situation.aside(words.opens_elsewhere(tables))
    return source


def factor_filters(source: str, tables: Tables, without: tuple[str, ...] = ()) -> Selection:
    """Show the filters of a pay source but those `without`; returns what is chosen.

    They are those of the visitor's situation, as far as the source has levels that match it.
    A factor with a single level has nothing to choose and shows no filter. What is meant
    where no year is chosen, `latest` of the records says.
    """
    now = situation.current().without(without)
    follows = following.followed(now, source, tables)
    own = options.factors(source, tables, without)
    chosen = {}
    with st.grid(len(own), min_column_width=160):
        for factor in own:
            if len(factor.levels) > 1:
                chosen[factor.id] = choices.several(
                    factor.id,
                    factor.levels,
                    plain(factor.label),
                    factor.definition,
                    factor.unchosen,
                    _part(factor, _shown(factor, follows), tables),
                )
    _report_unknown(own, follows, tables, without)
    situation.aside(words.source_aside(now, follows, tables))
    return Selection.of(source, chosen)


def _shown(factor: Factor, follows: Followed) -> list[str]:
    """The levels of the situation; of areas those of the link, which may be several, first."""
    own = list(follows.selection.chosen(factor.id))
    if factor.id != METROPOLITAN_AREA:
        return own
    return [code for code in link.values(factor.id) if code in factor.levels] or own


def _part(factor: Factor, shown: Shown, tables: Tables) -> Part[Shown] | None:
    """What a filter shows of the situation, None for a factor that is no part of it."""
    if factor.id == METROPOLITAN_AREA:
        return Part(shown, _put_areas)
    return situation.part(factor.id, shown) if factor.id in factors(tables) else None


def _put_areas(codes: list[str]) -> None:
    """One area is where the visitor is; several are a choice on the page, beside it or not."""
    link.put(METROPOLITAN_AREA, codes if len(codes) > 1 else [])
    if len(codes) == 1 or situation.current().area not in codes:
        situation.choose(AREA, codes[:1] if len(codes) == 1 else [])


def _report_unknown(
    own: tuple[Factor, ...], follows: Followed, tables: Tables, without: tuple[str, ...] = ()
) -> None:
    """Say which values of the link stand for nothing here.

    Levels that another source has, and nothing here matches, are said by their labels.
    """
    said, labels = known(tables), options.all_levels(tables)
    ignored = {}
    for id, label in options.all_factors(tables).items():
        if id in without:
            continue
        of_it = [factor for factor in own if factor.id == id]
        levels = said.get(id) or {code: None for factor in of_it for code in factor.levels}
        codes = [
            *choices.unknown(id, levels),
            *(code for factor, code in follows.missed if factor == id),
        ]
        lacking = "" if of_it else " (this source does not have it)"
        ignored[f"{label.lower()}{lacking}"] = [labels.get((id, code), code) for code in codes]
    choices.report_ignored(ignored)


def role_pair(tables: Tables) -> tuple[str, str]:
    """Two roles to compare: shows a choice where there are more than two of them."""
    pairs = {"-".join(pair): pair for pair in options.pairs(tables)}
    labels = dict(zip(pairs, options.pairs(tables).values(), strict=True))
    code = choices.one(PAIR, labels, "Roles to compare") if len(pairs) > 1 else next(iter(pairs))
    choices.report_ignored({"roles": choices.unknown(PAIR, labels)})
    return pairs[code]


def reset_button(tables: Tables) -> None:
    """A button that removes the filters, with the place, the currency and the breakdown of pay."""
    names = [*options.all_factors(tables), AREA, CURRENCY, BREAKDOWN]
    choices.button("Reset filters", ":material/restart_alt:", lambda: choices.clear(names))


def currency_choice(selection: Selection, tables: Tables) -> str:
    """Show the choice of a currency for the selected pay; returns its id.

    The countries' own currency is offered where they share one with a known rate.
    """
    offered = options.currencies(selection, tables)
    code = currency_among(
        offered,
        "Choose one country to see its own currency here. A purchasing-power dollar "
        "buys in each country what one US dollar buys in the USA.",
        tables,
    )
    reason = options.no_own_currency(selection, tables)
    if LOCAL in choices.unknown(CURRENCY, offered) and reason:
        with choices.notes():
            st.info(plain(reason), icon=":material/currency_exchange:")
    return offered[code]


def currency_among(offered: Mapping[str, str], explanation: str | None, tables: Tables) -> str:
    """Show the choice of one of the currencies `offered`, ids by what links call them.

    Returns what links call it. Without a choice it is that of the visitor's country.
    """
    now = situation.current()
    names = options.currency_names(tables)
    choices.report_ignored({"currency": choices.unknown(CURRENCY, known(tables)[CURRENCY])})
    return choices.one(
        CURRENCY,
        {code: names[id] for code, id in offered.items()},
        "Currency",
        explanation,
        following.offered_currency(now.without([CURRENCY]), offered, tables),
        situation.part(CURRENCY, following.offered_currency(now, offered, tables)),
    )


def breakdown_choice(selection: Selection, tables: Tables, without: tuple[str, ...] = ()) -> str:
    """Show the choice of the factor whose levels a chart compares; returns the factor."""
    labels = options.breakdowns(selection, tables, without)
    choice = choices.one(BREAKDOWN, labels, "Compare pay by")
    choices.report_ignored({"compare pay by": choices.unknown(BREAKDOWN, labels)})
    return choice
