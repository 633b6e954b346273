"""Build `tool_usage.csv` and `activities.csv`: counts of survey answers by role and country."""

import pandas as pd

from data.build.practitioner_survey import SOURCE
from data.build.tables import read_hand_written

COUNTRY = "Q4"
COUNTRY_GROUPS = {"India": "in", "United States of America": "us"}
ELSEWHERE = "elsewhere"

# Two of the questions contain the word 'nan' where a respondent ticked nothing.
BLANKS = ["", "nan"]


def ticks(answers: pd.DataFrame, question: str) -> pd.DataFrame:
    """Return which options of a question each respondent ticked: one Boolean column per option.

    Respondents who ticked nothing at all, not even 'None', skipped the question and are left out: a
    skipped question is not a 'no'.

    Raises:
        ValueError: a column holds more than one text, so it isn't a checkbox.
    """
    options = {}
    for column in answers.columns[answers.columns.str.fullmatch(rf"{question}_\d+")]:
        text = answers[column].str.strip().replace(BLANKS, pd.NA)
        names = text.dropna().unique()
        if len(names) > 1:
            raise ValueError(f"{column} holds several texts: {', '.join(names)}")
        if len(names):
            options[names[0]] = text.notna()
    table = pd.DataFrame(options)
    return table[table.any(axis=1)]


def count(answers: pd.DataFrame, questions: list[str], item: str) -> pd.DataFrame:
    """Count who ticked each option and who was asked, by role and country group.

    `answers` comes from `practitioners`. `item` is the name for the column of ids, which
    `survey_options.csv` gives to the options. 'None' and 'Other' are answers but not items.
    """
    known = read_hand_written("survey_options.csv")
    group = answers[COUNTRY].map(COUNTRY_GROUPS).fillna(ELSEWHERE)
    tables = []
    for question in questions:
        ticked = ticks(answers, question)
        keys = [answers["role"].loc[ticked.index], group.loc[ticked.index].rename("country_group")]
        people = ticked.groupby(keys).sum()
        asked = ticked.groupby(keys).size()
        question_options = known[known["question"] == question]
        for answer, identifier in zip(
            question_options["answer"], question_options["id"], strict=True
        ):
            counted = people[answer] if answer in people else asked * 0
            tables.append(
                pd.DataFrame({"people": counted.astype(int), "asked": asked})
                .reset_index()
                .assign(**{item: identifier})
            )
    table = pd.concat(tables, ignore_index=True).assign(source=SOURCE)
    return table[[item, "role", "country_group", "people", "asked", "source"]].sort_values(
        [item, "role", "country_group"], ignore_index=True
    )


def tool_usage(answers: pd.DataFrame) -> pd.DataFrame:
    """Return `tool_usage.csv`: how many of those asked use each tool."""
    questions = read_hand_written("survey_options.csv")["question"].unique()
    return count(answers, [question for question in questions if question != "Q28"], "tool")


def activities(answers: pd.DataFrame) -> pd.DataFrame:
    """Return `activities.csv`: how many of those asked say that each activity matters at work."""
    return count(answers, ["Q28"], "activity")
