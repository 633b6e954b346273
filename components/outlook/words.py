"""Sentences used on the Outlook page."""

from calendar import month_name

from components.statistics.growth import FilingsGrowth
from components.thresholds import SOARING_FROM
from components.words.metric import Metric
from components.words.phrases import (
    above_or_below,
    capitalise,
    join_words,
    percent,
    percent_range,
    plus_or_minus,
)

MEASURES = "Measure by measure"
AI_ADS, INDEX, FILINGS = "Job ads that mention AI", "Number of job ads", "Work visa applications"
# What a measure says about the claim, and its label.
HOLDS, FAILS, UNCLEAR = "holds", "fails", "unclear"
KINDS = {
    HOLDS: f"Soaring (at least {percent(SOARING_FROM)} more)",
    FAILS: "Not soaring",
    UNCLEAR: "Too uncertain to call",
}
TREND_SUBTITLE = "Share of job ads that mention AI, by month. Thin: other countries."
INDEX_SUBTITLE = "Job ads in the USA; February 2020 = 100."
COPIED = "Thin: as others republished it."
MISSING_QUARTERS = "Quarters without a mark were not collected."
PER = "per 10,000 applications"
LEVEL = "index, February 2020 = 100"


def month(code: str) -> str:
    """Format a month: '2026-06' becomes 'June 2026'."""
    return f"{month_name[int(code[5:])]} {code[:4]}"


def quarter(code: str) -> str:
    """Format a quarter: '2024-q3' becomes 'July to September 2024'."""
    first = 3 * int(code[-1]) - 2
    return f"{month_name[first]} to {month_name[first + 2]} {code[:4]}"


def signed(change: float) -> str:
    """Format a change: '+33.5%', '−24.0%'."""
    return f"{change:+.1%}".replace("-", "−")


def release(from_year: int, to_year: int) -> str:
    """Format the first and last year of a release of the projections: '2023–33'."""
    return f"{from_year}–{to_year % 100:02}"


def claim_finding(holds: int, fails: int, measures: int) -> str:
    """Say how many measures agree and disagree with the claim, in at most twelve words."""
    no = f", {fails} disagree{'s' if fails == 1 else ''}" if fails else ""
    agree = f"agree{'s' if holds == 1 else ''}"
    return f"The article’s “demand is soaring”: {holds} of {measures} measures {agree}{no}"


def summary_line(plural: str, changes: list[float], sector: str, ads: float) -> str:
    """Return the most important figures: an occupation's projections and a sector's job ads."""
    low, high = min(changes), max(changes)
    how = "grow" if low > 0 else "shrink" if high < 0 else "change"
    size = (
        percent_range(low, high)
        if how == "change"
        else percent_range(*sorted((abs(low), abs(high))))
    )
    return (
        f"US jobs for {plural} are projected to {how} {size} in ten years; {sector.lower()} job "
        f"ads are {above_or_below(ads)} February 2020."
    )


def projections_metric(plural: str, changes: list[float], role: str) -> Metric:
    """Return the projected change of a role's occupation as a metric."""
    low, high = min(changes), max(changes)
    plus = "+" if low > 0 else ""
    return Metric(
        f"US jobs for {plural}", f"{plus}{percent_range(low, high)}", "projected, ten years", role
    )


def ai_metric(country: str, now: float, before: float, first: str) -> Metric:
    """Return the share of job ads in a country that mention AI, now and earlier, as a metric."""
    return Metric("Ads that mention AI", f"{now:.1%}", f"{country}; {before:.1%} in {first[:4]}")


def index_metric(label: str, change: float) -> Metric:
    """Return the change in a sector's job ads since the start of the index as a metric."""
    return Metric(f"US {label.lower()} ads", plus_or_minus(change), "since February 2020")


def projected(plural: str, change: float, years: str, every: float, openings: int) -> str:
    """Compare the projected change of an occupation with that of all occupations."""
    return (
        f"{capitalise(plural)} in the USA: {signed(change)} jobs in {years} (all jobs "
        f"{signed(every)}), {openings:,} openings a year."
    )


def nearest_sentence(plural: str, occupations: list[str]) -> str:
    """Name the occupations that are closest to a role that the statistics don't cover."""
    return f"No occupation for {plural}; nearest: {join_words(occupations)}."


def projections_subtitle(source: str, releases: list[str], as_published: str) -> str:
    """Name the source and the releases of the projections.

    Releases from the year `as_published` or later were copied from a file that isn't the
    publisher's; '' means that none were.
    """
    release_texts = [
        f"{release} as published" if as_published and release >= as_published else release
        for release in releases
    ]
    return f"Change in US jobs, {source}, {join_words(release_texts)}. Faded: nearest occupations."


def ai_in_words(phrase: str, first: str, before: float, last: str, now: float) -> str:
    """Say how a country's share of job ads that mention AI changed between two months."""
    return (
        f"In {phrase} {now:.1%} of job ads mentioned AI in {month(last)}, {before:.1%} in "
        f"{month(first)}."
    )


def trend_title(label: str, last: str, now: float) -> str:
    """Return a title with a country's latest share of job ads that mention AI."""
    return f"{label}: {now:.1%} of job ads mention AI in {month(last)}"


def index_in_words(phrase: str, level: float, last: str, peak: float, peak_month: str) -> str:
    """Return the level of a sector's job ads in the latest month and at its peak."""
    return (
        f"Job ads in {phrase}: {level:.0f} in {month(last)}, {peak:.0f} at their peak in "
        f"{month(peak_month)} (February 2020 = 100)."
    )


def index_title(label: str, level: float, last: str) -> str:
    """Return a title with the latest level of a sector's job ads."""
    side = "below" if level < 100 else "above"
    return f"{label} ads: {abs(level - 100):.0f}% {side} February 2020 in {month(last)}"


def filings_in_words(plural: str, growth: FilingsGrowth, first: str, last: str) -> str:
    """Say how the rate of visa applications for a role changed between two quarters."""
    low, high = signed(growth.change.low), signed(growth.change.high)
    return (
        f"Visa applications for {plural}: {growth.last_rate:.0f} of 10,000 in {quarter(last)}, "
        f"{growth.first_rate:.0f} in {quarter(first)} ({signed(growth.change.value)}, 95% interval "
        f"{low} to {high})."
    )


def filings_subtitle(applications: int, brief: str) -> str:
    return (
        "Certified applications for the role per 10,000 for any job, by quarter, 95% intervals. "
        f"{applications:,} applications, {brief}"
    )


def filings_title(name: str, growth: FilingsGrowth) -> str:
    """Return a title with a role's application rates in two quarters."""
    if not growth.change.excludes_zero:
        return f"Change in visa applications for {name}: too uncertain to call"
    rates = f"{growth.first_rate:.0f} to {growth.last_rate:.0f} per 10,000"
    return f"Visa applications for {name}: {rates}"
