"""Build `sources.csv`: each source's hand-written description, with its period and size."""

import re
from pathlib import Path

import pandas as pd

from components.words.area_names import METROPOLITAN_DIGITS
from data.build import (
    brazil_survey,
    consumer_prices,
    exchange_rates,
    job_ad_trends,
    job_ads,
    map_outlines,
    metro_pay,
    practitioner_survey,
    projections,
    salary_index,
    stack_overflow,
    work_visas,
    worksites,
)
from data.build.tables import read_hand_written

COLUMNS = [
    "id",
    "title",
    "short_title",
    "publisher",
    "in_short",
    "reports",
    "pay_verb",
    "link",
    "licence",
    "period",
    "data_until",
    "size",
    "retrieved",
    "caveats",
]


def _span(years: pd.Series) -> str:
    first, last = int(years.min()), int(years.max())
    return str(first) if first == last else f"{first} to {last}"


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def data_until(period: str) -> str:
    """Return the end of a period: 2024-06 for 'May 2023 to June 2024', '' for 'undated'.

    Text in brackets, such as the year of a projection, is ignored.
    """
    last = re.search(r"(?:([A-Z][a-z]+) )?(\d{4})$", re.sub(r" \(.*\)", "", period))
    if not last:
        return ""
    month = f"-{MONTHS.index(last[1]) + 1:02}" if last[1] in MONTHS else ""
    return last[2] + month


def _month(code: str) -> str:
    return f"{MONTHS[int(code[5:7]) - 1]} {code[:4]}"


def _newer(raw: Path, paid: int) -> dict[str, tuple[str, str]]:
    """Return the period and size of each source on work, tools and job outlook.

    These sources are newer than the practitioner survey of 2022, which isn't included. `paid` is
    the number of answers to State of Data Brazil in `pay.csv`.
    """
    brazil = brazil_survey.practitioners(raw)
    languages = {
        year: stack_overflow.practitioners(file) for year, file in stack_overflow.years(raw).items()
    }
    ads = {year: job_ads.ads(file) for year, file in job_ads.years(raw).items()}
    projected = projections.projections(raw)
    index, share = job_ad_trends.ad_index(raw), job_ad_trends.ai_ads(raw)
    sizes = {
        brazil_survey.SOURCE: (
            _span(pd.Series(list(brazil))),
            f"{sum(len(answers) for answers, _ in brazil.values()):,} answers in these roles, "
            f"{paid:,} of them with pay in Brazil",
        ),
        stack_overflow.SOURCE: (
            _span(pd.Series(list(languages))),
            f"{sum(len(table) for table in languages.values()):,} answers in these roles",
        ),
        job_ads.SOURCE: (
            _span(pd.Series(list(ads))),
            f"{sum(len(table) for table in ads.values()):,} distinct ads for these roles that "
            "name a tool",
        ),
        job_ad_trends.SOURCE: (
            f"{_month(index['month'].min())} to {_month(index['month'].max())}",
            f"{index['sector'].nunique()} series, {len(index)} month ends",
        ),
        job_ad_trends.AI_SOURCE: (
            f"{_month(share['month'].min())} to {_month(share['month'].max())}",
            f"{share['country'].nunique()} countries, {share['month'].nunique()} month ends",
        ),
    }
    for source in (projections.SOURCE, projections.COPIED_SOURCE):
        source_rows = projected[projected["source"] == source]
        years = source_rows.sort_values("from_year")[["from_year", "to_year"]].iloc[-1]
        sizes[source] = (
            f"{years['from_year']} (projected to {years['to_year']})",
            f"{source_rows['occupation'].nunique()} occupations used",
        )
    return sizes


def sources(
    raw: Path, pay: pd.DataFrame, wages: pd.DataFrame, inflation: pd.DataFrame
) -> pd.DataFrame:
    """Return the sources with the computed columns period, data_until and size.

    These columns are computed from the raw files, `pay`, `wages` (`metro_pay.csv`) and `inflation`
    (`consumer_prices.csv`).
    """
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
    metropolitan = areas["area"].str.len() == METROPOLITAN_DIGITS
    measured |= {
        metro_pay.SOURCE: (
            metro_pay.PERIOD,
            f"{metropolitan.sum()} metropolitan and {(~metropolitan).sum()} other areas "
            "with data scientists",
        ),
        metro_pay.PRICES_SOURCE: (
            metro_pay.PRICES_YEAR,
            f"{len(metro_pay.price_levels(raw)) - 2} metropolitan areas, joined to "
            f"{areas['price_level'].notna().sum()} of these",
        ),
        metro_pay.POSITIONS_SOURCE: (
            "undated",
            f"the positions of {areas['east'].notna().sum()} cities",
        ),
        map_outlines.STATES_SOURCE: ("2016", "the borders of the states, simplified"),
        map_outlines.COUNTRIES_SOURCE: ("undated", "the borders of two neighbours, simplified"),
    }
    measured |= _newer(raw, used.loc[brazil_survey.SOURCE, "records"])
    table = read_hand_written("sources.csv")
    if unknown := set(table["id"]) - set(measured):
        raise KeyError(
            f"data/build/sources.csv, column id: found {', '.join(sorted(unknown))}, expected "
            "only sources whose period and size are counted in data/build/sources.py."
        )
    return table.assign(
        period=[measured[source][0] for source in table["id"]],
        data_until=[data_until(measured[source][0]) for source in table["id"]],
        size=[measured[source][1] for source in table["id"]],
    )[COLUMNS]
