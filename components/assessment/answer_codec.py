"""Convert the answers to the assessment to a short code or a JSON file, and back."""

import json
import re
import reprlib
from collections.abc import Collection
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qs, unquote
from zlib import crc32

import pandas as pd

from components.statistics.interest_fit import HIGHEST_ANSWER

NO_ANSWER = "-"
FORMAT = "crossroads-answers"
CODE_PARAM = "code"
MAX_QUOTE_LENGTH = 40

# Any value that a JSON file can hold.
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class UnreadableError(ValueError):
    """Raised if a code or file holds no readable answers; its message is shown to visitors."""


@dataclass(frozen=True)
class Answers:
    """The visitor's answers to the statements, and the tools and activities they picked.

    `statements` maps statement ids to answers from 0 to HIGHEST_ANSWER; `picked` lists item ids.
    """

    statements: dict[str, int] = field(default_factory=dict)
    picked: list[str] = field(default_factory=list)

    def with_answer(self, statement: str, answer: int | None) -> "Answers":
        """Return a copy with one answer changed, or removed if `answer` is None."""
        changed = {**self.statements, statement: answer}
        kept = {id: given for id, given in changed.items() if given is not None}
        return Answers(kept, self.picked)

    def with_picks(self, picked: list[str], offered: Collection[str]) -> "Answers":
        """Return a copy in which `picked` replaces the picks among the `offered` items."""
        others = [item for item in self.picked if item not in offered]
        return Answers(self.statements, others + picked)


@dataclass(frozen=True)
class FormVersion:
    """One version of the assessment, with the sorted ids of its statements and picks.

    `mark` is a checksum of the content, so it changes whenever the meaning of an answer does.
    """

    statements: list[str]
    picks: list[str]
    mark: int

    def encode(self, answers: Answers) -> str:
        """Encode answers as check digits, one character per statement, and one bit per pick.

        The bits are written in hexadecimal. The check digits depend on the mark, so `decode`
        rejects damaged codes and codes from other versions instead of misreading them.
        """
        marks = "".join(str(answers.statements.get(id, NO_ANSWER)) for id in self.statements)
        bits = sum(1 << bit for bit, item in enumerate(self.picks) if item in answers.picked)
        body = f"{marks}.{bits:0{self._digits}x}"
        return f"{self._check(body)}.{body}"

    def decode(self, code: str) -> Answers | None:
        """Decode a code from `encode`; return None if it is damaged or from another version."""
        marks_pattern = f"[0-{HIGHEST_ANSWER}{NO_ANSWER}]{{{len(self.statements)}}}"
        match = re.fullmatch(
            rf"([0-9a-f]{{4}})\.(({marks_pattern})\.([0-9a-f]{{{self._digits}}}))",
            code.strip().lower(),
        )
        if not match or match[1] != self._check(match[2]):
            return None
        marks, bits = zip(self.statements, match[3], strict=True), int(match[4], 16)
        return Answers(
            {id: int(mark) for id, mark in marks if mark != NO_ANSWER},
            [item for bit, item in enumerate(self.picks) if bits >> bit & 1],
        )

    @property
    def _digits(self) -> int:
        """The number of hexadecimal digits that encode the picks."""
        return -(-len(self.picks) // 4)

    def _check(self, body: str) -> str:
        return f"{crc32(body.encode(), self.mark) & 0xFFFF:04x}"


def form_version(questions: pd.DataFrame, picks: pd.DataFrame) -> FormVersion:
    """Return the current version of the assessment.

    Its mark is computed from the id, role and text of each statement, and from the picks.
    """
    columns = (questions[column] for column in ("id", "role", "text"))
    statements, items = sorted(zip(*columns, strict=True)), sorted(picks["item"])
    content = json.dumps([statements, items])
    return FormVersion([id for id, _, _ in statements], items, crc32(content.encode()))


def encode(answers: Answers, questions: pd.DataFrame, picks: pd.DataFrame) -> str:
    """Encode answers to the current version of the assessment."""
    return form_version(questions, picks).encode(answers)


def decode(code: str, questions: pd.DataFrame, picks: pd.DataFrame) -> Answers:
    """Decode a code from `encode`.

    Raises:
        UnreadableError: if the code is damaged or belongs to another version.
    """
    answers = form_version(questions, picks).decode(code)
    if answers is None:
        raise UnreadableError(
            "The code of the answers is damaged, or belongs to another version of the questions."
        )
    return answers


@dataclass(frozen=True)
class LegacyAnswers:
    """Those answers to an earlier version of the assessment that still count.

    `changes` explains what has changed since; `steps` is the number of steps in that version.
    """

    answers: Answers
    changes: str
    steps: int


def decode_legacy(
    code: str, former_questions: pd.DataFrame, picks: pd.DataFrame
) -> LegacyAnswers | None:
    """Decode a code from an earlier version, keeping the picks; return None for other codes.

    `former_questions` is the table `former_questions.csv`.
    """
    for former in _former_forms(former_questions):
        answers = former.form.decode(code)
        if answers is not None:
            return former.remaining(answers, picks)
    return None


@dataclass(frozen=True)
class _FormerForm:
    """An earlier version of the assessment, from a row of `former_questions.csv`."""

    form: FormVersion
    changed: str
    steps: int

    def remaining(self, answers: Answers, picks: pd.DataFrame) -> LegacyAnswers:
        """Return the part of these answers that still counts: the picks that are still offered."""
        offered = set(picks["item"])
        still_offered = [item for item in answers.picked if item in offered]
        return LegacyAnswers(Answers({}, still_offered), self.changed, self.steps)


def _former_forms(former_questions: pd.DataFrame) -> list[_FormerForm]:
    return [
        _FormerForm(
            FormVersion(row.statements.split(), row.picks.split(), int(row.mark, 16)),
            row.changed,
            row.steps,
        )
        for row in former_questions.itertuples()
    ]


def extract_code(pasted: str) -> str:
    """Return the code in pasted text, which is either the code itself or a URL with the code.

    A URL copied from an email or a chat may contain escaped characters and a fragment.
    """
    text = unescape(pasted).strip().partition("#")[0]
    codes = parse_qs(text.rpartition("?")[2] if f"{CODE_PARAM}=" in text else "").get(CODE_PARAM)
    return (codes[0] if codes else unquote(text)).strip()


def to_json(answers: Answers, code: str) -> str:
    """Return the text of a JSON file from which `from_json` can restore the answers."""
    content = {
        "format": FORMAT,
        CODE_PARAM: code,
        "statements": answers.statements,
        "picked": sorted(answers.picked),
    }
    return json.dumps(content, indent=2) + "\n"


def from_json(content: bytes, questions: pd.DataFrame, picks: pd.DataFrame) -> Answers:
    """Read the answers from a file that `to_json` created.

    Raises:
        UnreadableError: if the file is of another kind, contains unknown questions or picks, or has
            a code that doesn't match its answers.
    """
    return _checked_answers(_parse_file(content), form_version(questions, picks))


def from_legacy_json(
    content: bytes, former_questions: pd.DataFrame, picks: pd.DataFrame
) -> LegacyAnswers | None:
    """Read the answers that still count from a file of an earlier version.

    Return None for other files.

    Raises:
        UnreadableError: see `from_json`.
    """
    file = _parse_file(content)
    for former in _former_forms(former_questions):
        if isinstance(file.code, str) and former.form.decode(file.code):
            return former.remaining(_checked_answers(file, former.form), picks)
    return None


@dataclass(frozen=True)
class _AnswersFile:
    """The contents of an answers file before validation."""

    code: Json
    statements: dict[str, Json]
    picked: list[Json]


def _parse_file(content: bytes) -> _AnswersFile:
    """Parse an answers file; check the types of its statements and picks, but not their values."""
    try:
        # Some editors write a byte order mark at the start of a file.
        file = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_unique_keys)
    except UnreadableError:
        raise
    except (ValueError, RecursionError):
        raise UnreadableError(
            "This file cannot be read. Please choose one that was downloaded here."
        ) from None
    if not isinstance(file, dict) or file.get("format") != FORMAT:
        raise UnreadableError(
            "This file holds no answers. Please choose one that was downloaded here."
        )
    statements, picked = file.get("statements"), file.get("picked")
    if not isinstance(statements, dict) or not isinstance(picked, list):
        raise UnreadableError("This file has no statements or no picks. Was it changed?")
    return _AnswersFile(file.get(CODE_PARAM), statements, picked)


def _unique_keys(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Return a JSON object as a dict; raise an error for a duplicate key, which is ambiguous."""
    keys: set[str] = set()
    for key, _ in pairs:
        if key in keys:
            raise UnreadableError(
                f"This file has {_quote(key)} twice; expected it once. Was it changed?"
            )
        keys.add(key)
    return dict(pairs)


def _checked_answers(file: _AnswersFile, form: FormVersion) -> Answers:
    asked, offered = set(form.statements), set(form.picks)
    statements: dict[str, int] = {}
    for statement, answer in file.statements.items():
        if statement not in asked:
            raise UnreadableError(
                f"This file answers {_quote(statement)}, which is not asked here."
            )
        if type(answer) is not int or not 0 <= answer <= HIGHEST_ANSWER:
            raise UnreadableError(
                f"This file answers {_quote(statement)} with {_quote(answer)}; expected a whole "
                f"number from 0 to {HIGHEST_ANSWER}."
            )
        statements[statement] = answer
    if len(file.picked) > len(offered):
        raise UnreadableError(
            f"This file has {len(file.picked):,} picks; expected at most the {len(offered)} that "
            "are offered here."
        )
    for item in file.picked:
        if not isinstance(item, str) or item not in offered:
            raise UnreadableError(f"This file picks {_quote(item)}, which is not offered here.")
    answers = Answers(statements, [item for item in form.picks if item in file.picked])
    if not isinstance(file.code, str) or form.decode(file.code) != answers:
        raise UnreadableError(
            f"This file's answers have the code {form.encode(answers)}, but it says "
            f"{_quote(file.code)}. It was changed, or belongs to another version of the "
            "questions."
        )
    return answers


def _quote(value: object) -> str:
    """Quote a value from a file, shortened because it may contain anything."""
    text = value if isinstance(value, str) else reprlib.repr(value)
    return f"'{text[:MAX_QUOTE_LENGTH].encode('utf-8', 'backslashreplace').decode()}'"
