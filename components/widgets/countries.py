"""Pay in countries: some of them side by side in the survey, and all of them ranked."""

import pandas as pd
import streamlit as st

from components import currencies, findings, pay
from components.charts import pay as charts
from components.charts.ranges import ranges
from components.currencies import DOLLARS, PURCHASING_POWER, Currency, currency
from components.selection import Selection, levels_of, listed
from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.data import Tables, once
from components.widgets.filters import (
    CURRENCY,
    breakdown_choice,
    factor_filters,
    reset_button,
    source_choice,
)
from components.widgets.frame import Chart, show_chart, show_chart_or_say
from components.widgets.provenance import Provenance, counts
from components.widgets.selected import gap_in_short, records, records_in, sentence
from components.widgets.text import plain

COUNTRY = "country"


def side_by_side(tables: Tables) -> None:
    """The countries that stand for themselves in `country_groups.csv`, in its source."""
    groups = tables["country_groups"]
    source = groups["source"].iloc[0]
    levels = levels_of(tables["salary_factors"], source, COUNTRY).set_index("code")
    countries = [country for country in groups["id"] if country in levels.index]
    chosen = factor_filters(source, tables, without=(COUNTRY,))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        money = _currency_choice(countries, tables)
        reset_button(tables["factors"])
    selection = Selection(source, {**chosen.levels, COUNTRY: countries})
    st.header(plain(sentence(selection, tables)), anchor=False)
    if money.id != DOLLARS:
        st.caption(plain(_rates(selection, money, tables)))
    medians = _side_by_side(selection, money, tables)
    if medians is None:
        st.info("Too few records match this selection.")
        return
    show_chart(medians)
    by = breakdown_choice(selection, tables, without=(COUNTRY,))
    for column, country in zip(st.columns(len(countries)), countries, strict=True):
        with column:
            st.header(plain(levels.loc[country, "label"]), anchor=False)
            here = Selection(source, {**chosen.levels, COUNTRY: [country]})
            show_chart_or_say(_distribution(here, money, tables))
            show_chart_or_say(_by(by, here, money, tables))
    _what_it_tells(selection, tables)


@once
def _converted(selection: Selection, money: Currency, tables: Tables) -> pd.DataFrame:
    """The selected rows of `pay.csv` in one currency, whatever the country's own is."""
    return currencies.convert_all(records(selection, tables), tables["prices"], money.id)


@once
def _side_by_side(selection: Selection, money: Currency, tables: Tables) -> Chart | None:
    """The ranges of each role in each of the selected countries, if any is known."""
    origin, about = Provenance.of(selection.source, tables), sentence(selection, tables)
    levels = levels_of(tables["salary_factors"], selection.source, COUNTRY).set_index("code")
    roles = tables["roles"]
    countries = selection.levels[COUNTRY]
    medians = pay.summary(_converted(selection, money, tables), ["role", COUNTRY])
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
    if known.empty:
        return None
    unit = f"{money.name} a year"
    return Chart(
        ranges(known, roles, money),
        title=_title(known, countries, levels, roles),
        subtitle="The mark is the median, the thick line the middle half, the thin line the middle "
        f"four fifths (10th to 90th percentile). {about}. In {unit}.",
        caption=f"{origin.line} {counts(known)} "
        f"{findings.too_few(medians, roles, pay.FEWEST_RECORDS)}",
        table=origin.attach(medians.drop(columns="label"), about, unit),
        file_name="countries-side-by-side",
    )


@once
def _distribution(here: Selection, money: Currency, tables: Tables) -> Chart | str:
    """One country's distribution of pay and gap, or that there are too few records."""
    origin, about = Provenance.of(here.source, tables), sentence(here, tables)
    roles, rows = tables["roles"], _converted(here, money, tables)
    medians = pay.summary(rows, ["role"])
    known = medians.dropna(subset="median")
    if known.empty:
        return "Too few records match this selection."
    figure, table = charts.distribution(rows, known, roles, money)
    return Chart(
        figure,
        title=findings.median_gap(medians, roles),
        subtitle=f"Share of each role's records by yearly pay in {money.name}. {about}. "
        f"{findings.gap_in_words(medians, roles)} {gap_in_short(here, tables)}",
        caption=f"{origin.line} {counts(known)}",
        table=origin.attach(table, about, f"{money.name} a year"),
        file_name=f"distribution-{here.levels[COUNTRY][0]}",
    )


@once
def _by(factor: str, here: Selection, money: Currency, tables: Tables) -> Chart | str:
    """One country's medians by a factor, or that there are too few records."""
    origin, about = Provenance.of(here.source, tables), sentence(here, tables)
    roles = tables["roles"]
    described = tables["factors"].set_index(["source", "factor"]).loc[(here.source, factor)]
    levels = levels_of(tables["salary_factors"], here.source, factor)
    medians = pay.by_level(_converted(here, money, tables), factor, levels)
    few = findings.too_few(medians, roles, pay.FEWEST_RECORDS)
    if medians["median"].isna().all():
        return f"By {described['label'].lower()} there are too few records. {few}"
    return Chart(
        charts.by_level(medians, roles, money),
        title=findings.levels_apart(medians, roles, described["plural"]),
        subtitle=f"Median pay with its 95% interval by {described['label'].lower()}, in "
        f"{money.name}. {about}. Hollow marks: few records.",
        caption=f"{origin.line} {counts(medians)} {few}",
        table=origin.attach(medians, about, f"{money.name} a year"),
        file_name=f"by-{factor}-{here.levels[COUNTRY][0]}",
    )


def _currency_choice(countries: list[str], tables: Tables) -> Currency:
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


@once
def _rates(selection: Selection, money: Currency, tables: Tables) -> str:
    rates = currencies.rates(records(selection, tables), tables["prices"], money.id)
    return currencies.rate_sentence(rates, money, tables)


def _title(
    known: pd.DataFrame, countries: list[str], levels: pd.DataFrame, roles: pd.DataFrame
) -> str:
    """In which of the countries the roles clearly differ in median pay."""
    names = roles.set_index("id")["short_plural"]
    leaders = {country: findings.leader(known[known[COUNTRY] == country]) for country in countries}
    if not any(leaders.values()):
        places = " or ".join(levels.loc[countries, "phrase"])
        return f"No clear gap between the roles in {places}"
    words = []
    for country, leader in leaders.items():
        place = levels.loc[country, "phrase"]
        words.append(f"{names[leader]} ahead in {place}" if leader else f"no clear gap in {place}")
    return findings.sentence(listed(words))


@once
def _in_the_lowest_band(selection: Selection, tables: Tables) -> str:
    """Where the lowest band of pay ends, and which share of records lies in it, by country."""
    selected = records(selection, tables)
    levels = levels_of(tables["salary_factors"], selection.source, COUNTRY).set_index("code")
    lowest = selected["low"].min()
    words = []
    for country in selection.levels[COUNTRY]:
        own = selected[selected[COUNTRY] == country]
        share = own.loc[own["low"] == lowest, "records"].sum() / max(own["records"].sum(), 1)
        words.append(f"{findings.percent(share)} in {levels.loc[country, 'phrase']}")
    highest = selected.loc[selected["low"] == lowest, "high"].max()
    return f"The lowest, below ${highest:,.0f} a year, holds {listed(words)}"


def _what_it_tells(selection: Selection, tables: Tables) -> None:
    """What the bands and the respondents of the survey can and cannot tell, with their shares."""
    origin = Provenance.of(selection.source, tables)
    with st.container(border=True):
        st.subheader("What these figures can and cannot tell", anchor=False)
        st.markdown(
            plain(
                f"Pay was chosen from bands. {_in_the_lowest_band(selection, tables)}: "
                "mostly people who do not live from this pay, which pulls the "
                "medians down. Medians and quartiles are read off inside bands, so they are less "
                "sharp than they look. Respondents chose to answer; they are not a sample of all "
                "who work in a country. What the figures can tell is how the roles compare among "
                "people who answered the same survey."
            )
        )
        st.caption(plain(f"{origin.line} {origin.source['caveats']}"))


def country_ranking(tables: Tables) -> None:
    """Every country with enough records, best paid first, for each role, with intervals."""
    source = source_choice(tables)
    selection = factor_filters(source, tables, without=(COUNTRY,))
    known_currencies = tables["currencies"].set_index("id")["name"]
    labels = {
        code: findings.sentence(known_currencies[code]) for code in (DOLLARS, PURCHASING_POWER)
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice = link.one(CURRENCY, labels, "Currency")
        reset_button(tables["factors"])
    link.report_ignored({"currency": link.unknown(CURRENCY, labels)})
    st.header(plain(sentence(selection, tables)), anchor=False)
    ranking = _ranking(selection, currency(tables["currencies"], choice), tables)
    if ranking is None:
        st.info("Too few records match this selection.")
        return
    role_cards.key(tables["roles"])
    show_chart(ranking)
    origin = Provenance.of(source, tables)
    st.markdown(f"**About this source.** {plain(origin.source['caveats'])}")


@once
def _ranking(selection: Selection, money: Currency, tables: Tables) -> Chart | None:
    """Each role's median in every country, best paid first, if any is known."""
    origin, about = Provenance.of(selection.source, tables), sentence(selection, tables)
    roles = tables["roles"]
    levels = levels_of(tables["salary_factors"], selection.source, COUNTRY)
    rows = records_in(selection, money, tables)
    medians = pay.by_level(rows, COUNTRY, levels)
    known = medians.dropna(subset="median")
    if known.empty:
        return None
    ranked = _best_first(known)
    missing = medians.loc[medians["median"].isna(), "level"]
    unknown = len(set(missing) - set(known["level"]))
    left_out = int(records(selection, tables)["records"].sum() - rows["records"].sum())
    return Chart(
        charts.by_level(ranked, roles, money),
        title=findings.best_paid(ranked, levels, roles),
        subtitle=f"Median pay with its 95% interval by country, in {money.name}, best paid first; "
        f"countries with few records (hollow marks) come last. {about}. Countries whose intervals "
        "overlap may well change places.",
        caption=f"{origin.line} {counts(known)} {unknown} more countries have fewer than "
        f"{pay.FEWEST_RECORDS} distinct records of every role."
        + (f" {left_out:,} records have no known rate." if left_out else ""),
        table=origin.attach(ranked, about, f"{money.name} a year"),
        file_name="countries",
    )


def _best_first(medians: pd.DataFrame) -> pd.DataFrame:
    """Rows of `pay.by_level`, the levels by their highest median that rests on many records.

    Those with few records of every role come last, among themselves in the same order.
    """
    many = medians[~medians["few"].astype(bool)]
    best = medians.groupby("level")["median"].max()
    best_of_many = many.groupby("level")["median"].max().reindex(best.index)
    return (
        medians.assign(
            best_of_many=medians["level"].map(best_of_many), best=medians["level"].map(best)
        )
        .sort_values(
            ["best_of_many", "best", "level"],
            ascending=[False, False, True],
            ignore_index=True,
            kind="stable",
        )
        .drop(columns=["best_of_many", "best"])
    )
