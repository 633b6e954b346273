"""With random, hostile and very long URLs, pages keep known values and report the others.

An ordinary run opens a sample of URLs, `make exhaustive` opens 5,000; they depend on SEED. A
failure names the page and the URL, and can be reproduced.
"""

import os
import random
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from components.assessment.answer_codec import (
    Answers,
    UnreadableError,
    decode,
    encode,
    from_json,
)
from components.selection.options import LOCAL
from components.shell.controls import MAX_QUOTE
from components.shell.markdown import WORD_JOINER
from components.tables import loading
from tests.conftest import ROOT, new_visitor, shown, words
from tests.page_urls import PAGES

LINKS, SOME_LINKS = 5_000, 135
CODES, SOME_CODES = 50_000, 4_000
MAX_URL_LENGTH = 2**19
SEED = int(os.environ.get("SEED", "1"))
LABELS = loading.read_table("pay_levels").set_index(["factor", "code"])["label"].to_dict()
# Free text and answer codes don't have a fixed set of values.
FREE = {"search", "code", "with"}
HOSTILE = [
    "",
    " ",
    "0",
    "-1",
    "1e999",
    "NaN",
    "null",
    "None",
    "__proto__",
    "constructor",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "C:\\con",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "'; DROP TABLE pay; --",
    '" or "1"="1',
    "{{7*7}}",
    "${7*7}",
    "{0.__class__}",
    "%s%n%x",
    "%00",
    "\0",
    "a\0b",
    "a\r\nSet-Cookie: x=y",
    "\u202egnp.exe",
    "\ufeff",
    "\ufffd",
    "👩🏽‍🔬",
    "é" * 50,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
    "$x$ **b** _i_ :red[r] :material/home:",
    "=HYPERLINK(1)",
    "(" * 500,
    "[" * 500,
    ".*" * 200,
    "(a+)+$",
    "x" * 10_000,
    "9" * 10_000,
    "-" * 100_000,
    "a,b;c|d&e=f#g",
    "٣",
    "１",
    "²",
    "1_0",
    "+1",
    "1.0",
    " 1",
    "yes ",
    "YES",
]


def vocabulary() -> dict[str, list[str]]:
    """Return the query parameters of the app with their values, taken from its code and tables."""
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for folder in ("pages", "components")
        for file in sorted((ROOT / folder).rglob("*.py"))
    )
    names = set(
        re.findall(r'(?:choices\.\w+|get_all|unknown|several|one|flag|text)\(\s*"(\w+)"', code)
    )
    names |= set(re.findall(r'^[A-Z_, ]+ = ((?:"\w+"(?:, )?)+)$', code, flags=re.MULTILINE))
    names = {part.strip('", ') for name in names for part in name.split(",")}
    levels = loading.read_table("pay_levels")
    known = {factor: list(subset["code"]) for factor, subset in levels.groupby("factor")}
    ids = {
        name: list(loading.read_table(name)["id"])
        for name in ("roles", "work_stages", "tools", "sources")
    }
    known |= {
        "role": ids["roles"],
        "stage": ids["work_stages"],
        "tool": ids["tools"],
        "source": ids["sources"],
        "category": list(loading.read_table("survey_questions")["id"]),
        "by": list(known),
        "currency": ["usd", "local", "international"],
        "sort": ["difference", "popularity", "name"],
        "clear": ["yes"],
        "all": ["yes"],
        "search": ["python", "learning"],
        "step": [str(number) for number in range(12)],
    }
    known["country"] += list(loading.read_table("country_groups")["id"])
    return {name: known.get(name, []) for name in sorted(names | set(known) | {"code", "with"})}


def codes(chance: random.Random) -> Iterator[str]:
    """Yield answer codes: valid, cut, changed, combined and random ones."""
    questions, picks = loading.read_table("questions"), loading.read_table("picks")
    while True:
        statements = {id: chance.randrange(5) for id in questions["id"] if chance.random() < 0.7}
        picked = [item for item in picks["item"] if chance.random() < 0.3]
        sound = encode(Answers(statements, picked), questions, picks)
        place = chance.randrange(len(sound))
        yield sound
        yield sound[:place]
        yield sound[:place] + chance.choice("0123456789abcdef.-ZZ\0é") + sound[place + 1 :]
        yield sound.upper() + " " * chance.randrange(3)
        yield sound * chance.choice([2, 50, 5_000])
        yield "".join(chance.choice("0123456789abcdef.-") for _ in range(len(sound)))
        yield chance.choice(HOSTILE)


def noise(chance: random.Random) -> str:
    """Return random characters that a URL can contain; lone surrogates are excluded."""
    letters = (
        chr(chance.choice([chance.randrange(128), chance.randrange(0xD800)])) for _ in "x" * 9
    )
    return "".join(letters) * chance.choice([1, 1, 1, 30, 1_000])


def links(chance: random.Random) -> Iterator[dict[str, list[str]]]:
    """Yield query parameters: mostly up to eight names, each with up to three values.

    Names and values are valid, hostile or random.
    """
    names, answers = vocabulary(), codes(chance)
    while True:
        link: dict[str, list[str]] = {}
        for _ in range(chance.randrange(1, 9)):
            name = chance.choice([*names, *names, noise(chance), chance.choice(HOSTILE)])
            values = [*names.get(name, []), next(answers)] if name in names else []
            link[name] = [
                chance.choice(values)
                if values and chance.random() < 0.6
                else chance.choice([chance.choice(HOSTILE), noise(chance)])
                for _ in range(chance.randrange(1, 4))
            ]
            if name in ("code", "with"):
                link[name] = [next(answers)]
        if chance.random() < 0.02:
            link |= {f"{noise(chance)[:9]}{number}": ["x"] for number in range(900)}
        # Streamlit doesn't read longer URLs, and no browser sends them.
        if len(urlencode(link, doseq=True)) < MAX_URL_LENGTH:
            yield link


def show(app: AppTest, link: dict[str, list[str]]) -> None:
    app.query_params.clear()
    for name, values in link.items():
        app.query_params[name] = values
    app.run()


@pytest.mark.parametrize("page", PAGES)
def test_no_link_breaks_a_page(page: str, all_cases: bool):
    chance = random.Random(f"{SEED} {page}")
    app = new_visitor(page).run()
    title = words(app).partition("\n")[0]
    number = (LINKS if all_cases else SOME_LINKS) // len(PAGES)
    for link in islice(links(chance), number):
        show(app, link)
        assert not app.exception, (page, link)
        assert not app.error, (page, link)
        text = words(app)
        assert text.startswith(title), (page, link)
        for name, values in link.items():
            if shown(app, name) and name not in FREE:
                subset = [value for value in values if not translated(page, name, value)]
                assert_kept_or_said(app, name, subset)


def translated(page: str, name: str, value: str) -> bool:
    """Return whether a page may replace this value with a related level or group."""
    by_groups = name == "country" and page in ("tools", "work")
    followed = by_groups or name in ("experience", "company_size")
    return followed and (name, value) in LABELS


def assert_kept_or_said(app: AppTest, name: str, values: list[str]) -> None:
    """Check that every value in the URL is either selected or reported as ignored."""
    [now] = shown(app, name)
    chosen = now if isinstance(now, list) else ["yes"] if now is True else [now]
    if not isinstance(now, list) and set(chosen) & set(values):
        return
    notes = as_read("\n".join(note.value for note in [*app.warning, *app.info]))
    for value in set(values) - set(chosen):
        # Levels of another source appear with their labels. Only the first five values are
        # quoted; the rest are counted.
        named = [as_read(text[:MAX_QUOTE]) for text in (value, LABELS.get((name, value), value))]
        counted = re.search(r"and\d+more", notes) or value == LOCAL
        assert counted or any(text in notes for text in named), (name, values)


def as_read(text: str) -> str:
    """Return a text without white space and Markdown escapes."""
    return re.sub(rf"[\\{WORD_JOINER}\s]", "", text)


@pytest.mark.parametrize("page", ["pay", "tools", "work"])
def test_a_link_with_known_and_unknown_values_keeps_the_known_ones(page: str):
    name, good = {
        "pay": ("country", "in"),
        "tools": ("category", "languages"),
        "work": ("stage", str(loading.read_table("work_stages")["id"].iloc[0])),
    }[page]
    app = new_visitor(page).run()
    for start in range(0, len(HOSTILE), 10):
        show(app, {name: [*HOSTILE[start : start + 10], good, *HOSTILE[start : start + 10]]})
        assert not app.exception
        assert shown(app, name) == [[good]]
        assert ":material/link_off:" in [note.icon for note in app.warning]


@pytest.mark.parametrize(
    ("page", "name"),
    [("tools", "clear"), ("tools", "all"), ("switch", "all"), ("assessment", "step")],
)
def test_switches_and_steps_state_their_gaps(page: str, name: str):
    app = new_visitor(page).run()
    show(app, {name: ["perhaps"]})
    assert "“perhaps”" in words(app)


def test_no_code_or_file_of_answers_is_misread(all_cases: bool):
    questions, picks = loading.read_table("questions"), loading.read_table("picks")
    chance = random.Random(SEED)
    number = CODES if all_cases else SOME_CODES
    for code in islice(codes(chance), number):
        try:
            answers = decode(code, questions, picks)
        except UnreadableError:
            continue
        # Encoding a decoded code gives the same code, apart from case and outer white space.
        assert encode(answers, questions, picks) == code.strip().lower()
    for _ in range(number // 2):
        text = chance.choice([chance.choice(HOSTILE), noise(chance), "[" * 3_000, '{"a":' * 3_000])
        with pytest.raises(UnreadableError):
            from_json(text.encode("utf-8", "surrogatepass"), questions, picks)


def test_long_lists_are_capped_with_a_message(open_page):
    areas = loading.read_table("metro_pay")["area"].drop_duplicates().head(200)
    app = open_page("places", area=list(areas))
    (chosen,) = shown(app, "area")
    assert chosen == list(areas.head(12))
    assert "Areas to compare: only the first 12 of 200 in the link count." in words(app)


def test_no_parameter_counts_more_than_200_values(open_page):
    app = open_page("tools", category=[f"made-up-{number}" for number in range(250)])
    assert "Only the first 200 of 250 values for category in the link count." in words(app)
