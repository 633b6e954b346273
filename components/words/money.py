"""Formatted amounts of pay, and sentences about the exchange rates behind them."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.reports.exchange import PURCHASING_POWER
from components.tables.cache import Tables, cache_result
from components.tables.sources import sources_by_id


@dataclass(frozen=True)
class Currency:
    """A currency; `units` are its units for large amounts with their sizes, smallest first."""

    id: str
    name: str
    symbol: str
    units: tuple[tuple[str, float], ...]

    def amount(self, value: float) -> str:
        """Return an amount with symbol and unit: '$172k', '₹24 lakh', '₹4.1 lakh', '$750'.

        An infinite amount, from a pay band without an upper limit, is 'more than the highest band'.
        """
        if not np.isfinite(value):
            return "more than the highest band"
        unit, size = self._unit(value)
        if size == 1:
            # Round amounts without a unit to three significant digits.
            value = float(f"{value:.3g}")
        digits = 0 if value / size >= 9.95 or size == 1 else 1
        return f"{self.symbol}{value / size:,.{digits}f}{unit}"

    def span(self, low: float, high: float) -> str:
        """Return a range of amounts, stating a shared unit only once: '$178–184k'."""
        ends = [re.fullmatch(r"(\D*)([\d.,]+)(.*)", self.amount(end)) for end in (low, high)]
        parts = [end.groups() for end in ends if end]
        if len(parts) == 2 and parts[0][::2] == parts[1][::2]:
            return f"{parts[0][0]}{parts[0][1]}–{parts[1][1]}{parts[0][2]}"
        return f"{self.amount(low)} to {self.amount(high)}"

    def interval(self, low: float, high: float) -> str:
        """Return the 95% interval of a median for a note: '95% interval $178–184k'."""
        return f"95% interval {self.span(low, high)}"

    @property
    def a_year(self) -> str:
        """The unit of yearly pay: 'US dollars a year'."""
        return f"{self.name} a year"

    def tick(self, value: float) -> str:
        """Return a round amount for an axis, with no more digits than needed: '$50k'."""
        unit, size = self._unit(value)
        return f"{self.symbol}{value / size:,.6g}{unit}"

    def _unit(self, value: float) -> tuple[str, float]:
        """Return the text and size of the largest unit that the amount reaches, or '' and 1."""
        for unit, size in reversed(self.units):
            if value >= size:
                return f" {unit}" if len(unit) > 1 else unit, size
        return "", 1.0


@cache_result
def currency(currency_id: str, tables: Tables) -> Currency:
    row = tables["currencies"].set_index("id").loc[currency_id]
    units = [(row["unit"], row["unit_size"])]
    if row["large_unit"]:
        units.append((row["large_unit"], row["large_unit_size"]))
    return Currency(currency_id, row["name"], row["symbol"], tuple(units))


def rate_sentence(table: pd.DataFrame, currency: Currency, tables: Tables) -> str:
    """Return a sentence with the exchange rates used, their years and their sources.

    `table` is the result of `rates`.
    """
    table = table.sort_values("year")
    sources = sources_by_id(tables)
    exchange = " and ".join(sources[source].title for source in table["exchange_source"].unique())
    if currency.id != PURCHASING_POWER:
        values = _by_year(table["rate"], currency.name, table["year"])
        return f"1 US dollar = {values}. Rates: {exchange}."
    start = "A purchasing-power dollar buys in a country what one US dollar buys in the USA"
    power = " and ".join(
        sources[source].title for source in table["purchasing_power_source"].unique()
    )
    if len(set(table["country"])) == 1:
        levels = tables["pay_levels"]
        is_country = (levels["factor"] == "country") & (levels["code"] == table["country"].iloc[0])
        place = levels.loc[is_country, "phrase"].iloc[0]
        values = _by_year(
            table["purchasing_power"], "units of local currency", table["purchasing_power_year"]
        )
        start += f": in {place}, {values}"
    else:
        start += "; each country and year has its own rate"
    return f"{start}. Rates: {power}; to US dollars: {exchange}."


def _by_year(values: pd.Series, unit: str, years: pd.Series) -> str:
    """Return rates with their years: '78.63 rupees in 2022, 82.23 in 2023'."""
    pairs = dict.fromkeys(zip(values, years, strict=True))
    if len({year for _, year in pairs}) < len(pairs):
        return f"a rate in {unit} for each country and year"
    (first, year), *others = pairs
    return ", ".join(
        [f"{first:,.2f} {unit} in {year}", *(f"{value:,.2f} in {year}" for value, year in others)]
    )


def no_own_currency(countries: list[str]) -> str:
    """Explain why pay is shown in dollars although the local currency was selected."""
    if len(countries) == 1:
        reason = f"No exchange rate is known for {countries[0]}"
    else:
        reason = "The selected countries do not share one currency with a known rate"
    return f"{reason}, so pay is shown in US dollars."
