"""How the selected pay comes into a currency."""

from dataclasses import dataclass

import pandas as pd

from components.pay import words
from components.selection.records import records, records_in
from components.selection.selection import Selection
from components.statistics import exchange
from components.tables.cache import Tables, once
from components.words.money import currency, rate_sentence


@dataclass(frozen=True)
class Rates:
    """Which rates were used, if any, and how many records are `left_out` for want of one."""

    left_out: str
    used: str
    table: pd.DataFrame


@once
def rates_used(selection: Selection, currency_id: str, tables: Tables) -> Rates | None:
    """The exchange rates of the selected pay; None in dollars, which need none."""
    if currency_id == exchange.DOLLARS:
        return None
    money = currency(tables["currencies"], currency_id)
    selected = records(selection, tables)
    every = selected["records"].sum()
    missing = every - records_in(selection, currency_id, tables)["records"].sum()
    rates = exchange.rates(selected, tables["exchange_rates"], currency_id)
    return Rates(
        words.left_out(missing, every),
        rate_sentence(rates, money, tables) if len(rates) else "",
        rates.assign(unit=words.rates_unit(money)),
    )
