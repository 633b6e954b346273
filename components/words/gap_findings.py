"""Sentences about the like-for-like pay gap between two roles and its difference from the raw gap.

Parameters named `roles` contain all roles by id; `verb` is a source's verb for pay: 'are offered'.
"""

from collections.abc import Iterable

import numpy as np

from components.reports.reports import Reports
from components.statistics.effects import oaxaca_blinder
from components.statistics.gap import Gap
from components.tables.cache import Tables
from components.tables.factors import Factor, factors_of
from components.tables.roles import Roles, roles_by_id
from components.thresholds import FEW_REPORTS_BELOW, MIN_LOG_DIFFERENCE
from components.words.phrases import (
    capitalise,
    fdr_note,
    interval_words,
    join_words,
    more_or_less,
    percent,
    plus_or_minus,
)

# Why a source says nothing about the selected countries.
NOT_KNOWN = "it has no figures of its own for the chosen countries."

# The condition under which a gap is called clear.
CLEAR = f"Clear: 95% interval excludes zero, {FEW_REPORTS_BELOW} or more reports of each role."
NOT_CLEAR = "Not clear"
GAP_UNIT = "share by which the role's pay lies above that of the role it is compared with"
# Why the first source is listed first. The sentence depends on the sources in `sources.csv`.
WHY_FIRST = (
    "they are the newest, and the index gives each job a level; visa applications are for "
    "sponsored workers only."
)


def gap_title(gap: Gap, roles: Roles, verb: str) -> str:
    """State the gap in at most twelve words."""
    role, other = roles[gap.role].short_plural, roles[gap.compared_with].short_plural
    if not gap.has_figure:
        return "Too few similar reports to compare the roles"
    if not gap.is_clear:
        return f"No clear difference between {role} and {other}, like for like"
    return capitalise(f"{role} {verb} {more_or_less(gap.ratio)} than {other}, like for like")


def gap_figure(gap: Gap) -> str:
    """Return the gap for display as a large figure, or 'Not clear' if it may be due to chance."""
    return plus_or_minus(gap.ratio) if gap.is_clear else NOT_CLEAR


def _known(gaps: list[Gap]) -> list[Gap]:
    return [gap for gap in gaps if gap.has_figure]


def _more(gaps: list[Gap]) -> list[bool]:
    """Return, for each clear gap, whether the first role is paid more."""
    return [bool(gap.ratio > 0) for gap in gaps if gap.is_clear]


def beside_medians(gap: Gap) -> str:
    """Return the gap between the medians as a suffix, '; medians +26%'; '' without a figure."""
    return f"; medians {plus_or_minus(gap.ratio)}" if gap.has_figure else ""


def gap_sentence(gap: Gap, roles: Roles) -> str:
    """Return a sentence that states a gap and names its roles."""
    first, second = roles[gap.role].plural, roles[gap.compared_with].plural
    return f"Like for like, {first} against {second}: {gap_with_interval(gap)}."


def gap_with_interval(gap: Gap) -> str:
    """Return a gap and its interval: '24% more, a clear gap (95% interval: 21% to 27% more)'."""
    if not gap.has_figure:
        return "too few reports for a figure"
    clear = "a clear gap" if gap.is_clear else "no clear gap"
    few = ", few reports" if gap.is_few else ""
    interval = interval_words(gap.low, gap.high)
    return f"{more_or_less(gap.ratio)}, {clear}{few} (95% interval: {interval})"


def sources_agree(gaps: list[Gap], roles: Roles) -> str:
    """Summarise the gaps between the same two roles in several sources.

    Return '' if fewer than two sources have a figure.
    """
    known = _known(gaps)
    if len(known) < 2:
        return ""
    more = _more(known)
    if not more:
        return "No source shows a clear gap."
    if len(set(more)) > 1:
        return "The sources contradict each other on which role gets more."
    first, second = roles[known[0].role].plural, roles[known[0].compared_with].plural
    how = f"{first} get {'more' if more[0] else 'less'} than {second}"
    if len(more) == len(known):
        return f"All sources agree that {how}."
    return f"{capitalise(how)}, but clearly so in only {len(more)} of {len(known)} sources."


def counted_otherwise(gaps: dict[str, Gap], repeats: str, low: str) -> list[str]:
    """Return a sentence about the like-for-like gap under each alternative counting rule.

    `gaps` has the names of the rules as keys: 'repeats' or 'low'. The parameter `repeats` is the
    source's name for its reports, and `low` is the minimum pay that counts.
    """
    templates = {
        "repeats": (
            f"Counting every repeat, the {repeats} say {{}}, like for like. Here repeated "
            f"{repeats} count once."
        ),
        "low": (
            f"Including those below {low} a year, too little to live on, the {repeats} say {{}}, "
            "like for like."
        ),
    }
    known = {way: gap for way, gap in gaps.items() if gap.has_figure}
    return [templates[way].format(gap_with_interval(gap)) for way, gap in known.items()]


def gap_levels_title(gaps: list[Gap], roles: Roles, plural: str, verb: str) -> str:
    """State at how many levels the first role is clearly paid more, or less, like for like."""
    known = _known(gaps)
    if not known:
        return "Too few similar reports to compare the roles"
    name = roles[known[0].role].short_plural
    ahead = _more(known)
    more, less = ahead.count(True), ahead.count(False)
    if not more and not less:
        return f"No clear gap in any of {len(known)} {plural}, like for like"
    how, count = ("more", more) if more >= less else ("less", less)
    return capitalise(f"{name} {verb} clearly {how} in {count} of {len(known)} {plural}")


def by_chance(levels: str, compared: int = 2) -> str:
    """Return the false-discovery-rate note for gaps at several levels; '' for fewer than two.

    `levels` is the plural name of the levels, such as 'countries'.
    """
    return fdr_note(f"all {levels} with enough reports", "gaps") if compared > 1 else ""


def gap_difference_sentence(
    reports: Reports,
    source: str,
    raw: Gap,
    alike: Gap,
    factors: list[str],
    tables: Tables,
) -> str:
    """Explain why a source's `raw` gap differs from `alike`, its like-for-like gap.

    The sentence names the factor whose mix of levels moves the raw gap most in the direction of the
    difference (see `effects.oaxaca_blinder`), and the level in which the mixes differ most.
    """
    if not raw.has_figure or not alike.has_figure:
        return ""
    first, second = raw.role, raw.compared_with
    unexplained = np.log1p(raw.ratio) - np.log1p(alike.ratio)
    if abs(unexplained) < MIN_LOG_DIFFERENCE:
        return "Both gaps are nearly the same: the roles' reports have a similar mix."
    mix = oaxaca_blinder(reports.of_roles(first, second), first, second, factors)
    same_way = dict.fromkeys((effect.factor for effect in mix), 0.0)
    for effect in mix:
        same_way[effect.factor] += effect.contribution * float(np.sign(unexplained))
    left_out = 1 - alike.records / raw.records
    unmatched = (
        f" Like for like leaves out the {percent(left_out)} of reports without a counterpart in "
        "the other role."
    )
    if not same_way or max(same_way.values()) < MIN_LOG_DIFFERENCE:
        return "The gaps differ mainly because they compare different reports." + unmatched
    factor = max(same_way, key=lambda name: same_way[name])
    level = max(
        (effect for effect in mix if effect.factor == factor),
        key=lambda effect: abs(effect.first_share - effect.second_share),
    )
    described = factors_of(source, tables)[factor]
    roles = roles_by_id(tables)
    where = described.phrase.replace("{}", described.levels[level.level].phrase)
    return (
        f"The raw gap differs mainly by {described.label.lower()}: "
        f"{percent(level.first_share)} of the reports of {roles[first].plural} are {where}, "
        f"against {percent(level.second_share)} of those of "
        f"{roles[second].plural}.{unmatched if left_out >= MIN_LOG_DIFFERENCE else ''}"
    )


def like_for_like_sentence(
    source_factors: Iterable[Factor], first: str, second: str, roles: Roles
) -> str:
    """Explain what 'like for like' compares; `source_factors` are held equal."""
    labels = [factor.label.lower() for factor in source_factors]
    same = join_words(labels, len(labels))
    return (
        f"Like for like: average pay of {roles[first].plural} against {roles[second].plural} with "
        f"the same {same}. Averages are of the logarithm of pay, so a few very high salaries don't "
        "dominate."
    )
