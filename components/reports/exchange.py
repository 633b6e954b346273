"""Pay in another currency: exchange rates and purchasing power."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.tables.factors import COUNTRY, YEAR

DOLLARS = "usd"
PURCHASING_POWER = "international"
PLACE_AND_YEAR = COUNTRY, YEAR


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


def exchange_rates(reports: Reports, prices: pd.DataFrame, currency_id: str) -> pd.DataFrame:
    """Return the value of one US dollar in a currency, for each country and year of the reports.

    Columns: those of `exchange_rates.csv` and `rate`, the units of the currency for one US dollar.
    A purchasing-power dollar buys in the country what one US dollar buys in the USA: rate =
    exchange rate / purchasing power. Country-years without a rate are left out.
    """
    present = reports.combinations(*PLACE_AND_YEAR)
    keys = zip(prices["country"], prices["year"].astype("str"), strict=True)
    rates = prices[[key in present for key in keys]]
    if currency_id == PURCHASING_POWER:
        rates = rates.assign(rate=rates["exchange_rate"] / rates["purchasing_power"])
        return rates.dropna(subset="rate")
    return rates[rates["currency"] == currency_id].assign(rate=lambda t: t["exchange_rate"])


def convert(reports: Reports, prices: pd.DataFrame, currency_id: str) -> Reports:
    """Convert the bands at the rate of each report's country and year.

    Reports without a rate are left out. Returns the same object for dollars.
    """
    if currency_id == DOLLARS:
        return reports
    table = exchange_rates(reports, prices, currency_id)
    rates = {
        (country, str(year)): rate
        for country, year, rate in zip(table["country"], table["year"], table["rate"], strict=True)
    }
    country, year = (reports.categories[name] for name in PLACE_AND_YEAR)
    rate_by_code = np.array(
        [[rates.get((place, when), np.nan) for when in year.levels] for place in country.levels]
    ).reshape(len(country.levels), len(year.levels))
    return _at_rates(reports, rate_by_code[country.codes, year.codes])


def convert_all(reports: Reports, prices: pd.DataFrame, currency_id: str) -> Reports:
    """Convert reports to one currency, including those from countries with another currency.

    Each year has one exchange rate to the dollar for all countries; only purchasing-power dollars
    have a rate for each country (see `convert`). Reports without a rate are left out.
    """
    if currency_id in (DOLLARS, PURCHASING_POWER):
        return convert(reports, prices, currency_id)
    of_currency = prices[prices["currency"] == currency_id].drop_duplicates("year")
    rates = dict(zip(of_currency["year"].astype("str"), of_currency["exchange_rate"], strict=True))
    year = reports.categories[YEAR]
    rate_by_code = np.array([rates.get(level, np.nan) for level in year.levels], float)
    return _at_rates(reports, rate_by_code[year.codes])


def _at_rates(reports: Reports, rate: np.ndarray) -> Reports:
    """Return the reports with a rate, converted; `rate` has one value per row."""
    return reports.scaled(rate).where(np.isfinite(rate))
