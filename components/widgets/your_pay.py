"""The likely pay of one person in each role, in a situation that the visitor chooses."""

import numpy as np
import pandas as pd
import streamlit as st

from components import currencies, effects, your_pay
from components.charts.ranges import ranges
from components.currencies import Currency
from components.findings import percent, sentence
from components.pay import FEWEST_RECORDS, PERCENTILES
from components.selection import Selection, listed
from components.widgets.data import version
from components.widgets.filters import currency_choice, reset_button, situation
from components.widgets.frame import chart
from components.widgets.provenance import Provenance
from components.widgets.text import plain

AMOUNTS = [*PERCENTILES, "median_low", "median_high"]


def your_pay_view(source: str, origin: Provenance, tables: dict[str, pd.DataFrame]) -> None:
    """Choose a situation, then see the likely range in each role and what it rests on."""
    st.markdown("Choose what is known of you. The more you choose, the closer the records.")
    chosen = situation(source, tables)
    selection = Selection(source, {factor: [level] for factor, level in chosen.items()})
    alike = selection.rows(tables["pay"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        money = currency_choice(alike, tables)
        reset_button(tables["factors"])
    rate = _rate(alike, money, tables)

    rows = tables["pay"][tables["pay"]["source"] == source]
    found, notes = _likely(rows, source, chosen, tables)
    found[AMOUNTS] = found[AMOUNTS] * rate
    roles = tables["roles"].sort_values("order")
    known = found.dropna(subset="median")
    about = selection.sentence(tables["factors"], tables["salary_factors"])
    if known.empty:
        st.info("Too few records, even with every factor left aside.")
        return
    chart(
        # An estimate from other countries is drawn as hollow as one from few records.
        ranges(known.assign(few=known["few"] | known["estimated"]), roles, money),
        title=_title(known, roles, money),
        subtitle="Likely pay in each role: the mark is the median, the thick line the middle half, "
        "the thin line the middle four fifths (10th to 90th percentile) of what one more person "
        f"would earn, so a little wider than on Overview. Hollow: few records, or estimated from "
        f"other countries. {about}. In {money.name} a year.",
        caption=f"{origin.line} {_accuracy(source, tables)}",
        table=origin.attach(found.drop(columns="label"), about, f"{money.name} a year"),
        file_name="your-pay",
    )
    with st.grid(len(roles), min_column_width=300):
        for role, note in zip(roles.itertuples(), notes, strict=True):
            own = found[found["role"] == role.id].iloc[0]
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{plain(role.name)}**")
                if np.isfinite(own["median"]):
                    interval = (
                        "none, since it is estimated from other countries"
                        if own["estimated"]
                        else f"{money.amount(own['median_low'])} to "
                        f"{money.amount(own['median_high'])}"
                    )
                    st.markdown(plain(f"95% interval of the median: {interval}."))
                    st.markdown(
                        plain(
                            f"Middle half: {money.amount(own['p25'])} to "
                            f"{money.amount(own['p75'])}."
                        )
                    )
                st.markdown(plain(note))


def _rate(alike: pd.DataFrame, money: Currency, tables: dict[str, pd.DataFrame]) -> float:
    """Units of the currency for a dollar in the chosen country, in the latest year known."""
    if money.id == currencies.DOLLARS:
        return 1.0
    rates = currencies.rates(alike, tables["prices"], money.id).sort_values("year")
    latest = rates.drop_duplicates("country", keep="last")
    if len(latest) != 1:
        st.warning(
            "Choose one country to see amounts in this currency; they are in US dollars now.",
            icon=":material/currency_exchange:",
        )
        return 1.0
    phrases = dict(
        zip(tables["salary_factors"]["code"], tables["salary_factors"]["phrase"], strict=True)
    )
    st.caption(plain(currencies.rate_sentence(latest, money, phrases, tables["sources"])))
    return float(latest["rate"].iloc[0])


def _likely(
    rows: pd.DataFrame, source: str, chosen: dict[str, str], tables: dict[str, pd.DataFrame]
) -> tuple[pd.DataFrame, list[str]]:
    """Each role's likely range in dollars, and a sentence each on what it rests on."""
    factors = tables["factors"]
    own = factors[factors["source"] == source].sort_values("left_aside")
    model = _model(rows, list(own["factor"]), source, version("pay"))
    groups = set(tables["country_groups"]["id"])
    found, notes = [], []
    for role in tables["roles"].sort_values("order").itertuples():
        match = your_pay.match(
            rows[rows["role"] == role.id], chosen, list(own["factor"]), groups, model
        )
        likely = your_pay.likely(match)
        found.append({"role": role.id, "label": role.name, **likely})
        notes.append(_note(match, likely, own, tables))
    return pd.DataFrame(found), notes


@st.cache_resource(max_entries=8, show_spinner=False)
def _model(
    _rows: pd.DataFrame,
    factors: list[str],
    source: str,  # noqa: ARG001 - part of the cache key, with the version for the rows
    version: tuple,  # noqa: ARG001
) -> effects.Model:
    """The effects by which records that differ are moved; the same for every situation."""
    return effects.fit(_rows, [*factors, "role"])


def _note(
    match: your_pay.Match,
    likely: dict[str, float],
    own: pd.DataFrame,
    tables: dict[str, pd.DataFrame],
) -> str:
    """What was left aside and how many records remain."""
    how_many = f"{likely['records']:,} records ({likely['distinct_records']:,} distinct)"
    few = " Few records: take with care." if likely["few"] else ""
    labels = own.set_index("factor")["label"].str.lower()
    aside = [labels[factor] for factor in match.aside]
    if match.widened:
        phrase = tables["country_groups"].sort_values("order")["phrase"].iloc[-1]
        aside.append(f"{labels[your_pay.COUNTRY]} (all countries {phrase} stand in for it)")
    if not aside:
        return f"From {how_many} that match all of it.{few}"
    return (
        f"Left aside, because fewer than {FEWEST_RECORDS} distinct records match all of it: "
        f"{listed(aside)}. From the {how_many} that remain, moved by how far pay differs between "
        f"the levels with all else equal.{few}"
    )


def _title(known: pd.DataFrame, roles: pd.DataFrame, money: Currency) -> str:
    """Each role's median, in at most twelve words for two roles."""
    names = roles.set_index("id")["short_plural"]
    parts = [
        f"{names[row.role]} {money.amount(row.median)}{' (estimated)' * bool(row.estimated)}"
        for row in known.itertuples()
    ]
    return sentence(f"In the middle: {listed(parts)}")


def _accuracy(source: str, tables: dict[str, pd.DataFrame]) -> str:
    """How often the range held for records that it was not computed from."""
    accuracy = tables["range_accuracy"].set_index("factor")
    if source != tables["factors"]["source"].iloc[0]:
        return "How often such a range holds was measured for the salary index only."
    overall = accuracy.loc["all"]
    return (
        f"Checked: {percent(overall['coverage'])} of {overall['records']:,} records, held out in "
        "five rounds, lay between the 10th and the 90th percentile, which should be 80%."
    )
