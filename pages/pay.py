"""Pay: what each role earns, for the people and places that the visitor selects."""

import streamlit as st

from components import currencies, findings, pay
from components.charts import pay as charts
from components.selection import levels_of, listed
from components.widgets import roles as role_cards
from components.widgets.data import load
from components.widgets.door import come_through_the_door
from components.widgets.filters import (
    breakdown_choice,
    currency_choice,
    pay_filters,
    reset_button,
)
from components.widgets.frame import chart, definitions, download
from components.widgets.other_source import other_sources
from components.widgets.provenance import Provenance, counts
from components.widgets.text import plain

come_through_the_door()
st.title("Pay", anchor=False)

tables = load("pay", "factors", "prices", "currencies", "roles", "terms")
roles = tables["roles"].sort_values("order")
factors, salary_factors = tables["factors"], tables["salary_factors"]
names = listed(list(roles["plural"]))
st.markdown(plain(f"What {names} earn in a year: choose where, at what company and when."))

selection = pay_filters(tables)
origin = Provenance.of(selection.source, tables)
selected = selection.rows(tables["pay"])
with st.container(horizontal=True, vertical_alignment="bottom"):
    money = currency_choice(selected, tables)
    reset_button(factors)

sentence = selection.sentence(factors, salary_factors)
st.subheader(plain(sentence), anchor=False)
st.markdown(plain(origin.source["in_short"]))

rows = currencies.convert(selected, tables["prices"], money.id)
left_out = int(selected["records"].sum() - rows["records"].sum())
if left_out:
    st.warning(
        f"{left_out:,} of {selected['records'].sum():,} records are left out here: no exchange "
        "rate is known for their country and year. What is left may earn more or less.",
        icon=":material/currency_exchange:",
    )
rates = currencies.rates(selected, tables["prices"], money.id)
if money.id != currencies.DOLLARS and len(rates):
    places = dict(zip(salary_factors["code"], salary_factors["phrase"], strict=True))
    st.caption(plain(currencies.rate_sentence(rates, money, places, tables["sources"])))
    unit = f"{money.name} for one US dollar"
    download(rates.assign(unit=unit), "rates", "Download the rates (CSV)")

medians = pay.summary(rows, ["role"])
role_cards.pay_cards(medians, roles, money)
definitions(tables["terms"])

unit = f"{money.name} a year"
known = medians.dropna(subset="median")
if len(known):
    download(origin.attach(medians, sentence, unit), "pay", "Download these figures (CSV)")
    figure, table = charts.distribution(rows, known, roles, money)
    chart(
        figure,
        title=findings.median_gap(medians, roles),
        subtitle=f"Share of each role's records by yearly pay in {money.name}; the upright lines "
        f"are the medians. {sentence}. {findings.gap_in_words(medians, roles)} Not like for "
        "like: the roles are not equally common in every country and at every level.",
        caption=f"{origin.line} {counts(known)} "
        f"{findings.not_drawn(rows, roles, table['from'].max(), money)}",
        table=origin.attach(table, sentence, unit),
        file_name="pay-distribution",
    )

    factor = breakdown_choice(factors, selection)
    described = factors.set_index(["source", "factor"]).loc[(selection.source, factor)]
    levels = pay.by_level(rows, factor, levels_of(salary_factors, selection.source, factor))
    few = findings.too_few(levels, roles, pay.FEWEST_RECORDS)
    if levels["median"].notna().any():
        chart(
            charts.by_level(levels, roles, money),
            title=findings.levels_apart(levels, roles, described["plural"]),
            subtitle=f"Median pay with its 95% interval by {described['label'].lower()}, in "
            f"{money.name}. {sentence}. Hollow marks: few records. Alike in this only, not like "
            "for like in the rest.",
            caption=f"{origin.line} {counts(levels)} {few}",
            table=origin.attach(levels, sentence, unit),
            file_name=f"pay-by-{factor}",
        )
    else:
        st.info(f"By {described['label'].lower()} there are too few records. {few}")

    years = pay.by_level(rows, "year", levels_of(salary_factors, selection.source, "year"))
    if years.dropna(subset="median")["level"].nunique() > 1:
        chart(
            charts.trend(years, roles, money),
            title=findings.change(years, roles),
            subtitle=f"Median pay with its 95% interval by year, in {money.name}. {sentence}. "
            "Hollow marks: few records. Not like for like: which records there are changes from "
            "year to year.",
            caption=f"{origin.line} {counts(years)} "
            f"{findings.too_few(years, roles, pay.FEWEST_RECORDS)}",
            table=origin.attach(years, sentence, unit),
            file_name="pay-by-year",
        )

other_sources(selection, tables)
st.markdown(f"**About this source.** {plain(origin.source['caveats'])}")
st.page_link("pages/sources.py", label="All sources", icon=":material/menu_book:")
