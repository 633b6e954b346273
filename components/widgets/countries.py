"""Pay in countries: some of them side by side in the survey, and all of them ranked."""

import pandas as pd
import streamlit as st

from components import currencies, findings, like_for_like, pay
from components.charts import pay as charts
from components.charts.ranges import ranges
from components.currencies import DOLLARS, PURCHASING_POWER, Currency, currency
from components.selection import Selection, factors_of, levels_of, listed
from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.filters import (
    BREAKDOWN,
    CURRENCY,
    factor_filters,
    reset_button,
    source_choice,
)
from components.widgets.frame import chart
from components.widgets.provenance import Provenance, counts
from components.widgets.text import plain

COUNTRY = "country"


def side_by_side(tables: dict[str, pd.DataFrame]) -> None:
    """The countries that stand for themselves in `country_groups.csv`, in the last pay source."""
    source = tables["factors"]["source"].unique()[-1]
    origin = Provenance.of(source, tables)
    levels = levels_of(tables["salary_factors"], source, COUNTRY).set_index("code")
    groups = tables["country_groups"].sort_values("order")
    countries = [country for country in groups["id"] if country in levels.index]
    selection = factor_filters(source, tables, without=(COUNTRY,))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        money = _currency_choice(countries, tables)
        reset_button(tables["factors"])
    selection = Selection(source, {**selection.levels, COUNTRY: countries})
    selected = selection.rows(tables["pay"])
    rows = currencies.convert_all(selected, tables["prices"], money.id)
    if money.id != DOLLARS:
        st.caption(plain(_rates(selected, money, tables)))

    roles = tables["roles"].sort_values("order")
    medians = pay.summary(rows, ["role", COUNTRY])
    role_names = roles.set_index("id")["plural"]
    labels = levels["label"]
    place = {country: number for number, country in enumerate(countries)}
    medians = medians.assign(
        label=[f"{labels[row.country]}, {role_names[row.role]}" for row in medians.itertuples()],
        place=medians[COUNTRY].map(place),
        role_place=medians["role"].map(roles.set_index("id")["order"]),
    ).sort_values(["place", "role_place"], ignore_index=True)
    medians = medians.drop(columns=["place", "role_place"])
    known = medians.dropna(subset="median")
    sentence = selection.sentence(tables["factors"], tables["salary_factors"])
    unit = f"{money.name} a year"
    if known.empty:
        st.info("Too few records match this selection.")
        return
    chart(
        ranges(known, roles, money),
        title=_title(known, countries, levels, roles),
        subtitle="The mark is the median, the thick line the middle half, the thin line the middle "
        f"four fifths (10th to 90th percentile). {sentence}. In {money.name} a year.",
        caption=f"{origin.line} {counts(known)} {_too_few(medians, roles)}",
        table=origin.attach(medians.drop(columns="label"), sentence, unit),
        file_name="countries-side-by-side",
    )
    by = _breakdown(source, tables)
    columns = st.columns(len(countries))
    for column, country in zip(columns, countries, strict=True):
        with column:
            own = rows[rows[COUNTRY] == country]
            _country(own, country, by, selection, money, origin, tables)
    _what_it_tells(selected, countries, levels, origin)


def _country(
    own: pd.DataFrame,
    country: str,
    by: str,
    selection: Selection,
    money: Currency,
    origin: Provenance,
    tables: dict[str, pd.DataFrame],
) -> None:
    """One country: gap, distribution, and medians by the chosen factor."""
    roles, factors = tables["roles"].sort_values("order"), tables["factors"]
    levels = levels_of(tables["salary_factors"], selection.source, COUNTRY).set_index("code")
    here = Selection(selection.source, {**selection.levels, COUNTRY: [country]})
    sentence = here.sentence(factors, tables["salary_factors"])
    unit = f"{money.name} a year"
    st.header(plain(levels.loc[country, "label"]), anchor=False)
    medians = pay.summary(own, ["role"])
    known = medians.dropna(subset="median")
    if known.empty:
        st.info("Too few records match this selection.")
        return
    alike = factors_of(factors, selection.source)
    figure, table = charts.distribution(own, known, roles, money)
    chart(
        figure,
        title=findings.median_gap(medians, roles),
        subtitle=f"Share of each role's records by yearly pay in {money.name}. {sentence}. "
        f"{findings.gap_in_words(medians, roles)} {like_for_like.in_short(own, roles, alike)}",
        caption=f"{origin.line} {counts(known)}",
        table=origin.attach(table, sentence, unit),
        file_name=f"distribution-{country}",
    )
    described = factors.set_index(["source", "factor"]).loc[(selection.source, by)]
    by_level = pay.by_level(own, by, levels_of(tables["salary_factors"], selection.source, by))
    few = findings.too_few(by_level, roles, pay.FEWEST_RECORDS)
    if by_level["median"].notna().any():
        chart(
            charts.by_level(by_level, roles, money),
            title=findings.levels_apart(by_level, roles, described["plural"]),
            subtitle=f"Median pay with its 95% interval by {described['label'].lower()}, in "
            f"{money.name}. {sentence}. Hollow marks: few records.",
            caption=f"{origin.line} {counts(by_level)} {few}",
            table=origin.attach(by_level, sentence, unit),
            file_name=f"by-{by}-{country}",
        )
    else:
        st.info(plain(f"By {described['label'].lower()} there are too few records. {few}"))


def _currency_choice(countries: list[str], tables: dict[str, pd.DataFrame]) -> Currency:
    """A choice of the countries' currencies and purchasing-power dollars, for all of them."""
    prices = tables["prices"].set_index("country")["currency"]
    own = [prices[[country]].iloc[-1] for country in countries if country in prices.index]
    names = tables["currencies"].set_index("id")["name"]
    ids = dict.fromkeys([DOLLARS, *own, PURCHASING_POWER])
    labels = {code: findings.sentence(names[code]) for code in ids}
    choice = link.one(
        CURRENCY,
        labels,
        "Currency",
        "A purchasing-power dollar buys in each country what one US dollar buys in the USA.",
    )
    link.report_ignored({"currency": link.unknown(CURRENCY, labels)})
    return currency(tables["currencies"], choice)


def _rates(selected: pd.DataFrame, money: Currency, tables: dict[str, pd.DataFrame]) -> str:
    levels = tables["salary_factors"]
    phrases = dict(zip(levels["code"], levels["phrase"], strict=True))
    rates = currencies.rates(selected, tables["prices"], money.id)
    return currencies.rate_sentence(rates, money, phrases, tables["sources"])


def _breakdown(source: str, tables: dict[str, pd.DataFrame]) -> str:
    """The factor whose levels are compared inside each country."""
    own = tables["factors"]
    own = own[(own["source"] == source) & ~own["factor"].isin([COUNTRY, "year"])]
    labels = dict(own.sort_values("order")[["factor", "label"]].itertuples(index=False))
    choice = link.one(BREAKDOWN, labels, "Compare pay by")
    link.report_ignored({"compare pay by": link.unknown(BREAKDOWN, labels)})
    return choice


def _title(
    known: pd.DataFrame, countries: list[str], levels: pd.DataFrame, roles: pd.DataFrame
) -> str:
    """In which of the countries the roles clearly differ in median pay."""
    names = roles.set_index("id")["short_plural"]
    words = []
    for country in countries:
        leader = findings.leader(known[known[COUNTRY] == country])
        place = levels.loc[country, "phrase"]
        words.append(f"{names[leader]} ahead in {place}" if leader else f"no clear gap in {place}")
    return findings.sentence(listed(words))


def _too_few(medians: pd.DataFrame, roles: pd.DataFrame) -> str:
    return findings.too_few(medians, roles, pay.FEWEST_RECORDS)


def _what_it_tells(
    selected: pd.DataFrame, countries: list[str], levels: pd.DataFrame, origin: Provenance
) -> None:
    """What the bands and the respondents of the survey can and cannot tell, with their shares."""
    lowest = selected["low"].min()
    words = []
    for country in countries:
        own = selected[selected[COUNTRY] == country]
        share = own.loc[own["low"] == lowest, "records"].sum() / max(own["records"].sum(), 1)
        words.append(f"{findings.percent(share)} in {levels.loc[country, 'phrase']}")
    highest = selected.loc[selected["low"] == lowest, "high"].max()
    with st.container(border=True):
        st.subheader("What these figures can and cannot tell", anchor=False)
        st.markdown(
            plain(
                f"Pay was chosen from bands. The lowest, below ${highest:,.0f} a year, holds "
                f"{listed(words)}: mostly people who do not live from this pay, which pulls the "
                "medians down. Medians and quartiles are read off inside bands, so they are less "
                "sharp than they look. Respondents chose to answer; they are not a sample of all "
                "who work in a country. What the figures can tell is how the roles compare among "
                "people who answered the same survey."
            )
        )
        st.caption(plain(f"{origin.line} {origin.source['caveats']}"))


def country_ranking(tables: dict[str, pd.DataFrame]) -> None:
    """Every country with enough records, best paid first, for each role, with intervals."""
    source = source_choice(tables)
    origin = Provenance.of(source, tables)
    selection = factor_filters(source, tables, without=(COUNTRY,))
    known_currencies = tables["currencies"].set_index("id")["name"]
    labels = {
        code: findings.sentence(known_currencies[code]) for code in (DOLLARS, PURCHASING_POWER)
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice = link.one(CURRENCY, labels, "Currency")
        reset_button(tables["factors"])
    link.report_ignored({"currency": link.unknown(CURRENCY, labels)})
    money = currency(tables["currencies"], choice)
    selected = selection.rows(tables["pay"])
    rows = currencies.convert(selected, tables["prices"], money.id)
    roles = tables["roles"].sort_values("order")
    levels = levels_of(tables["salary_factors"], source, COUNTRY)
    medians = pay.by_level(rows, COUNTRY, levels)
    known = medians.dropna(subset="median")
    sentence = selection.sentence(tables["factors"], tables["salary_factors"])
    if known.empty:
        st.info("Too few records match this selection.")
        return
    best = known.groupby("level")["median"].max()
    ranked = known.assign(best=known["level"].map(best)).sort_values(
        ["best", "level"], ascending=[False, True], kind="stable", ignore_index=True
    )
    role_cards.key(roles)
    missing = medians.loc[medians["median"].isna(), "level"]
    unknown = len(set(missing) - set(known["level"]))
    left_out = int(selected["records"].sum() - rows["records"].sum())
    chart(
        charts.by_level(ranked.drop(columns="best"), roles, money),
        title=findings.best_paid(ranked, levels, roles),
        subtitle=f"Median pay with its 95% interval by country, in {money.name}, best paid first. "
        f"{sentence}. Hollow marks: few records. Countries whose intervals overlap may well change "
        "places.",
        caption=f"{origin.line} {counts(known)} {unknown} more countries have fewer than "
        f"{pay.FEWEST_RECORDS} distinct records of every role."
        + (f" {left_out:,} records have no known rate." if left_out else ""),
        table=origin.attach(ranked.drop(columns="best"), sentence, f"{money.name} a year"),
        file_name="countries",
    )
    st.markdown(f"**About this source.** {plain(origin.source['caveats'])}")
