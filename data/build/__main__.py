"""Rebuild every table that is derived from raw files: `python -m data.build RAW [FOLDER]`."""

import argparse
from pathlib import Path

import pandas as pd

from data.build import (
    banding_errors,
    brazil_survey,
    holdout,
    job_ad_trends,
    job_ads,
    map_outlines,
    metro_pay,
    picks,
    practitioner_survey,
    projections,
    salary_index,
    stack_overflow,
    usage,
    visa_filings,
    work_visas,
    worksites,
)
from data.build.consumer_prices import consumer_prices
from data.build.exchange_rates import exchange_rates
from data.build.level_codes import levels_in_pay
from data.build.pay import count, count_widths
from data.build.sources import sources
from data.build.tables import DATA, write


def build(raw: Path, folder: Path) -> None:
    """Write every table derived from the raw files to `folder`, and print accuracy reports."""
    visas = work_visas.applications(raw)
    named = work_visas.named_employers(visas)
    write(named, "employers.csv", folder)
    write(work_visas.occupations(visas), "role_occupations.csv", folder)
    print(work_visas.report(raw, visas))
    of_visas = work_visas.pay(visas, named)
    of_surveys = [practitioner_survey.pay(raw), brazil_survey.pay(raw)]
    pay = count(pd.concat([salary_index.pay(raw), *of_surveys, of_visas]))
    write(pay, "pay.csv", folder)
    index = salary_index.reports(raw)
    write(count_widths(index), "range_widths.csv", folder)
    areas = worksites.levels(raw, work_visas.SOURCE, "area")
    write(levels_in_pay(pay, areas), "pay_levels.csv", folder)
    write(exchange_rates(raw, pay), "exchange_rates.csv", folder)
    inflation = consumer_prices(pay["year"].astype(int))
    write(inflation, "consumer_prices.csv", folder)
    wages = metro_pay.metro_pay(raw)
    write(wages, "metro_pay.csv", folder)
    write(map_outlines.map_outlines(), "map_outlines.csv", folder)
    write(sources(raw, pay, wages, inflation), "sources.csv", folder)
    answers = practitioner_survey.practitioners(raw)
    write(usage.tool_usage(answers), "tool_usage.csv", folder)
    write(usage.activities(answers), "activities.csv", folder)
    build_newer(raw, folder)
    print(salary_index.pairing(raw))
    print(banding_errors.report(index, pay))
    held_out = holdout.measure(raw)
    write(held_out, "range_accuracy.csv", folder)
    print(holdout.report(held_out))
    measured = picks.measure(answers)
    for name, table in measured.items():
        write(table, f"{name}.csv", folder)
    print(picks.report(measured["picks_accuracy"]))


def build_newer(raw: Path, folder: Path) -> None:
    """Write the tables on work, tools and job outlook to `folder`.

    Their sources are newer than the practitioner survey of 2022.
    """
    write(brazil_survey.work_shares(raw), "work_shares.csv", folder)
    surveyed = [brazil_survey.tool_shares(raw), stack_overflow.tool_shares(raw)]
    write(pd.concat(surveyed), "survey_tools.csv", folder)
    write(job_ads.tool_shares(raw), "ad_tools.csv", folder)
    write(projections.projections(raw), "projections.csv", folder)
    write(job_ad_trends.ad_index(raw), "ad_index.csv", folder)
    write(job_ad_trends.ai_ads(raw), "ai_ads.csv", folder)
    write(visa_filings.visa_filings(raw), "visa_filings.csv", folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path, help="the folder with the raw files")
    parser.add_argument("folder", type=Path, nargs="?", default=DATA, help="where to write")
    arguments = parser.parse_args()
    build(arguments.raw, arguments.folder)
