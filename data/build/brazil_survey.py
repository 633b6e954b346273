"""State of Data Brazil: a yearly survey of people who work with data, one file per year.

Each column header contains a code (question and option number). The format of the headers changed
in 2024.
"""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from data.build import exchange_rates
from data.build.level_codes import encode
from data.build.roles import role_of
from data.build.tables import read_hand_written

SOURCE = "state_of_data_brazil"
FILES = "state-of-data-brazil-*.csv.gz"

ROLE = "2.f"
PAY = "2.h"
RAW_FACTORS = {"experience": "2.g", "company_size": "2.c"}
LIVES_IN_BRAZIL = "1.g"
COUNTRY = "br"
CURRENCY = "BRL"
# By law, employees in Brazil get a thirteenth monthly salary in December.
SALARIES = 13

# In 2023, this question's checkbox columns carry each other's names, so its text column is read
# instead.
CLOUDS = "4.h"
OF_2023 = r"\('P(?P<part>\d+)_(?P<question>\w)(_(?P<option>\d+))? ', [\"'](?P<label>.*)[\"']\)"
LATER = r"(?P<part>\d+)\.(?P<question>\w)(\.(?P<option>\d+))?[_ ](?P<label>.*)"


def years(raw: Path) -> dict[int, Path]:
    """Return the survey file for each available year."""
    return {int(file.name[-11:-7]): file for file in sorted(raw.glob(FILES))}


def read(file: Path) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the answers, with codes such as 8.a.5 as column names, and the label of each code.

    Answers are text; '' means that there is no answer.
    """
    table = pd.read_csv(file, dtype=str, keep_default_na=False)
    codes, labels = {}, {}
    for column in table.columns:
        match = re.fullmatch(OF_2023, column) or re.fullmatch(LATER, column)
        if match:
            parts = (match["part"], match["question"], match["option"])
            codes[column] = ".".join(filter(None, parts))
            labels[codes[column]] = match["label"].strip()
    return table[list(codes)].rename(columns=codes), labels


def practitioners(raw: Path) -> dict[int, tuple[pd.DataFrame, dict[str, str]]]:
    """Return, by year, the answers of people in one of the roles, and the label of each column.

    The answers have an added `role` column with the id of the role.
    """
    answers = {}
    for year, file in years(raw).items():
        table, labels = read(file)
        with_role = table.assign(role=role_of(table[ROLE], SOURCE)).dropna(subset="role")
        answers[year] = (with_role, labels)
    return answers


def pay_band(text: str) -> tuple[float, float]:
    """Return the edges of a pay band in reais a month; the top band's upper edge is infinite.

    'de R$ 1.001/mês a R$ 2.000/mês' is 1,000 to 2,000: the lower edge is where the band below ends.

    Raises:
        ValueError: the text isn't a band.
    """
    amounts = [float(amount.replace(".", "")) for amount in re.findall(r"\d[\d.]*", text)]
    if text.startswith("Menos de") and len(amounts) == 1:
        return 0.0, amounts[0]
    if text.startswith("Acima de") and len(amounts) == 1:
        return amounts[0] - 1, np.inf
    if len(amounts) == 2 and amounts[0] < amounts[1]:
        return amounts[0] - 1, amounts[1]
    raise ValueError(
        f"State of Data Brazil, question {PAY}: found {text!r}, expected a band such as "
        "'de R$ 1.001/mês a R$ 2.000/mês'"
    )


def pay(raw: Path) -> pd.DataFrame:
    """Return the residents of Brazil who stated their pay, with their pay band and factor codes.

    Bands are in US dollars a year: reais a month times SALARIES, at the year's exchange rate.

    Raises:
        ValueError: an answer isn't a band, or a year has no exchange rate.
    """
    rates = exchange_rates.used_rates(raw)
    tables = []
    for year, (answers, _) in practitioners(raw).items():
        residents = answers[answers[LIVES_IN_BRAZIL].isin(["1", "True"]) & (answers[PAY] != "")]
        rate = rates.get((CURRENCY, year))
        if rate is None:
            raise ValueError(
                f"State of Data Brazil {year}: found no exchange rate of {CURRENCY} for {year}, "
                "expected one in the salary index."
            )
        edges = np.array([pay_band(text) for text in residents[PAY]]).reshape(-1, 2)
        dollars = np.round(edges * SALARIES / rate, 2)
        factors = {
            factor: encode(residents[column], SOURCE, factor)
            for factor, column in RAW_FACTORS.items()
        }
        tables.append(
            residents[["role"]].assign(
                source=SOURCE,
                low=dollars[:, 0],
                high=dollars[:, 1],
                repeats=1,
                country=COUNTRY,
                remote="",
                area="",
                employer="",
                year=encode(pd.Series(str(year), index=residents.index), SOURCE, "year"),
                **factors,
            )
        )
    return pd.concat(tables, ignore_index=True)


def counted(raw: Path, kinds: list[str], item: str) -> pd.DataFrame:
    """Count who chose each option and who was asked, by role and year.

    Only the questions of these kinds count. `brazil_options.csv` gives the id of each option. It
    refers to an option by its number or, if the numbers changed between years, by its label. People
    who skipped a question don't count as asked. Columns: `item` (the option's id), role, year,
    people, asked, source.

    Raises:
        ValueError: in some year, a question has none of the options in `brazil_options.csv`.
    """
    options = read_hand_written("brazil_options.csv")
    options = options[options["kind"].isin(kinds)]
    tables = []
    for year, (answers, labels) in practitioners(raw).items():
        for question, question_options in options.groupby("question", sort=False):
            ticked = ticks(answers, str(question), question_options, labels)
            if ticked.columns.empty:
                raise ValueError(
                    f"State of Data Brazil {year}, question {question}: found none of the options "
                    f"{', '.join(question_options['option'].head(3))} "
                    "of data/build/brazil_options.csv."
                )
            grouped = ticked.groupby(answers["role"].loc[ticked.index])
            people, asked = grouped.sum().astype(int), grouped.size()
            long = people.melt(ignore_index=False, var_name=item, value_name="people")
            long = long.rename_axis("role").reset_index()
            tables.append(long.assign(asked=long["role"].map(asked), year=year))
    table = pd.concat(tables, ignore_index=True).assign(source=SOURCE)
    return table[[item, "role", "year", "people", "asked", "source"]].sort_values(
        [item, "role", "year"], ignore_index=True
    )


def ticks(
    answers: pd.DataFrame, question: str, options: pd.DataFrame, labels: dict[str, str]
) -> pd.DataFrame:
    """Return which options people ticked, one Boolean column per id.

    There is one row for each person who answered the question.
    """
    if question == CLOUDS:
        chosen = answers.loc[answers[question] != "", question]
        named = dict(zip(options["option"], options["id"], strict=True))
        return pd.DataFrame(
            {code: chosen.str.contains(label, regex=False) for label, code in named.items()}
        )
    ticked_columns = {}
    for option, code in zip(options["option"], options["id"], strict=True):
        for column in answers.columns[answers.columns.str.fullmatch(rf"{question}\.\d+")]:
            if option in (column.rpartition(".")[2], labels[column]):
                ticked_columns[code] = answers.loc[answers[column] != "", column].astype(float) == 1
    return pd.DataFrame(ticked_columns)


def work_shares(raw: Path) -> pd.DataFrame:
    """Return `work_shares.csv`: how common tasks, methods and AI assistants are at work."""
    return counted(raw, ["work"], "item")


def tool_shares(raw: Path) -> pd.DataFrame:
    """Return how many people use each tool, as rows of `survey_tools.csv`."""
    return counted(raw, ["tool"], "tool")
