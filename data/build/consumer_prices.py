"""Build `consumer_prices.csv`: consumer prices by year, used to compute real changes in pay."""

import contextlib
import sqlite3

import pandas as pd

from data.build.packages import packaged

SOURCE = "bls_prices"
FILE = "cpi/cpi.db"
COUNTRY = "us"

# All items, US city average, all urban consumers, not seasonally adjusted. M13 is the mean of a
# year's published months.
SERIES, YEAR_MEAN = "CUUR0000SA0", "M13"


def consumer_prices(years: pd.Series) -> pd.DataFrame:
    """Return the index (1982-84 = 100) for each year from the first to the last in `years`."""
    with contextlib.closing(sqlite3.connect(packaged(FILE))) as connection:
        table = pd.read_sql_query(
            "select year, value as level from indexes where series = ? and period = ? "
            "and year between ? and ? order by year",
            connection,
            params=(SERIES, YEAR_MEAN, int(years.min()), int(years.max())),
        )
    return table.assign(country=COUNTRY, source=SOURCE)[["country", "year", "level", "source"]]
