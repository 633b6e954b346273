"""The questions of the assessment, and functions that encode and decode the answers."""

from dataclasses import dataclass

from components.assessment import answer_codec, words
from components.assessment.answer_codec import Answers, LegacyAnswers, UnreadableError
from components.tables.cache import Tables, cache_result
from components.words.skill_names import skill_names


@dataclass(frozen=True)
class Questionnaire:
    """The assessment: one step per section of statements, then the picks, then the result.

    `sections` maps each section to the texts of its statements, by id. `picks` maps each kind of
    pick to the names of its items, by id. `empty_code` is the code without any answers.
    """

    sections: dict[str, dict[str, str]]
    picks: dict[str, dict[str, str]]
    empty_code: str

    @property
    def steps(self) -> list[str]:
        """The names of the steps, in order."""
        return [*self.sections, *words.LAST_STEPS]

    @property
    def statement_count(self) -> int:
        return sum(len(section) for section in self.sections.values())

    @property
    def pick_count(self) -> int:
        """The number of items that can be picked."""
        return sum(len(names) for names in self.picks.values())


@cache_result
def questionnaire(tables: Tables) -> Questionnaire:
    picks, names = tables["picks"], skill_names(tables)
    return Questionnaire(
        {
            str(section): dict(zip(section_questions["id"], section_questions["text"], strict=True))
            for section, section_questions in tables["questions"].groupby("section", sort=False)
        },
        {
            kind: {item: names[item] for item in picks.loc[picks["kind"] == kind, "item"]}
            for kind in words.KINDS_OF_PICKS
        },
        encode_answers(Answers(), tables),
    )


@cache_result
def decode_answers(code: str, tables: Tables) -> Answers:
    """Return the answers in a code; for a code from an earlier version, those that still count.

    Raises:
        UnreadableError: see `answer_codec.decode`.
    """
    try:
        return answer_codec.decode(code, tables["questions"], tables["picks"])
    except UnreadableError:
        legacy = legacy_answers(code, tables)
        if legacy is None:
            raise
        return legacy.answers


@cache_result
def legacy_answers(code: str, tables: Tables) -> LegacyAnswers | None:
    """Decode a code from an earlier version; return None for any other code."""
    return answer_codec.decode_legacy(code, tables["former_questions"], tables["picks"])


def encode_answers(answers: Answers, tables: Tables) -> str:
    return answer_codec.encode(answers, tables["questions"], tables["picks"])


def load_answers(content: bytes, tables: Tables) -> tuple[Answers, str]:
    """Return the answers in an uploaded file, and what has changed in the assessment since.

    The second value is '' for a file from the current version.

    Raises:
        UnreadableError: see `answer_codec.from_json`.
    """
    picks = tables["picks"]
    legacy = answer_codec.from_legacy_json(content, tables["former_questions"], picks)
    if legacy:
        return legacy.answers, legacy.changes
    return answer_codec.from_json(content, tables["questions"], picks), ""
