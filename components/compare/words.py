"""Sentences used on the Compare page: headline, pay, and what contradicts the article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.statistics.estimate import Estimate
from components.statistics.gap import Gap
from components.statistics.usage_shares import ShareDifference, widest
from components.tables.roles import Role, Roles
from components.tables.tools import Tool
from components.thresholds import RARE_BELOW
from components.words import gap_findings, share_findings
from components.words.area_names import wide
from components.words.metric import Metric
from components.words.money import Currency
from components.words.phrases import (
    capitalise,
    interval_of_ratios,
    join_words,
    lower_first,
    more_or_less,
    percent,
    percent_range,
)
from components.words.provenance import Provenance

FIND_YOUR_FIT = "Find your fit (4 min)"
OUTLOOK = "Outlook"
IN_BRIEF = "The two roles in brief"
INTERVAL = "95% interval"
GAP = "Gap, same experience and country"
HOW_SURE = "How sure is this?"
ARTICLE = "What the article says, and what the data say"
NAMED_TOOLS = "The tools each role uses"

DO_ROUTINELY, USE_REGULARLY = "Do it routinely", "Use it regularly"
ONLY_SURVEY = "No other survey asks."
EXPECT = "Sources measure different things, so expect them to differ:"
MOST_USED, TYPICAL = "Most used", "Clearly more common in this role"
PROJECT, EDUCATION, CERTIFICATES = "A typical project", "Education", "Certificates"

# Each page that Compare summarises: file, label, icon and query parameters.
LINKS: tuple[tuple[str, str, str, dict[str, list[str]]], ...] = (
    ("pages/pay.py", "Pay where you live", ":material/payments:", {}),
    ("pages/pay.py", "How sure the gap is", ":material/rule:", {"view": ["sure"]}),
    ("pages/work.py", "Who does what", ":material/checklist:", {}),
    ("pages/tools.py", "Who uses what", ":material/construction:", {}),
    ("pages/outlook.py", "Where the jobs are going", ":material/trending_up:", {}),
    ("pages/pay.py", "Setting pay bands?", ":material/bar_chart:", {"view": ["groups"]}),
)


def app_question(names: list[tuple[str, str]]) -> str:
    """Return a question with each role's name and short name: 'Baker (B) or cook (C)?'."""
    return capitalise(f"{' or '.join(f'{name.lower()} ({short})' for name, short in names)}?")


def pay_finding(gap: Gap, others: list[Gap], roles: Roles, origin: Provenance) -> str:
    """State the gap in the leading source, and the range of the gaps in the other sources.

    The gaps are like for like, from `role_gap.adjusted_gap`; `origin` is the leading source.
    """
    if not gap.has_figure:
        return "Too few reports to compare pay"
    source_count = len(others)
    others = [other for other in others if other.has_figure]
    clear = [source_gap.ratio for source_gap in (gap, *others) if source_gap.is_clear]
    if len({ratio > 0 for ratio in clear}) > 1:
        return "Sources contradict each other on which role pays more"
    if not clear:
        where = (
            f" in any of {len(others) + 1} sources" if others else f" ({origin.source.short_title})"
        )
        return f"No clear pay gap{where}"
    than = f" than {roles[gap.compared_with].short_plural}" if len(roles) > 2 else ""
    claim = f"{roles[gap.role].short_plural} {origin.pay_verb} {more_or_less(gap.ratio)}{than}"
    if not gap.is_clear:
        claim = f"unclear for {roles[gap.role].short_plural}"
    other_sources = "; other sources: too few reports" if source_count and not others else ""
    other_sources += _other_sources(others, with_direction=not gap.is_clear)
    return f"{capitalise(origin.reports)}: {claim}{other_sources}"


def _other_sources(others: list[Gap], with_direction: bool) -> str:
    """Summarise the gaps in the other sources; return '' if there are none.

    The clear gaps all have the same direction.
    """
    if not others:
        return ""
    clear = [other.ratio for other in others if other.is_clear]
    parts = []
    if clear:
        low, high = sorted(abs(ratio) for ratio in (min(clear), max(clear)))
        direction = " more" if clear[0] > 0 else " less"
        parts.append(f"{percent_range(low, high)}{direction if with_direction else ''}")
    if len(clear) < len(others):
        parts.append("unclear")
    return f"; other source{'s' if len(others) > 1 else ''} {' or '.join(parts)}"


def median_metric(
    role: Role, median: Estimate | None, money: Currency, countries: list[str], city: bool
) -> Metric:
    """Return a role's median pay in these `countries` as a metric; no countries means all.

    `city` is True if the visitor set a city that this source doesn't know.
    """
    where = f"{len(countries) or 'all'} countries"
    if len(countries) == 1:
        where = wide(countries[0]) if city else countries[0]
    label = f"{role.short_name}, {where}"
    if median is None or not median.has_figure:
        return Metric(label, "No figure", "too few reports", role.id)
    interval = money.interval(median.low, median.high)
    few_note = ", few reports" if median.is_few else ""
    return Metric(label, money.amount(median.value), f"{interval}{few_note}", role.id)


def gap_metric(gap: Gap, medians: Gap, alike: str) -> Metric:
    """Return the like-for-like gap between two roles as a metric.

    A gap that isn't clear has no figure. `medians` is the gap between the plain medians, from
    `role_gap.gap_of_medians`; `alike` says what is held equal.
    """
    medians_note = gap_findings.beside_medians(medians)
    if not gap.has_figure:
        return Metric(GAP, "No figure", f"too few reports{medians_note}", help=alike)
    few_note = ", few reports" if gap.is_few else ""
    note = f"{interval_of_ratios(gap.low, gap.high)}{few_note}{medians_note}"
    return Metric(GAP, gap_findings.gap_figure(gap), note, help=alike)


def levels_ahead_title(role: str, ahead: int, compared: int, few: list[str]) -> str:
    """Say at how many of the compared levels a role's median is clearly the highest.

    `few` lists the levels where it is the highest but too few reports make this unclear.
    """
    where = "every level" if ahead == compared else f"{ahead} of {compared} levels"
    few_note = f" ({join_words([label.lower() for label in few])}: few reports)" if few else ""
    return capitalise(f"{role} ahead at {where}{few_note}")


def levels_subtitle(
    selected: str, whole: bool, money: Currency, counts: str, origin: Provenance
) -> str:
    """Describe the chart of pay by level, and say if it is wider than the visitor's profile.

    `selected` describes the selection ('' for everyone), and `counts` says how many reports it has.
    `whole` is False if the selection is wider than the profile. `origin` is the source.
    """
    wider_note = "" if whole else "Too few reports match all of your situation, so this is wider. "
    where = f"{selected}: " if selected else ""
    sentence = capitalise(f"{where}median {money.a_year}, {INTERVAL}s.")
    return f"{wider_note}{sentence} {counts}, {origin.short_citation}"


def reports_note(counts: str, level: str, records: int) -> str:
    """Say how many reports the chart of pay by level and the metrics are based on.

    `counts` is the number in the chart, such as '6,032 job ads'. `level` is the level of the
    metrics ('Mid-level', or '' for all), and `records` is the number of reports at that level.
    """
    return f"{counts} ({records:,} {lower_first(level)})" if level else counts


def differences_subtitle(count: int, share: str, where: str, people: str, citation: str) -> str:
    """Describe the chart of the largest differences."""
    place = f" {where}" if where else ""
    return f"{share}{place}, top {count}, {INTERVAL}s. {people}, {citation}"


def matching_sentence(alike: list[str]) -> str:
    """Say what a like-for-like gap holds equal."""
    return f"Like for like: the same {join_words(alike, len(alike))}."


def source_gap_sentence(title: str, gap: Gap, reports: str = "") -> str:
    """State the gap in one source.

    `title` includes the source's years. `reports` is the leading source's word for its reports, and
    '' for other sources.
    """
    named = f"{capitalise(reports)}, {title}" if reports else title
    return f"{named}: {gap_findings.gap_with_interval(gap)}."


def claim_test_label(label: str, nearest: bool, ads: bool) -> str:
    """Return the label of the survey question or tool that tests a claim.

    `nearest` is True if the question only comes close to the claim; `ads` is True if the figures
    are from job ads.
    """
    return f"{label}{' (nearest that was asked)' if nearest else ''}{' in job ads' if ads else ''}"


def claim_test_sentence(
    label: str, difference: ShareDifference, role: str, origin: Provenance
) -> str:
    """Say whether a claim about a role holds, with the shares and the source."""
    sentence = share_findings.tool_sentence(difference, label, origin.roles)
    if not difference.is_clear:
        verdict = "Not supported."
    else:
        verdict = "Supported." if difference.leader.role == role else "The other way round."
    return f"{sentence} ({origin.short_name}). {verdict}"


@dataclass(frozen=True)
class _NamedTool:
    """A measured tool that the article names for some roles but not for all.

    It `agrees` if one of those roles clearly leads, and is rare if less than RARE_BELOW of that
    role use it.
    """

    tool: Tool
    difference: ShareDifference

    @property
    def agrees(self) -> bool:
        return self.difference.is_clear and self.difference.leader.role in self.tool.named_for

    @property
    def is_rare(self) -> bool:
        return self.agrees and self.difference.leader.value < RARE_BELOW


def _tools_named_for_some(
    tools: Iterable[Tool], differences: Iterable[ShareDifference], roles: Roles
) -> list[_NamedTool]:
    """Return the measured tools that the article names for some roles but not for all."""
    by_tool = {difference.item: difference for difference in differences}
    return [
        _NamedTool(tool, by_tool[tool.id])
        for tool in tools
        if 1 <= len(tool.named_for) < len(roles) and tool.id in by_tool
    ]


def tools_agreement(
    tools: Iterable[Tool], differences: Iterable[ShareDifference], roles: Roles
) -> str:
    """Say for how many of the tools named for one role alone the survey agrees with the article."""
    named = _tools_named_for_some(tools, differences, roles)
    if not named:
        return "The survey asked about none of the tools that the article names for one role alone."
    return (
        f"Of the {len(named)} tools that the article names for one role alone and the survey asked "
        f"about, {sum(tool.agrees for tool in named)} are clearly more common in that role. "
        "What does not fit:"
    )


def surprise_sentences(
    tools: Sequence[Tool],
    differences: Sequence[ShareDifference],
    ads: Iterable[ShareDifference],
    roles: Roles,
) -> list[str]:
    """Return sentences on where the article and the data on tools differ.

    They cover tools that aren't clearly more common in the role they are named for, tools that few
    people in that role use, the tool with the largest clear difference among those that the article
    doesn't name, and what job ads say about named tools that the survey didn't ask about. A last
    sentence lists the named tools on which no source has figures. `differences` are those in the
    survey, `ads` those in job ads.
    """
    sentences = []
    named = _tools_named_for_some(tools, differences, roles)
    for named_tool in sorted(named, key=lambda named_tool: -named_tool.difference.value):
        claim = _claim(named_tool.tool, roles)
        figures = _user_shares(named_tool.difference, roles)
        if named_tool.is_rare:
            sentences.append(f"{claim}, but few of them use it ({figures}).")
        elif not named_tool.difference.is_clear:
            sentences.append(f"{claim}, but there is no clear difference ({figures}).")
        elif not named_tool.agrees:
            leader = roles[named_tool.difference.leader.role].plural
            sentences.append(f"{claim}, but {leader} use it clearly more ({figures}).")
    sentences += _unnamed_sentences(tools, differences, roles)
    measured = {difference.item for difference in differences}
    unmeasured = [tool for tool in tools if tool.named_for and tool.id not in measured]
    in_ads = {difference.item: difference for difference in ads}
    for tool in unmeasured:
        if tool.id in in_ads:
            sentences.append(_ads_sentence(tool, in_ads[tool.id], roles))
    unknown = [tool.name for tool in unmeasured if tool.id not in in_ads]
    if unknown:
        sentences.append(f"No source has figures on {join_words(unknown)}.")
    return sentences


def _claim(tool: Tool, roles: Roles) -> str:
    return f"{tool.name}: named for {join_words([roles[role].plural for role in tool.named_for])}"


def _ads_sentence(tool: Tool, difference: ShareDifference, roles: Roles) -> str:
    """State whether job ads agree with the article about a tool."""
    agrees = difference.is_clear and difference.leader.role in tool.named_for
    shares = " and ".join(
        f"{percent(share.value)} of those for {roles[share.role].plural}"
        for share in (difference.leader, difference.other)
    )
    return (
        f"{_claim(tool, roles)}; the survey did not ask, job ads "
        f"{'agree' if agrees else 'do not agree'} ({shares} name it)."
    )


def _user_shares(difference: ShareDifference, roles: Roles) -> str:
    return ", ".join(
        f"{percent(share.value)} of {roles[share.role].plural}"
        for share in (difference.leader, difference.other)
    )


def _unnamed_sentences(
    tools: Iterable[Tool], differences: Iterable[ShareDifference], roles: Roles
) -> list[str]:
    names = {tool.id: tool.name for tool in tools if not tool.named_for}
    unnamed = [difference for difference in differences if difference.item in names]
    return [
        f"{names[difference.item]}: not mentioned, yet it sets the roles apart more than most "
        f"({_user_shares(difference, roles)})."
        for difference in widest(unnamed)
    ]
