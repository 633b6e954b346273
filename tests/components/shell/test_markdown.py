"""Tests that text from tables is shown literally."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.shell.markdown import WORD_JOINER as J
from components.shell.markdown import escape_markdown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$5 to $9", r"\$5 to \$9"),
        ("a_b_ *c*", r"a\_b\_ \*c\*"),
        ("<b>[x](javascript:y)</b>", r"\<b\>\[x\](javascript\:y)\</b\>"),
        (":red[x] :smile:", r"\:red\[x\] \:smile\:"),
        ("a -> b -- c <= d", f"a -{J}\\> b -{J}- c \\<{J}= d"),
        (":material/home: x", rf"\:{J}material/home\: x"),
        ("1. not a list", r"1\. not a list"),
        ("- not a list", r"\- not a list"),
        ("www.example.com a@b.c", rf"www{J}.example.com a\@{J}b.c"),
        ("https://example.com", rf"https{J}\://example.com"),
        ("Mid-level, 24% (few); it's fine.", "Mid-level, 24% (few); it's fine."),
        ("two\n\nlines", "two lines"),
    ],
)
def test_plain(text, shown):
    assert escape_markdown(text) == shown


@given(st.text())
def test_nothing_is_lost_but_white_space(text):
    # Undo the escaping as Markdown does: a backslash makes the next punctuation mark literal.
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escape_markdown(text))
    assert read.replace(J, "") == re.sub(r"\s+", " ", text).strip().replace(J, "")
