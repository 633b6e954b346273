"""Follow the worked example in `docs/refreshing.md` with a small made-up next year."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from data.build import brazil_survey, fetch, job_ads, projections, stack_overflow, tables
from data.build.level_codes import encode
from data.build.sources import data_until
from tests.data import sample_surveys
from tests.test_project import ROOT

TEXT = (ROOT / "docs" / "refreshing.md").read_text(encoding="utf-8")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the build's hand-written tables and the rows added in the example."""
    folder = tmp_path / "build"
    folder.mkdir()
    for file in tables.BUILD.glob("*.csv"):
        shutil.copy(file, folder)
    example = TEXT.split("## The other sources")[0]
    blocks = example.split("```csv\n")
    for before, block in pairwise(blocks):
        name = re.findall(r"`data/build/(\w+\.csv)`", before)[-1]
        with (folder / name).open("a", encoding="utf-8") as table:
            table.write(block.split("```")[0].strip() + "\n")
    monkeypatch.setattr(tables, "BUILD", folder)
    return folder


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    sample_surveys.write(folder)
    return folder


def named(start: str) -> str:
    """Return the first file name in the document that begins with `start`."""
    return next(name for name in re.findall(r"`([\w.-]+)`", TEXT) if name.startswith(start))


@pytest.mark.usefixtures("build")
def test_the_next_year_of_the_survey_counts_with_the_others(raw: Path, monkeypatch):
    year = int(re.search(r"\d{4}", named("state-of-data-brazil"))[0])
    monkeypatch.setitem(sample_surveys.LABELS, "4.d", [*sample_surveys.LABELS["4.d"], "Go"])
    people = [
        {"2.f": sample_surveys.DS, "8.a": "x", "8.a.5": "1.0", "4.d": "x", "4.d.4": "1.0"},
        {"2.f": sample_surveys.MLE, "8.a": "x", "8.a.5": "1.0", "4.d": "x"},
    ]
    sample_surveys.brazil(raw, year, people)
    assert (raw / named("state-of-data-brazil")).exists()

    work = brazil_survey.work_shares(raw)
    assert set(work["year"]) == {year - 2, year - 1, year}
    subset = work[(work["item"] == "production") & (work["year"] == year)]
    assert subset[["role", "people", "asked"]].to_numpy().tolist() == [["ds", 1, 1], ["mle", 1, 1]]
    used = brazil_survey.tool_shares(raw).set_index(["tool", "role", "year"])
    assert used.loc[("go", "ds", year), ["people", "asked"]].tolist() == [1, 1]
    assert used.loc[("go", "mle", year), ["people", "asked"]].tolist() == [0, 1]
    level = encode(pd.Series([str(year)]), brazil_survey.SOURCE, "year")
    assert level.tolist() == [str(year)]
    assert data_until(f"2023 to {max(work['year'])}") == str(year)

    (left,) = [
        line for line in fetch.fetch(raw, tables.read_hand_written("raw_files.csv").tail(1)) if line
    ]
    assert "found another file. Log in to Kaggle" in left


def test_next_file_of_every_other_source_is_located(raw: Path):
    for old, start in (
        ("stackoverflow-2025-data-roles.csv.gz", "stackoverflow"),
        ("job-ads-2023.csv.gz", "job-ads"),
    ):
        shutil.copy(raw / old, raw / named(start))
    sample_surveys.projections(raw, 2026, 30.0)
    assert (raw / named("bls-employment")).exists()
    assert set(stack_overflow.tool_shares(raw)["year"]) == {2025, 2026}
    assert set(job_ads.tool_shares(raw)["year"]) == {2023, 2024}
    assert list(projections.projections(raw)["from_year"].unique()) == [2024, 2025, 2026]
