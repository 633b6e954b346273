"""The exchange rates used to convert the selected pay."""

from dataclasses import dataclass, replace

import pandas as pd

from components.pay import words
from components.reports import exchange
from components.selection.records import pay_reports, reports_in
from components.selection.selection import Selection
from components.tables.cache import Tables, cache_result
from components.words.money import Currency, currency, rate_sentence


@dataclass(frozen=True)
class Rates:
    """The exchange rates used, in words and as a table.

    `left_out` says how many reports have no rate; it is '' if all have one.
    """

    left_out: str
    used: str
    table: pd.DataFrame


@cache_result
def rates_used(selection: Selection, currency_id: str, tables: Tables) -> Rates | None:
    """Return the exchange rates used for the selected pay; None for dollars."""
    if currency_id == exchange.DOLLARS:
        return None
    money = currency(currency_id, tables)
    reports = pay_reports(selection, tables)
    total = int(reports.records.sum())
    missing = total - int(reports_in(selection, currency_id, tables).records.sum())
    rates = exchange.exchange_rates(reports, tables["exchange_rates"], currency_id)
    return replace(
        rates_in_words(rates, money, tables), left_out=words.left_out_note(missing, total)
    )


def rates_in_words(rates: pd.DataFrame, money: Currency, tables: Tables) -> Rates:
    """Return the `rates` from `exchange.exchange_rates` as `Rates` with an empty `left_out`."""
    sentence = rate_sentence(rates, money, tables) if len(rates) else ""
    return Rates("", sentence, rates.assign(unit=f"{money.name} for one US dollar"))
