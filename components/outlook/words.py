"""What the Outlook page says."""

from calendar import month_name
from collections.abc import Iterable

import pandas as pd

from components.statistics.intervals import is_clear
from components.thresholds import SOARING
from components.words.number import Number
from components.words.phrases import listed, percent, sentence

WHAT_HOLDS = "What of “demand is soaring” holds"
AI_ADS, INDEX, FILINGS = "Job ads that mention AI", "Number of job ads", "Work visa applications"
WHAT_SOARS = f"Soaring means at least {percent(SOARING)} more."
AI_SUBTITLE = "Share of all job ads that mention AI."
TREND_SUBTITLE = "Share of job ads that mention AI, by month. Thin lines: the other countries."
INDEX_SUBTITLE = "Job ads in the USA; February 2020 is 100."
COPIED = "Thin part: copied from a republished series."
FILINGS_SUBTITLE = (
    "Certified applications for the role, per 10,000 for any job, by quarter, with 95% intervals "
    "that count the applications of one employer together."
)
MISSING_QUARTERS = "Quarters without a mark were not collected."
PER = "per 10,000 applications"
LEVEL = "index, February 2020 is 100"


def month(code: str) -> str:
    """A month such as 2026-06 in words."""
    return f"{month_name[int(code[5:])]} {code[:4]}"


def quarter(code: str) -> str:
    """A quarter such as 2024-q3 in words."""
    first = 3 * int(code[-1]) - 2
    return f"{month_name[first]} to {month_name[first + 2]} {code[:4]}"


def signed(change: float) -> str:
    """A change as people write it: '+33.5%', '−24.0%'."""
    return f"{change:+.1%}".replace("-", "−")


def release(from_year: int, to_year: int, copied: bool) -> str:
    """The years of a release of the projections, and whether its rows were copied."""
    return f"{from_year}–{to_year % 100:02}{', copied' * copied}"


def finding(holds: int, fails: int, measures: int) -> str:
    """In how many measures the claim holds, and in how many not, in at most twelve words."""
    no = f", fails in {fails}" if fails else ""
    return f"“Demand is soaring” holds in {holds} of {measures} measures{no}"


def projected_number(plural: str, change: float, years: str, role: str) -> Number:
    """How employment in the occupation of a role is expected to change."""
    return Number(f"Jobs for {plural}", signed(change), f"projected, {years}", role)


def ai_number(country: str, now: float, before: float, first: str) -> Number:
    """The share of job ads in a country that mention AI, now and in an earlier month."""
    return Number("Ads that mention AI", f"{now:.1%}", f"{country}; {before:.1%} in {first[:4]}")


def index_number(label: str, level: float) -> Number:
    """Where the ads of a sector stand."""
    return Number(f"{label} ads", f"{level:.0f}", "February 2020: 100")


def projected_bar(change: float, years: str, openings: int) -> str:
    """What a release expects of an occupation."""
    return f"{signed(change)} in {years}, {openings:,} openings a year"


def verdict(holds: list[str], fails: list[str], unclear: list[str]) -> str:
    """What of the claim holds, in one sentence; each is a phrase such as 'ads that mention AI'."""
    parts = [
        f"{says} {listed(phrases, len(phrases))}"
        for says, phrases in (
            ("holds for", holds),
            ("does not hold for", fails),
            ("is left open by", unclear),
        )
        if phrases
    ]
    return f"“Demand is soaring” {'; '.join(parts)}."


def of_projection(plural: str) -> str:
    """The projection for an occupation, as part of a verdict."""
    return f"the projection for {plural}"


def of_index(phrases: list[str]) -> str:
    """The ads of sectors, as part of a verdict."""
    return f"job ads in {listed(phrases)}"


def of_filings(plurals: list[str]) -> str:
    """The applications for roles, as part of a verdict."""
    return f"visa applications for {listed(plurals)}"


OF_AI_ADS = "job ads that mention AI"


def projected(plural: str, change: float, years: str, every: float, openings: int) -> str:
    """How employment in an occupation is expected to change, beside all occupations."""
    return (
        f"{sentence(plural)} in the USA: {signed(change)} jobs in {years} (all jobs "
        f"{signed(every)}), {openings:,} openings a year."
    )


def projections_title(label: str, changes: list[float]) -> str:
    """The changes that the releases expect of an occupation."""
    return f"{label}: {' and '.join(signed(change) for change in changes)} jobs in ten years"


def nearest(plural: str, occupations: list[str]) -> str:
    """Which occupations stand for a role that the statistics do not have."""
    return f"No occupation for {plural}; nearest: {listed(occupations)}."


def projections_subtitle(releases: list[str]) -> str:
    """What the chart of the projections plots."""
    return f"Change in US employment, {listed(releases)}. Faded: nearest occupations to a role."


def projections_caption(titles: Iterable[str]) -> str:
    """Which sources the projections come from."""
    return f"Source: {listed(list(titles))}."


def ai_title(more: int, countries: int, first: str) -> str:
    """In how many countries more job ads mention AI than in an earlier month."""
    return f"AI in job ads: up in {more} of {countries} countries since {first[:4]}"


def ai_in_words(phrase: str, first: str, before: float, last: str, now: float) -> str:
    """How the share of a country changed between two months."""
    return (
        f"In {phrase} {now:.1%} of job ads mentioned AI in {month(last)}, {before:.1%} in "
        f"{month(first)}."
    )


def trend_title(label: str, last: str, now: float) -> str:
    """The latest share of a country."""
    return f"{label}: {now:.1%} of job ads mention AI in {month(last)}"


def index_in_words(phrase: str, level: float, last: str, peak: float, peak_month: str) -> str:
    """Where the ads of a sector stand, and where they stood at their highest."""
    return (
        f"Job ads in {phrase}: {level:.0f} in {month(last)}, {peak:.0f} at their peak in "
        f"{month(peak_month)}."
    )


def index_title(label: str, level: float, last: str) -> str:
    """Where the ads of a sector stand today."""
    side = "below" if level < 100 else "above"
    return f"{label} ads: {abs(level - 100):.0f}% {side} February 2020 in {month(last)}"


def filings_in_words(plural: str, growth: pd.Series, first: str, last: str) -> str:
    """How the rate of applications for a role changed between two quarters."""
    low, high = signed(growth["low"]), signed(growth["high"])
    clear = is_clear(growth["low"], growth["high"])
    return (
        f"{sentence(plural)}: {growth['last_rate']:.0f} of 10,000 applications in {quarter(last)}, "
        f"{growth['first_rate']:.0f} in {quarter(first)} ({signed(growth['growth'])}, 95% interval "
        f"{low} to {high}).{' That is no clear change.' * (not clear)}"
    )


def filings_title(name: str, growth: pd.Series) -> str:
    """The rates of a role in two quarters, as a title."""
    rates = f"{growth['first_rate']:.0f} to {growth['last_rate']:.0f} per 10,000"
    if is_clear(growth["low"], growth["high"]):
        return f"Visa applications for {name}: {rates}"
    return f"Visa applications for {name}: no clear change, {rates}"
