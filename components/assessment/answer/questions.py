"""What the assessment asks, and a person's answers."""

from dataclasses import dataclass

from components.assessment import answer_codec, words
from components.assessment.answer_codec import Answers, LegacyAnswers, UnreadableError
from components.tables.cache import Tables, cache_result
from components.words.skill_names import skill_names


@dataclass(frozen=True)
class Questionnaire:
    """The assessment: one step per section, then the picks, then the result.

    `sections` has the texts of the statements by id; `picks` the names by item, by kind;
    `unanswered` is the code without answers.
    """

    sections: dict[str, dict[str, str]]
    picks: dict[str, dict[str, str]]
    unanswered: str

    @property
    def steps(self) -> list[str]:
        """The names of the steps."""
        return [*self.sections, *words.LAST_STEPS]

    @property
    def statements(self) -> int:
        """The number of statements."""
        return sum(len(section) for section in self.sections.values())

    @property
    def offered(self) -> int:
        """The number of picks on offer."""
        return sum(len(names) for names in self.picks.values())


@cache_result
def questionnaire(tables: Tables) -> Questionnaire:
    """Return the assessment; `tables` needs questions, picks, activity_names and tools."""
    picks, names = tables["picks"], skill_names(tables)
    return Questionnaire(
        {
            str(section): dict(zip(section_questions["id"], section_questions["text"], strict=True))
            for section, section_questions in tables["questions"].groupby("section", sort=False)
        },
        {
            kind: names[picks.loc[picks["kind"] == kind, "item"]].to_dict()
            for kind in words.KINDS_OF_PICKS
        },
        code_of(Answers(), tables),
    )


@cache_result
def answers_in(code: str, tables: Tables) -> Answers:
    """Return the answers in a code; `tables` needs questions, picks and former_questions.

    A code of an earlier version keeps what still counts.

    Raises:
        UnreadableError: see `answer_codec.decode`.
    """
    try:
        return answer_codec.decode(code, tables["questions"], tables["picks"])
    except UnreadableError:
        former = former_answers(code, tables)
        if former is None:
            raise
        return former.answers


@cache_result
def former_answers(code: str, tables: Tables) -> LegacyAnswers | None:
    """Return what remains of a code of an earlier version, and what changed; None for other codes.

    `tables` needs former_questions and picks.
    """
    return answer_codec.decode_legacy(code, tables["former_questions"], tables["picks"])


def code_of(answers: Answers, tables: Tables) -> str:
    """Return the code of some answers; `tables` needs questions and picks."""
    return answer_codec.encode(answers, tables["questions"], tables["picks"])


def answers_of_file(content: bytes, tables: Tables) -> tuple[Answers, str]:
    """Return the answers in a downloaded file, and what changed since, or ''.

    `tables` needs questions, picks and former_questions.

    Raises:
        UnreadableError: see `answer_codec.from_json`.
    """
    picks = tables["picks"]
    former = answer_codec.from_former_json(content, tables["former_questions"], picks)
    if former:
        return former.answers, former.changed
    return answer_codec.from_json(content, tables["questions"], picks), ""
