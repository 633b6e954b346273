"""Convert pay to other currencies, by exchange rate or by purchasing power."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.tables.factors import COUNTRY, YEAR

DOLLARS = "usd"
PURCHASING_POWER = "international"
PLACE_AND_YEAR = COUNTRY, YEAR


def local_currency(countries: Iterable[str], prices: pd.DataFrame) -> str | None:
    """Return the id of the currency that some countries, given by their codes, have in common.

    The result is None if they use several currencies, if one of them has no known rate, or if the
    currency is the dollar.
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
    """Return the rate of a currency to the US dollar for each country and year of the reports.

    Columns: those of `exchange_rates.csv` and `rate`, the units of the currency per US dollar. A
    purchasing-power dollar buys in the country what one US dollar buys in the USA: rate = exchange
    rate / purchasing power. Countries and years without a rate are left out.
    """
    present = reports.combinations(*PLACE_AND_YEAR)
    keys = zip(prices["country"], prices["year"].astype("str"), strict=True)
    rates = prices[[key in present for key in keys]]
    if currency_id == PURCHASING_POWER:
        rates = rates.assign(rate=rates["exchange_rate"] / rates["purchasing_power"])
        return rates.dropna(subset="rate")
    return rates[rates["currency"] == currency_id].assign(rate=lambda t: t["exchange_rate"])


def convert(reports: Reports, prices: pd.DataFrame, currency_id: str) -> Reports:
    """Convert the pay bands at the rate for each report's country and year.

    Reports without a rate are left out. For dollars, the same object is returned.
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

    An exchange rate to the dollar depends only on the year, so it applies to reports from every
    country. Rates for purchasing-power dollars also depend on the country (see `convert`). Reports
    without a rate are left out.
    """
    if currency_id in (DOLLARS, PURCHASING_POWER):
        return convert(reports, prices, currency_id)
    of_currency = prices[prices["currency"] == currency_id].drop_duplicates("year")
    rates = dict(zip(of_currency["year"].astype("str"), of_currency["exchange_rate"], strict=True))
    year = reports.categories[YEAR]
    rate_by_code = np.array([rates.get(level, np.nan) for level in year.levels], float)
    return _at_rates(reports, rate_by_code[year.codes])


def _at_rates(reports: Reports, rate: np.ndarray) -> Reports:
    """Convert the reports at `rate` (one value per row), leaving out those without a rate."""
    return reports.scaled(rate).where(np.isfinite(rate))
