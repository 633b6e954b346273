"""The likely pay of one person in each role, in a situation that the visitor chooses."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.charts.chart import Chart
from components.charts.ranges import ranges
from components.pay import words
from components.selection.records import provenance, records, sentence
from components.selection.selection import COUNTRY, YEAR, Selection, factors_of
from components.statistics import effects, exchange, likely_range
from components.statistics.group_medians import ESTIMATES
from components.tables.cache import Tables, once
from components.tables.roles import Role, all_roles
from components.words.money import Currency, currency, rate_sentence
from components.words.provenance import Provenance


@dataclass(frozen=True)
class Card:
    """What a role's likely range rests on, and its intervals where there is any."""

    role: Role
    intervals: str
    records: str


@dataclass(frozen=True)
class YourPay:
    """The likely range in each role, and how its amounts come into the chosen currency.

    Amounts are in dollars where there is a `no_rate`. No chart where there are too few
    records, as the finding says.
    """

    finding: str
    no_rate: str
    rate: str
    chart: Chart | None
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class _Rate:
    """A currency and its units for a dollar, and what to say of it."""

    money: Currency
    units: float = 1.0
    said: str = ""
    missing: str = ""


@once
def your_pay(selection: Selection, currency_id: str, tables: Tables) -> YourPay:
    """The likely pay in a situation: of several selected levels of a factor any will do."""
    source, about = selection.source, sentence(selection, tables)
    rate = _rate(selection, currency_id, tables)
    money = rate.money
    roles = all_roles(tables)
    matches = {role.id: _match(role.id, selection, tables) for role in roles}
    likely = {id: likely_range.likely(match) for id, match in matches.items()}
    found = pd.DataFrame(
        [
            {
                "role": role.id,
                "label": role.name,
                **likely[role.id],
                **{amount: likely[role.id][amount] * rate.units for amount in ESTIMATES},
            }
            for role in roles
        ]
    )
    known = found.dropna(subset="median")
    if known.empty:
        return YourPay(words.NOBODY_LIKE_YOU, rate.missing, rate.said, None, ())
    moved = any(YEAR in match.aside for match in matches.values())
    origin = Provenance.of(source, tables) if moved else provenance(selection, tables)
    title = words.yours_title(known, tables["roles"], money)
    chart = Chart(
        # An estimate from other countries is drawn as hollow as one from few records.
        ranges(known.assign(few=known["few"] | known["estimated"]), tables["roles"], money),
        title=title,
        subtitle=words.yours_subtitle(about, money),
        caption=f"{origin.line} {_accuracy(source, tables)}",
        table=origin.attach(found.drop(columns="label"), about, words.a_year(money)),
        file_name="your-pay",
    )
    intervals = {row.role: _intervals(row, money) for row in known.itertuples()}
    cards = tuple(
        Card(
            role,
            intervals.get(role.id, ""),
            _records(matches[role.id], likely[role.id], source, tables),
        )
        for role in roles
    )
    return YourPay(title, rate.missing, rate.said, chart, cards)


def _rate(selection: Selection, currency_id: str, tables: Tables) -> _Rate:
    """A currency and its rate in the chosen country, in the latest year known.

    Dollars where no single rate is known.
    """
    dollars = currency(tables["currencies"], exchange.DOLLARS)
    if currency_id == exchange.DOLLARS:
        return _Rate(dollars)
    rows = records(selection, tables)
    if rows.empty:
        # Reports of other years and levels are moved to such a situation.
        country = Selection.of(selection.source, {COUNTRY: selection.chosen(COUNTRY)})
        rows = records(country, tables)
    rates = exchange.rates(rows, tables["exchange_rates"], currency_id)
    latest = rates.sort_values("year").drop_duplicates("country", keep="last")
    if len(latest) != 1:
        return _Rate(dollars, missing=words.NO_SINGLE_RATE)
    money = currency(tables["currencies"], currency_id)
    return _Rate(money, float(latest["rate"].iloc[0]), rate_sentence(latest, money, tables))


def _match(role: str, selection: Selection, tables: Tables) -> likely_range.Match:
    """The records of a role that are most like a situation."""
    source, factors = selection.source, tables["pay_filters"]
    rows = records(Selection(source), tables)
    return likely_range.match(
        rows[rows["role"] == role],
        dict(selection.levels),
        factors_of(_told(factors).sort_values("left_aside"), source),
        set(tables["country_groups"]["id"]),
        _model(source, tables),
    )


@once
def _model(source: str, tables: Tables) -> effects.Model:
    """The effects by which records that differ are moved; the same for every situation."""
    own = factors_of(_told(tables["pay_filters"]), source)
    return effects.fit(records(Selection(source), tables), [*own, "role"])


def _told(factors: pd.DataFrame) -> pd.DataFrame:
    """The factors of which a source can tell what they do to pay."""
    return factors[factors["silent"] == ""]


def _intervals(row: Any, money: Currency) -> str:
    """The interval of a role's median and its middle half."""
    interval = "" if row.estimated else words.span(row.median_low, row.median_high, money)
    return words.your_intervals(interval, words.span(row.p25, row.p75, money))


def _records(
    match: likely_range.Match, likely: dict[str, float], source: str, tables: Tables
) -> str:
    """What was left aside and how many records remain."""
    factors = tables["pay_filters"]
    own = factors[factors["source"] == source]
    labels = own.set_index("factor")["label"].str.lower()
    aside = [labels[factor] for factor in match.aside]
    if match.widened:
        countries = tables["country_groups"]["phrase"].iloc[-1]
        aside.append(words.stand_in(labels[likely_range.COUNTRY], countries))
    silent = own[own["factor"].isin(match.silent) & (own["silent"] != "")]
    return words.your_records(
        f"{likely['distinct_records']:,} {Provenance.of(source, tables).reports}",
        bool(likely["few"]),
        aside,
        list(silent["label"].str.lower()),
        " ".join(silent["silent"]),
    )


def _accuracy(source: str, tables: Tables) -> str:
    """How often the range held, or for which sources alone that is known."""
    accuracy = tables["range_accuracy"]
    own = accuracy[accuracy["source"] == source].set_index("factor")
    if own.empty:
        titles = tables["sources"].set_index("id").loc[accuracy["source"].unique(), "title"]
        return words.accuracy_of(list(titles))
    overall = own.loc["all"]
    return words.accuracy(overall["coverage"], overall["records"])
