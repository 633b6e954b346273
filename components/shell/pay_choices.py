"""The filters of pay: built from the tables, kept in the link."""

import streamlit as st

from components.selection import options
from components.selection.options import LOCAL, Factor
from components.selection.selection import Selection
from components.shell import choices
from components.shell.plain import plain
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables

SOURCE, CURRENCY, BREAKDOWN, PAIR = "source", "currency", "by", "pair"


def source_choice(tables: Tables) -> str:
    """Show the choice of a pay source; returns its id."""
    sources = options.sources(tables)
    source = choices.one(SOURCE, sources, "Pay source")
    choices.report_ignored({"source": choices.unknown(SOURCE, sources)})
    return source


def factor_filters(source: str, tables: Tables, without: tuple[str, ...] = ()) -> Selection:
    """Show the filters of a pay source but those `without`; returns what is chosen.

    A factor with a single level has nothing to choose and shows no filter. What is meant
    where no year is chosen, `latest` of the records says.
    """
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
                )
    _report_unknown(own, without, tables)
    return Selection.of(source, chosen)


def situation(source: str, tables: Tables) -> Selection:
    """Show one choice for each factor of a pay source; returns the selection of those chosen.

    The link has them under the same names as the filters, and where no year is chosen the same
    is meant.
    """
    own = options.factors(source, tables)
    chosen = {}
    with st.grid(len(own), min_column_width=160):
        for factor in own:
            if len(factor.levels) > 1:
                nothing = "Any" if factor.unchosen == options.ALL else factor.unchosen
                level = choices.maybe_one(factor.id, factor.levels, plain(factor.label), nothing)
                if level:
                    chosen[factor.id] = [level]
    _report_unknown(own, (), tables)
    return Selection.of(source, chosen)


def _report_unknown(own: tuple[Factor, ...], without: tuple[str, ...], tables: Tables) -> None:
    """Say which values of the link no shown factor of the source has.

    Levels that another source has are said by their labels.
    """

    def unknown(factor: str, known: dict[str, str]) -> list[str]:
        codes = choices.unknown(factor, known)
        return [options.all_levels(tables).get((factor, code), code) for code in codes]

    ignored = {factor.label.lower(): unknown(factor.id, factor.levels) for factor in own}
    known_factors = {*without, *(factor.id for factor in own)}
    for id, label in options.all_factors(tables).items():
        if id not in known_factors:
            ignored[f"{label.lower()} (this source does not have it)"] = unknown(id, {})
    choices.report_ignored(ignored)


def role_pair(tables: Tables) -> tuple[str, str]:
    """Two roles to compare: shows a choice where there are more than two of them."""
    pairs = {"-".join(pair): pair for pair in options.pairs(tables)}
    labels = dict(zip(pairs, options.pairs(tables).values(), strict=True))
    code = choices.one(PAIR, labels, "Roles to compare") if len(pairs) > 1 else next(iter(pairs))
    choices.report_ignored({"roles": choices.unknown(PAIR, labels)})
    return pairs[code]


def reset_button(tables: Tables) -> None:
    """A button that removes the filters, the currency and the breakdown of pay."""
    st.button(
        "Reset filters",
        icon=":material/restart_alt:",
        on_click=choices.clear,
        args=([*options.all_factors(tables), CURRENCY, BREAKDOWN],),
    )


def currency_choice(selection: Selection, tables: Tables) -> str:
    """Show the choice of a currency for the selected pay; returns its id.

    The countries' own currency is offered where they share one with a known rate.
    """
    labels = options.currencies(selection, tables)
    choice = choices.one(
        CURRENCY,
        labels,
        "Currency",
        "Choose one country to see its own currency here. A purchasing-power dollar "
        "buys in each country what one US dollar buys in the USA.",
    )
    ignored = choices.unknown(CURRENCY, labels)
    reason = options.no_own_currency(selection, tables)
    if LOCAL in ignored and reason:
        st.info(plain(reason), icon=":material/currency_exchange:")
    choices.report_ignored({"currency": [value for value in ignored if value != LOCAL]})
    return options.own_currency(selection, tables) or DOLLARS if choice == LOCAL else choice


def breakdown_choice(selection: Selection, tables: Tables, without: tuple[str, ...] = ()) -> str:
    """Show the choice of the factor whose levels a chart compares; returns the factor."""
    labels = options.breakdowns(selection, tables, without)
    choice = choices.one(BREAKDOWN, labels, "Compare pay by")
    choices.report_ignored({"compare pay by": choices.unknown(BREAKDOWN, labels)})
    return choice
