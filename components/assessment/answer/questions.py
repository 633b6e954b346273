"""What the assessment asks, and what somebody answered."""

from dataclasses import dataclass

from components.assessment import saved_answers, words
from components.assessment.saved_answers import Answers, Former, UnreadableError
from components.tables.cache import Tables, once
from components.words.skill_names import skill_names


@dataclass(frozen=True)
class Questionnaire:
    """All that is asked, a step a section, then the picks, then the result.

    `sections` has the texts of the statements by id, `picks` the names by item, by kind;
    `unanswered` is the code of somebody who answered nothing.
    """

    sections: dict[str, dict[str, str]]
    picks: dict[str, dict[str, str]]
    unanswered: str

    @property
    def steps(self) -> list[str]:
        """What the steps are called."""
        return [*self.sections, *words.LAST_STEPS]

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return sum(len(section) for section in self.sections.values())

    @property
    def offered(self) -> int:
        """How many picks there are."""
        return sum(len(names) for names in self.picks.values())


@once
def questionnaire(tables: Tables) -> Questionnaire:
    """What is asked; `tables` needs questions, picks, activity_names and tools."""
    picks, names = tables["picks"], skill_names(tables)
    return Questionnaire(
        {
            str(section): dict(zip(own["id"], own["text"], strict=True))
            for section, own in tables["questions"].groupby("section", sort=False)
        },
        {
            kind: names[picks.loc[picks["kind"] == kind, "item"]].to_dict()
            for kind in words.KINDS_OF_PICKS
        },
        code_of(Answers(), tables),
    )


@once
def answers_in(code: str, tables: Tables) -> Answers:
    """The answers in a code; `tables` needs questions, picks and former_questions.

    Of a code of former questions that is what still counts.

    Raises:
        UnreadableError: see `saved_answers.from_code`.
    """
    try:
        return saved_answers.from_code(code, tables["questions"], tables["picks"])
    except UnreadableError:
        former = former_answers(code, tables)
        if former is None:
            raise
        return former.answers


@once
def former_answers(code: str, tables: Tables) -> Former | None:
    """What is left of a code of former questions, and what changed; None for any other code.

    `tables` needs former_questions and picks.
    """
    return saved_answers.from_former_code(code, tables["former_questions"], tables["picks"])


def code_of(answers: Answers, tables: Tables) -> str:
    """The code of some answers; `tables` needs questions and picks."""
    return saved_answers.to_code(answers, tables["questions"], tables["picks"])


def answers_of_file(content: bytes, tables: Tables) -> tuple[Answers, str]:
    """The answers in a file that was downloaded here, and what changed since, or ''.

    `tables` needs questions, picks and former_questions.

    Raises:
        UnreadableError: see `saved_answers.from_json`.
    """
    picks = tables["picks"]
    former = saved_answers.from_former_json(content, tables["former_questions"], picks)
    if former:
        return former.answers, former.changed
    return saved_answers.from_json(content, tables["questions"], picks), ""
