"""Tests that spreadsheets open downloaded tables without changing their contents."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from components.files.spreadsheet import DATE, as_csv

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1)",
    " =1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "|cmd",
    "%0A=1",
    "a;=1+1",
    "a\t@SUM(1)",
    "a\n=1+1",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_or_header_is_a_formula(formula):
    header, cell = csv.reader(io.StringIO(as_csv(pd.DataFrame({formula: [formula]})), newline=""))
    for text in (*header, *cell):
        for part in text.replace("\t", "\n").replace(";", "\n").split("\n"):
            assert not part.strip().startswith(("=", "+", "-", "@", "|", "%", *"＝＋－＠")), text
        assert text.replace("'", "") == formula.replace("'", "").replace("\r", "\n")


@given(st.text())
def test_only_apostrophes_are_added_except_to_dates(text):
    assume(not DATE.fullmatch(text))
    file = as_csv(pd.DataFrame({"a": [text, "end"]}, dtype="object"))
    header, *rows = csv.reader(io.StringIO(file, newline=""))
    assert header == ["a"]
    shown = (rows[0] or [""])[0]
    assert shown.replace("'", "") == re.sub("\r\n?", "\n", text).replace("'", "")


def test_numbers_stay_numbers():
    table = pd.DataFrame({"a": [-5, 5], "b": [-0.25, 1e-7], "c": ["-3.5", "+4"], "d": [True, None]})
    assert as_csv(table) == "a,b,c,d\n-5,-0.25,-3.5,True\n5,0.0000001,+4,\n"


def test_numbers_have_no_exponent_and_levels_are_no_dates():
    table = pd.DataFrame({"a": [4324607.2, 0.244151], "b": ["1-3", "1000-9999"]})
    assert as_csv(table) == "a,b\n4324610,1 to 3\n0.244151,1000 to 9999\n"
    assert as_csv(pd.DataFrame({"a": ["under-50", "2024-2025-1", "x 1-3"]})) == (
        "a\nunder-50\n2024-2025-1\nx 1-3\n"
    )


def test_months_and_codes_are_unchanged():
    kept = ["2020-02", "2024-12", "15-2051", "15-1252"]
    assert as_csv(pd.DataFrame({"a": kept})) == "\n".join(["a", *kept, ""])
    levels = pd.DataFrame({"a": ["10-20", "1000-9999", "2020-25", "5/6"]})
    assert as_csv(levels) == "a\n10 to 20\n1000 to 9999\n2020 to 25\n5 to 6\n"


def test_every_text_dtype_is_escaped():
    table = pd.DataFrame({"a": pd.Series(["=1"], dtype="category"), "b": ["=1"]})
    table["c"] = pd.Series(["=1"], dtype="object")
    assert as_csv(table) == "a,b,c\n'=1,'=1,'=1\n"
