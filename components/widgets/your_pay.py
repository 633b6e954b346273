"""The likely pay of one person in each role, in a situation that the visitor chooses."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from components import currencies, effects, your_pay
from components.charts.ranges import ranges
from components.currencies import Currency
from components.findings import leader, percent
from components.pay import ESTIMATES, FEWEST_RECORDS
from components.selection import Selection, factors_of, listed
from components.widgets.data import Tables, once
from components.widgets.filters import currency_choice, reset_button, situation
from components.widgets.frame import Chart, show_chart
from components.widgets.provenance import Provenance
from components.widgets.selected import records, sentence
from components.widgets.text import plain

TOO_FEW = "Too few records, even with every factor left aside."


@dataclass(frozen=True)
class Likely:
    """The likely range in each role as a chart, and by role id what to say beside it."""

    chart: Chart
    intervals: dict[str, str]
    notes: dict[str, str]


def your_pay_view(source: str, tables: Tables) -> str:
    """Choose a situation, then see the likely range in each role and what it rests on.

    Returns the finding in a line.
    """
    st.markdown("Describe your situation: the more you choose, the more alike are the records.")
    chosen = situation(source, tables)
    selection = Selection(source, {factor: [level] for factor, level in chosen.items()})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = currency_choice(selection, tables)
        reset_button(tables["factors"])
    st.header(plain(sentence(selection, tables)), anchor=False)
    money, rate = _rate(selection, wanted, tables)
    likely = _likely(selection, money, rate, tables)
    if likely is None:
        st.info(TOO_FEW)
        return TOO_FEW
    show_chart(likely.chart)
    roles = tables["roles"]
    with st.grid(len(roles), min_column_width=300):
        for role in roles.itertuples():
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{plain(role.name)}**")
                if role.id in likely.intervals:
                    st.markdown(plain(likely.intervals[role.id]))
                st.markdown(plain(likely.notes[role.id]))
    return likely.chart.title


def _rate(selection: Selection, money: Currency, tables: Tables) -> tuple[Currency, float]:
    """A currency and its units for a dollar in the chosen country, in the latest year known.

    Dollars where no single rate is known.
    """
    dollars = currencies.currency(tables["currencies"], currencies.DOLLARS), 1.0
    if money.id == currencies.DOLLARS:
        return dollars
    alike = records(selection, tables)
    rates = currencies.rates(alike, tables["prices"], money.id).sort_values("year")
    latest = rates.drop_duplicates("country", keep="last")
    if len(latest) != 1:
        st.warning(
            "Choose one country with a known rate to see amounts in this currency; they are in "
            "US dollars now.",
            icon=":material/currency_exchange:",
        )
        return dollars
    st.caption(plain(currencies.rate_sentence(latest, money, tables)))
    return money, float(latest["rate"].iloc[0])


@once
def _likely(selection: Selection, money: Currency, rate: float, tables: Tables) -> Likely | None:
    """The likely ranges in a currency of which a dollar is worth `rate`, if any is known."""
    source, about = selection.source, sentence(selection, tables)
    chosen = {factor: levels[0] for factor, levels in selection.levels.items()}
    rows = records(Selection(source), tables)
    factors = tables["factors"]
    own = factors[factors["source"] == source].sort_values("left_aside")
    told = list(own.loc[own["silent"] == "", "factor"])
    groups = set(tables["country_groups"]["id"])
    model = _model(source, tables)
    found, notes = [], {}
    roles = tables["roles"]
    for role in roles.itertuples():
        match = your_pay.match(rows[rows["role"] == role.id], chosen, told, groups, model)
        likely = your_pay.likely(match)
        amounts = {amount: likely[amount] * rate for amount in ESTIMATES}
        found.append({"role": role.id, "label": role.name, **likely, **amounts})
        notes[role.id] = _note(match, likely, own, tables)
    ranges_found = pd.DataFrame(found)
    known = ranges_found.dropna(subset="median")
    if known.empty:
        return None
    origin, unit = Provenance.of(source, tables), f"{money.name} a year"
    chart = Chart(
        # An estimate from other countries is drawn as hollow as one from few records.
        ranges(known.assign(few=known["few"] | known["estimated"]), roles, money),
        title=_title(known, roles, money),
        subtitle="Likely pay in each role: the mark is the median, the thick line the middle half, "
        "the thin line the middle four fifths (10th to 90th percentile) of what one more person "
        f"would earn, so a little wider than on Overview. Hollow: few records, or estimated from "
        f"other countries. {about}. In {unit}.",
        caption=f"{origin.line} {_accuracy(source, tables)}",
        table=origin.attach(ranges_found.drop(columns="label"), about, unit),
        file_name="your-pay",
    )
    intervals = {row.role: _intervals(row, money) for row in known.itertuples()}
    return Likely(chart, intervals, notes)


def _intervals(row: Any, money: Currency) -> str:
    """The interval of a role's median and its middle half."""
    interval = (
        "none, since it is estimated from other countries"
        if row.estimated
        else f"{money.amount(row.median_low)} to {money.amount(row.median_high)}"
    )
    return (
        f"95% interval of the median: {interval}. "
        f"Middle half: {money.amount(row.p25)} to {money.amount(row.p75)}."
    )


@once
def _model(source: str, tables: Tables) -> effects.Model:
    """The effects by which records that differ are moved; the same for every situation."""
    factors = tables["factors"]
    told = factors_of(factors[factors["silent"] == ""], source)
    return effects.fit(records(Selection(source), tables), [*told, "role"])


def _note(
    match: your_pay.Match,
    likely: dict[str, float],
    own: pd.DataFrame,
    tables: Tables,
) -> str:
    """What was left aside and how many records remain."""
    how_many = f"{likely['records']:,} records ({likely['distinct_records']:,} distinct)"
    few = " Few records: take with care." if likely["few"] else ""
    labels = own.set_index("factor")["label"].str.lower()
    aside = [labels[factor] for factor in match.aside]
    if match.widened:
        phrase = tables["country_groups"]["phrase"].iloc[-1]
        aside.append(f"{labels[your_pay.COUNTRY]} (all countries {phrase} stand in for it)")
    if not aside:
        return f"From {how_many} that match all of it.{few}"
    return (
        f"Left aside, because fewer than {FEWEST_RECORDS} distinct records match all of it: "
        f"{listed(aside)}. From the {how_many} that remain, moved by how far pay differs between "
        f"the levels with all else equal.{few}"
    )


def _title(known: pd.DataFrame, roles: pd.DataFrame, money: Currency) -> str:
    """Each role's median and whether they are clear apart, in twelve words for two roles."""
    names = roles.set_index("id")["short_plural"]
    parts = [
        f"{names[row.role]} {money.amount(row.median)}{' (estimated)' * bool(row.estimated)}"
        for row in known.itertuples()
    ]
    clear = len(known) < 2 or leader(known)
    return f"{'In the middle' if clear else 'Not clearly apart in the middle'}: {listed(parts)}"


def _accuracy(source: str, tables: Tables) -> str:
    """How often the range held for records that it was not computed from."""
    accuracy = tables["range_accuracy"]
    own = accuracy[accuracy["source"] == source].set_index("factor")
    if own.empty:
        measured = tables["sources"].set_index("id").loc[accuracy["source"].unique(), "title"]
        return f"How often such a range holds was measured for {listed(list(measured))} only."
    overall = own.loc["all"]
    return (
        f"Checked: {percent(overall['coverage'])} of {overall['records']:,} records, held out in "
        "five random rounds, lay between the 10th and the 90th percentile, which should be 80%."
    )
