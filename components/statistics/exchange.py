"""Pay in another currency: exchange rates and purchasing power."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

DOLLARS = "usd"
PURCHASING_POWER = "international"


def local_currency(countries: Iterable[str], prices: pd.DataFrame) -> str | None:
    """Return the id of the common currency of some countries, by their codes.

    None if they have several, if no rate is known, or if it is the dollar.
    """
    countries = set(countries)
    currencies = set(prices.loc[prices["country"].isin(countries), "currency"])
    unknown = countries - set(prices["country"])
    return (
        currencies.pop()
        if len(currencies) == 1 and not unknown and currencies != {DOLLARS}
        else None
    )


def exchange_rates(rows: pd.DataFrame, prices: pd.DataFrame, currency_id: str) -> pd.DataFrame:
    """Return the value of one US dollar in a currency, for each country and year in `rows`.

    Columns: those of `exchange_rates.csv` and `rate`, the units of the currency for one US dollar.
    A purchasing-power dollar buys in the country what one US dollar buys in the USA: rate =
    exchange rate / purchasing power. Country-years without a rate are left out.
    """
    known = prices[
        pd.MultiIndex.from_frame(prices[["country", "year"]].astype("str")).isin(
            pd.MultiIndex.from_frame(rows[["country", "year"]].drop_duplicates())
        )
    ]
    if currency_id == PURCHASING_POWER:
        known = known.assign(rate=known["exchange_rate"] / known["purchasing_power"])
        return known.dropna(subset="rate")
    return known[known["currency"] == currency_id].assign(rate=lambda t: t["exchange_rate"])


def convert(rows: pd.DataFrame, prices: pd.DataFrame, currency_id: str) -> pd.DataFrame:
    """Convert the bands of `pay.csv` rows at the rate of each row's country and year.

    Rows without a rate are left out.
    """
    if currency_id == DOLLARS:
        return rows
    table = exchange_rates(rows, prices, currency_id)
    by_place = pd.Series(
        table["rate"].to_numpy(),
        index=pd.MultiIndex.from_arrays([table["country"], table["year"].astype("str")]),
    )
    rate = by_place.reindex(pd.MultiIndex.from_frame(rows[["country", "year"]])).to_numpy()
    converted = rows.assign(low=rows["low"] * rate, high=rows["high"] * rate)
    return converted[np.isfinite(rate)]


def convert_all(rows: pd.DataFrame, prices: pd.DataFrame, currency_id: str) -> pd.DataFrame:
    """Convert `pay.csv` rows to one currency, including rows from countries with another currency.

    Each year has one exchange rate to the dollar for all countries; only purchasing-power dollars
    have a rate for each country (see `convert`). Rows without a rate are left out.
    """
    if currency_id in (DOLLARS, PURCHASING_POWER):
        return convert(rows, prices, currency_id)
    currency_rates = prices[prices["currency"] == currency_id].drop_duplicates("year")
    by_year = currency_rates.set_index(currency_rates["year"].astype("str"))["exchange_rate"]
    rate = by_year.reindex(rows["year"]).to_numpy()
    converted = rows.assign(low=rows["low"] * rate, high=rows["high"] * rate)
    return converted[np.isfinite(rate)]
