"""What somebody answered in the assessment: as one object, as a code, as a file."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from zlib import crc32

import pandas as pd

from components.statistics.interest_fit import HIGHEST

OPEN = "-"
FORMAT = "crossroads-answers"


class UnreadableError(ValueError):
    """A code or file that holds no answers; its text is a message for people."""


@dataclass(frozen=True)
class Answers:
    """Answers to statements (0 to HIGHEST, by statement id) and picked items."""

    statements: dict[str, int] = field(default_factory=dict)
    picked: list[str] = field(default_factory=list)

    def answering(self, statement: str, answer: int | None) -> "Answers":
        """These with another answer to a statement; None takes it back."""
        changed = {**self.statements, statement: answer}
        kept = {id: given for id, given in changed.items() if given is not None}
        return Answers(kept, self.picked)

    def picking(self, picked: list[str], offered: Collection[str]) -> "Answers":
        """These with other picks among those that were `offered`."""
        others = [item for item in self.picked if item not in offered]
        return Answers(self.statements, others + picked)


def to_code(answers: Answers, questions: pd.DataFrame, picks: pd.DataFrame) -> str:
    """One short code: check digits, a character a statement, the picks as a number.

    The check digits also change with the statements and picks that there are, so that
    neither a damaged code nor one of another version is misread.
    """
    statements = "".join(str(answers.statements.get(id, OPEN)) for id in sorted(questions["id"]))
    items = sorted(picks["item"])
    bits = sum(1 << place for place, item in enumerate(items) if item in answers.picked)
    body = f"{statements}.{bits:0{_digits(items)}x}"
    return f"{_check(body, questions, picks)}.{body}"


def from_code(code: str, questions: pd.DataFrame, picks: pd.DataFrame) -> Answers:
    """The answers in a code from `to_code`.

    Raises:
        UnreadableError: the code is damaged, or belongs to other statements or picks.
    """
    ids, items = sorted(questions["id"]), sorted(picks["item"])
    statements = f"[0-{HIGHEST}{OPEN}]{{{len(ids)}}}"
    match = re.fullmatch(
        rf"([0-9a-f]{{4}})\.(({statements})\.([0-9a-f]{{{_digits(items)}}}))", code.strip().lower()
    )
    if not match or match[1] != _check(match[2], questions, picks):
        raise UnreadableError(
            "The code of the answers is damaged, or belongs to another version of the questions."
        )
    bits = int(match[4], 16)
    return Answers(
        {id: int(mark) for id, mark in zip(ids, match[3], strict=True) if mark != OPEN},
        [item for place, item in enumerate(items) if bits >> place & 1],
    )


def _digits(items: list[str]) -> int:
    """How many hexadecimal digits the picks take."""
    return -(-len(items) // 4)


def _check(body: str, questions: pd.DataFrame, picks: pd.DataFrame) -> str:
    ids = [*sorted(questions["id"]), "", *sorted(picks["item"]), "", body]
    return f"{crc32(' '.join(ids).encode()) & 0xFFFF:04x}"


def to_json(answers: Answers, code: str) -> str:
    """The answers as a file that can be loaded again."""
    content = {
        "format": FORMAT,
        "code": code,
        "statements": answers.statements,
        "picked": sorted(answers.picked),
    }
    return json.dumps(content, indent=2) + "\n"


def from_json(content: bytes, questions: pd.DataFrame, picks: pd.DataFrame) -> Answers:
    """The answers in a file from `to_json`.

    Raises:
        UnreadableError: the file is no such file, or has something that is not asked here.
    """
    try:
        loaded = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise UnreadableError(
            "This file cannot be read. Please choose one that was downloaded here."
        ) from None
    if not isinstance(loaded, dict) or loaded.get("format") != FORMAT:
        raise UnreadableError(
            "This file holds no answers. Please choose one that was downloaded here."
        )
    statements, picked = loaded.get("statements"), loaded.get("picked")
    if not isinstance(statements, dict) or not isinstance(picked, list):
        raise UnreadableError("This file has no statements or no picks. Was it changed?")
    for statement, answer in statements.items():
        if statement not in set(questions["id"]):
            raise UnreadableError(f"This file answers '{statement[:40]}', which is not asked here.")
        if type(answer) is not int or not 0 <= answer <= HIGHEST:
            raise UnreadableError(
                f"This file answers '{statement}' with {str(answer)[:40]!r}; expected a whole "
                f"number from 0 to {HIGHEST}."
            )
    for item in picked:
        if not isinstance(item, str) or item not in set(picks["item"]):
            raise UnreadableError(f"This file picks {str(item)[:40]!r}, which is not offered here.")
    return Answers(dict(statements), list(dict.fromkeys(picked)))
