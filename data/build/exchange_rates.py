"""Build `exchange_rates.csv`: exchange rates and purchasing power by country and year."""

from datetime import date
from pathlib import Path

import pandas as pd
from babel.numbers import get_territory_currencies

from data.build import salary_index

PURCHASING_POWER_FILE = "world-bank-ppp.csv"
PURCHASING_POWER_SOURCE = "world_bank_ppp"


def used_rates(raw: Path) -> pd.Series:
    """Return the salary index's exchange rates: units per US dollar, by currency and year.

    The index uses one rate per currency and year. The median over its rows removes the effect of
    rounding each row to whole dollars.
    """
    table = salary_index.read(raw)
    rate = table["salary"] / table["salary_in_usd"]
    return rate.groupby([table["salary_currency"], table["work_year"].astype(int)]).median()


def purchasing_power(raw: Path) -> pd.DataFrame:
    """Return local currency units per international dollar, by country and year.

    Columns: country, purchasing_power_year, purchasing_power.
    """
    # 'NA' is the country code of Namibia, not a missing value.
    table = pd.read_csv(raw / PURCHASING_POWER_FILE, keep_default_na=False)
    return table.rename(
        columns={
            "Country ID": "country",
            "Year": "purchasing_power_year",
            "PPP": "purchasing_power",
        }
    ).assign(country=lambda rows: rows["country"].str.lower())[
        ["country", "purchasing_power_year", "purchasing_power"]
    ]


def currency_of(country: str, year: int) -> str:
    """Return the currency used in a country (two-letter code) in the middle of a year."""
    day = date(year, 7, 1)
    return get_territory_currencies(country.upper(), start_date=day, end_date=day)[0]


def exchange_rates(raw: Path, pay: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each country and year in `pay` that has a known exchange rate.

    If a year's purchasing power isn't published yet, the latest earlier figure is used;
    `purchasing_power_year` is the year of that figure.
    """
    rates = used_rates(raw)
    rows = []
    for country, year in pay[["country", "year"]].drop_duplicates().itertuples(index=False):
        if len(country) != 2:
            continue
        currency = currency_of(country, int(year))
        rate = 1.0 if currency == "USD" else rates.get((currency, int(year)))
        if rate is not None:
            rows.append((country, int(year), currency.lower(), rate))
    known = pd.DataFrame(rows, columns=["country", "year", "currency", "exchange_rate"])
    table = pd.merge_asof(
        known.sort_values("year"),
        purchasing_power(raw).sort_values("purchasing_power_year"),
        left_on="year",
        right_on="purchasing_power_year",
        by="country",
    )
    table["purchasing_power_year"] = table["purchasing_power_year"].astype("Int64")
    measured = table["purchasing_power"].notna()
    return table.assign(
        exchange_source=salary_index.SOURCE,
        purchasing_power_source=measured.map({True: PURCHASING_POWER_SOURCE, False: ""}),
    ).sort_values(["country", "year"], ignore_index=True)
