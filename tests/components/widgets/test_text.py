"""Text from tables is shown as itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.widgets.text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$5 to $9", r"\$5 to \$9"),
        ("a_b_ *c*", r"a\_b\_ \*c\*"),
        ("<b>[x](javascript:y)</b>", r"\<b\>\[x\](javascript\:y)\</b\>"),
        (":red[x] :smile:", r"\:red\[x\] \:smile\:"),
        ("a -> b -- c", r"a \-\> b \-- c"),
        ("1. not a list", r"1\. not a list"),
        ("- not a list", r"\- not a list"),
        ("www.example.com a@b.c", r"www\.example.com a\@b.c"),
        ("Mid-level, 24% (few); it's fine.", "Mid-level, 24% (few); it's fine."),
        ("two\n\nlines", "two lines"),
    ],
)
def test_plain(text, shown):
    assert plain(text) == shown


@given(st.text())
def test_nothing_is_lost_but_white_space(text):
    # What Markdown shows: a backslash before punctuation stands for that character.
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(text))
    assert read == re.sub(r"\s+", " ", text).strip()
