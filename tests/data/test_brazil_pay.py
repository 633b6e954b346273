"""Test the pay table for Brazil against the raw answers, read independently of the build."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from components.selection.records import all_reports, pay_reports
from components.selection.selection import Selection
from components.statistics import group_medians
from components.tables.cache import get_tables
from data.build import brazil_survey, exchange_rates
from tests.data import sample_surveys

SOURCE = "state_of_data_brazil"
REPORTS = all_reports(Selection(SOURCE), get_tables())
# Reais per US dollar, at the rates that the salary index uses.
RATES = {"2023": 5.092861288, "2024": 4.900050949}
SENIORITY = {"Júnior": "entry", "Pleno": "mid", "Sênior": "senior"}


@pytest.fixture(scope="module")
def answers(raw: Path) -> list[dict]:
    """Return the answers of people in either role who live in Brazil and stated their pay.

    Each has a year, role, level of experience, company size, and lower edge of monthly pay.
    """
    collected = []
    for year in RATES:
        path = raw / f"state-of-data-brazil-{year}.csv.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            header, *rows = csv.reader(file)
        names = [name.lower().replace("('p", "").replace("_", ".", 1) for name in header]
        at = {
            code: next(place for place, name in enumerate(names) if name.startswith(code))
            for code in ("1.g", "2.c", "2.f", "2.g", "2.h")
        }
        for row in rows:
            role = {sample_surveys.DS: "ds", sample_surveys.MLE: "mle"}.get(row[at["2.f"]])
            text = row[at["2.h"]]
            if role is None or not text or row[at["1.g"]] not in ("1", "True"):
                continue
            digits = "".join(sign for sign in text.split("/")[0] if sign.isdigit())
            low = 0 if text.startswith("Menos") else int(digits) - 1
            collected.append(
                {
                    "year": year,
                    "role": role,
                    "experience": SENIORITY[row[at["2.g"]]],
                    "size": row[at["2.c"]],
                    "low": low,
                }
            )
    return collected


def test_each_band_level_and_role_has_as_many_as_the_raw_answers(answers):
    raw = Counter((a["role"], a["year"], a["experience"], a["low"]) for a in answers)
    shown = Counter()
    groups = zip(
        *(REPORTS.categories[name].values() for name in ("role", "year", "experience")),
        REPORTS.low,
        REPORTS.records,
        strict=True,
    )
    for role, year, experience, low, records in groups:
        shown[role, year, experience, round(low * RATES[year] / 13)] += records
    assert shown == raw


def test_company_sizes_are_those_of_the_raw_answers(answers):
    large = [a for a in answers if a["size"] == "Acima de 3.000"]
    few = [a for a in answers if a["size"] == "de 1 a 5"]
    by_size = REPORTS.sums("company_size", REPORTS.records)
    assert (by_size["over-3000"], by_size["1-5"]) == (len(large), len(few))


def test_the_median_lies_in_the_band_in_which_the_raw_answers_have_it(answers):
    for year, rate in RATES.items():
        reports = pay_reports(Selection(SOURCE), get_tables()).at("year", year)
        medians = group_medians.summary(reports, ["role"]).set_index("role")["median"]
        for role in ("ds", "mle"):
            lows = sorted(a["low"] for a in answers if (a["year"], a["role"]) == (year, role))
            lows = [low for low in lows if low]
            # If their number is even, the median lies between the two middle answers.
            least, most = lows[(len(lows) - 1) // 2], lows[len(lows) // 2]
            end = {8_000: 12_000, 12_000: 16_000}[most]
            assert least - 1 <= medians[role] * rate / 13 <= end + 1


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Menos de R$ 1.000/mês", (0, 1_000)),
        ("de R$ 1.001/mês a R$ 2.000/mês", (1_000, 2_000)),
        ("de R$ 30.001/mês a R$ 40.000/mês", (30_000, 40_000)),
        ("Acima de R$ 40.001/mês", (40_000, float("inf"))),
    ],
)
def test_bands_in_reais(text: str, band: tuple[float, float]):
    assert brazil_survey.pay_band(text) == band


@pytest.mark.parametrize("text", ["muito", "R$ 1.000", "de R$ 2.000/mês a R$ 1.000/mês"])
def test_invalid_band_is_refused(text: str):
    with pytest.raises(ValueError, match=r"question 2.h: found .*, expected a band such as"):
        brazil_survey.pay_band(text)


def test_a_year_without_an_exchange_rate_is_refused(tmp_path: Path, monkeypatch):
    sample_surveys.write(tmp_path)
    monkeypatch.setattr(exchange_rates, "used_rates", lambda _: pd.Series(dtype=float))
    with pytest.raises(ValueError, match="2023: found no exchange rate of BRL for 2023, expected"):
        brazil_survey.pay(tmp_path)
