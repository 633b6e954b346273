"""The answers of the assessment as an object, as a short code, and as a JSON file."""

import json
import re
import reprlib
from collections.abc import Collection
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qs, unquote
from zlib import crc32

import pandas as pd

from components.statistics.interest_fit import HIGHEST

OPEN = "-"
FORMAT = "crossroads-answers"
CODE_PARAM = "code"
LONGEST_QUOTE = 40


class UnreadableError(ValueError):
    """A code or file without readable answers; the message is written for visitors."""


@dataclass(frozen=True)
class Answers:
    """Answers to statements (0 to HIGHEST, by statement id), and picked items."""

    statements: dict[str, int] = field(default_factory=dict)
    picked: list[str] = field(default_factory=list)

    def answering(self, statement: str, answer: int | None) -> "Answers":
        """Return these answers with another answer to a statement; None removes it."""
        changed = {**self.statements, statement: answer}
        kept = {id: given for id, given in changed.items() if given is not None}
        return Answers(kept, self.picked)

    def picking(self, picked: list[str], offered: Collection[str]) -> "Answers":
        """Return these answers with other picks among the `offered` items."""
        others = [item for item in self.picked if item not in offered]
        return Answers(self.statements, others + picked)


@dataclass(frozen=True)
class FormVersion:
    """One version of the assessment: ids of statements and picks, sorted.

    `mark` is a number that changes with anything that changes the meaning of an answer.
    """

    statements: list[str]
    picks: list[str]
    mark: int

    def code_of(self, answers: Answers) -> str:
        """Encode answers: check digits, a character per statement, the picks as a number.

        The check digits depend on the mark, so neither a damaged code nor one of another version is
        misread.
        """
        given = "".join(str(answers.statements.get(id, OPEN)) for id in self.statements)
        bits = sum(1 << place for place, item in enumerate(self.picks) if item in answers.picked)
        body = f"{given}.{bits:0{self._digits}x}"
        return f"{self._check(body)}.{body}"

    def answers_in(self, code: str) -> Answers | None:
        """Decode a code from `code_of`; None for a damaged code or another version."""
        given = f"[0-{HIGHEST}{OPEN}]{{{len(self.statements)}}}"
        match = re.fullmatch(
            rf"([0-9a-f]{{4}})\.(({given})\.([0-9a-f]{{{self._digits}}}))", code.strip().lower()
        )
        if not match or match[1] != self._check(match[2]):
            return None
        marks, bits = zip(self.statements, match[3], strict=True), int(match[4], 16)
        return Answers(
            {id: int(mark) for id, mark in marks if mark != OPEN},
            [item for place, item in enumerate(self.picks) if bits >> place & 1],
        )

    @property
    def _digits(self) -> int:
        """The number of hexadecimal digits of the picks."""
        return -(-len(self.picks) // 4)

    def _check(self, body: str) -> str:
        return f"{crc32(body.encode(), self.mark) & 0xFFFF:04x}"


def form_version(questions: pd.DataFrame, picks: pd.DataFrame) -> FormVersion:
    """Return the current version; its mark includes each statement's text and role."""
    columns = (questions[column] for column in ("id", "role", "text"))
    statements, items = sorted(zip(*columns, strict=True)), sorted(picks["item"])
    content = json.dumps([statements, items])
    return FormVersion([id for id, _, _ in statements], items, crc32(content.encode()))


def encode(answers: Answers, questions: pd.DataFrame, picks: pd.DataFrame) -> str:
    """Encode answers to the current version."""
    return form_version(questions, picks).code_of(answers)


def decode(code: str, questions: pd.DataFrame, picks: pd.DataFrame) -> Answers:
    """Decode a code from `encode`.

    Raises:
        UnreadableError: the code is damaged, or belongs to another version.
    """
    answers = form_version(questions, picks).answers_in(code)
    if answers is None:
        raise UnreadableError(
            "The code of the answers is damaged, or belongs to another version of the questions."
        )
    return answers


@dataclass(frozen=True)
class LegacyAnswers:
    """What remains of answers to an earlier version, a sentence on what changed, its last step."""

    answers: Answers
    changed: str
    steps: int


def decode_legacy(code: str, former: pd.DataFrame, picks: pd.DataFrame) -> LegacyAnswers | None:
    """Decode the picks in a code of an earlier version; None for other codes.

    `former` is `former_questions.csv`.
    """
    for row in former.itertuples():
        answers = _former_form(row).answers_in(code)
        if answers is not None:
            return _what_is_left(answers, row, picks)
    return None


def _former_form(row: Any) -> FormVersion:
    return FormVersion(row.statements.split(), row.picks.split(), int(row.mark, 16))


def _what_is_left(answers: Answers, row: Any, picks: pd.DataFrame) -> LegacyAnswers:
    offered = set(picks["item"])
    still = Answers({}, [item for item in answers.picked if item in offered])
    return LegacyAnswers(still, row.changed, row.steps)


def code_in(pasted: str) -> str:
    """Find the code in pasted text: the code itself, or a URL that contains it.

    A URL from a mail or chat may have escapes and a fragment.
    """
    text = unescape(pasted).strip().partition("#")[0]
    codes = parse_qs(text.rpartition("?")[2] if f"{CODE_PARAM}=" in text else "").get(CODE_PARAM)
    return (codes[0] if codes else unquote(text)).strip()


def to_json(answers: Answers, code: str) -> str:
    """Return the answers as a JSON file that can be loaded again."""
    content = {
        "format": FORMAT,
        CODE_PARAM: code,
        "statements": answers.statements,
        "picked": sorted(answers.picked),
    }
    return json.dumps(content, indent=2) + "\n"


def from_json(content: bytes, questions: pd.DataFrame, picks: pd.DataFrame) -> Answers:
    """Read the answers in a file from `to_json`.

    Raises:
        UnreadableError: it is another kind of file, it contains unknown questions, or its code and its answers differ.
    """
    return _answers_in(_loaded(content), form_version(questions, picks))


def from_former_json(
    content: bytes, former: pd.DataFrame, picks: pd.DataFrame
) -> LegacyAnswers | None:
    """Read what remains of a file of an earlier version; None for other files.

    Raises:
        UnreadableError: see `from_json`.
    """
    loaded = _loaded(content)
    for row in former.itertuples():
        form = _former_form(row)
        if isinstance(loaded[CODE_PARAM], str) and form.answers_in(loaded[CODE_PARAM]):
            return _what_is_left(_answers_in(loaded, form), row, picks)
    return None


def _loaded(content: bytes) -> dict[str, Any]:
    """Return the parts of a file after checking their types."""
    try:
        # Some editors put a byte order mark before the text.
        loaded = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once_each)
    except UnreadableError:
        raise
    except (ValueError, RecursionError):
        raise UnreadableError(
            "This file cannot be read. Please choose one that was downloaded here."
        ) from None
    if not isinstance(loaded, dict) or loaded.get("format") != FORMAT:
        raise UnreadableError(
            "This file holds no answers. Please choose one that was downloaded here."
        )
    if not isinstance(loaded.get("statements"), dict) or not isinstance(loaded.get("picked"), list):
        raise UnreadableError("This file has no statements or no picks. Was it changed?")
    return {CODE_PARAM: None, **loaded}


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs of an object; a duplicate key is ambiguous and raises an error."""
    keys: set[str] = set()
    for key, _ in pairs:
        if key in keys:
            raise UnreadableError(
                f"This file has {_quoted(key)} twice; expected it once. Was it changed?"
            )
        keys.add(key)
    return dict(pairs)


def _answers_in(loaded: dict[str, Any], form: FormVersion) -> Answers:
    statements, picked = loaded["statements"], loaded["picked"]
    asked, offered = set(form.statements), set(form.picks)
    for statement, answer in statements.items():
        if statement not in asked:
            raise UnreadableError(
                f"This file answers {_quoted(statement)}, which is not asked here."
            )
        if type(answer) is not int or not 0 <= answer <= HIGHEST:
            raise UnreadableError(
                f"This file answers {_quoted(statement)} with {_quoted(answer)}; expected a whole "
                f"number from 0 to {HIGHEST}."
            )
    if len(picked) > len(offered):
        raise UnreadableError(
            f"This file has {len(picked):,} picks; expected at most the {len(offered)} that are "
            "offered here."
        )
    for item in picked:
        if not isinstance(item, str) or item not in offered:
            raise UnreadableError(f"This file picks {_quoted(item)}, which is not offered here.")
    answers = Answers(dict(statements), [item for item in form.picks if item in picked])
    if not isinstance(loaded[CODE_PARAM], str) or form.answers_in(loaded[CODE_PARAM]) != answers:
        raise UnreadableError(
            f"This file's answers have the code {form.code_of(answers)}, but it says "
            f"{_quoted(loaded[CODE_PARAM])}. It was changed, or belongs to another version of the "
            "questions."
        )
    return answers


def _quoted(value: object) -> str:
    """Quote a value from a file briefly; it may contain anything."""
    text = value if isinstance(value, str) else reprlib.repr(value)
    return f"'{text[:LONGEST_QUOTE].encode('utf-8', 'backslashreplace').decode()}'"
