"""`sources.csv`: the hand-written description of each source, with its measured size."""

from pathlib import Path

import pandas as pd

from data.build import (
    consumer_prices,
    exchange_rates,
    map_outlines,
    places,
    practitioner_survey,
    salary_index,
    work_visas,
    worksites,
)
from data.build.tables import read_hand_written

COLUMNS = [
    "id",
    "title",
    "publisher",
    "in_short",
    "reports",
    "verb",
    "link",
    "licence",
    "period",
    "size",
    "retrieved",
    "caveats",
]


def _span(years: pd.Series) -> str:
    first, last = int(years.min()), int(years.max())
    return str(first) if first == last else f"{first} to {last}"


def sources(
    raw: Path, pay: pd.DataFrame, wages: pd.DataFrame, inflation: pd.DataFrame
) -> pd.DataFrame:
    """The sources with the columns `period` and `size` read from the raw files,
    `pay`, `wages` (`metro_pay.csv`) and `inflation` (`consumer_prices.csv`)."""
    index, survey = salary_index.read(raw), practitioner_survey.practitioners(raw)
    respondents = len(practitioner_survey.read(raw))
    purchasing_power = exchange_rates.purchasing_power(raw)
    used = pay.groupby("source")[["records", "distinct_records"]].sum()
    ours = used.loc[salary_index.SOURCE]
    measured = {
        "article": ("undated", "one article"),
        salary_index.SOURCE: (
            _span(index["work_year"].astype(int)),
            f"{len(index):,} rows; of these roles {ours['records']:,} reports, "
            f"{ours['distinct_records']:,} of them distinct",
        ),
        practitioner_survey.SOURCE: (
            practitioner_survey.YEAR,
            f"{respondents:,} respondents, {len(survey):,} in these roles, "
            f"{used.loc[practitioner_survey.SOURCE, 'records']:,} of whom stated their pay",
        ),
        exchange_rates.PURCHASING_POWER_SOURCE: (
            _span(purchasing_power["purchasing_power_year"]),
            f"{purchasing_power['country'].nunique()} countries and regions",
        ),
    }
    visas, filings = used.loc[work_visas.SOURCE], work_visas.filings(raw)
    measured[work_visas.SOURCE] = (
        work_visas.PERIOD,
        f"{filings:,} applications in eight quarters; of these roles {visas['records']:,} count, "
        f"{visas['distinct_records']:,} of them distinct",
    )
    measured[worksites.SOURCE] = (
        worksites.YEAR,
        f"{worksites.delineation(raw)['area'].nunique()} metropolitan areas",
    )
    measured[consumer_prices.SOURCE] = (
        _span(inflation["year"]),
        f"one index, {len(inflation)} years",
    )
    areas = wages.drop_duplicates("area")
    metropolitan = areas["area"].str.len() == places.METROPOLITAN_DIGITS
    measured |= {
        places.SOURCE: (
            places.PERIOD,
            f"{metropolitan.sum()} metropolitan and {(~metropolitan).sum()} other areas "
            "with data scientists",
        ),
        places.PRICES_SOURCE: (
            places.PRICES_YEAR,
            f"{len(places.price_levels(raw)) - 2} metropolitan areas, joined to "
            f"{areas['price_level'].notna().sum()} of these",
        ),
        places.POSITIONS_SOURCE: (
            "undated",
            f"the positions of {areas['longitude'].notna().sum()} cities",
        ),
        map_outlines.STATES_SOURCE: ("2016", "the borders of the states, simplified"),
        map_outlines.COUNTRIES_SOURCE: ("undated", "the borders of two neighbours, simplified"),
    }
    table = read_hand_written("sources.csv")
    if unknown := set(table["id"]) - set(measured):
        raise KeyError(
            f"data/build/sources.csv, column id: found {', '.join(sorted(unknown))}, expected "
            "only sources whose period and size are counted in data/build/sources.py."
        )
    return table.assign(
        period=[measured[source][0] for source in table["id"]],
        size=[measured[source][1] for source in table["id"]],
    )[COLUMNS]
