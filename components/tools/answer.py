"""Page model of the Tools page: tools compared, one tool in detail, and what the article names."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.selection.tool_evidence import (
    Evidence,
    compare_usage,
    disagreements,
    every_evidence,
)
from components.statistics import usage_shares
from components.statistics.usage_shares import Share, ShareDifference, share_table
from components.tables.cache import Tables, cache_result
from components.tables.labels import labels_by_id
from components.tables.roles import Role, all_roles, roles_by_id
from components.tables.sources import sources_by_id
from components.tables.tools import Tool, tool_names, tools_by_id
from components.thresholds import MAX_TOOLS, MAX_TOOLS_NAMED
from components.tools import words
from components.tools.search import matches_search
from components.words import share_findings
from components.words.country_groups import where_phrase
from components.words.metric import Metric
from components.words.phrases import percent
from components.words.provenance import SHARE, Provenance, people_asked


@dataclass(frozen=True)
class ToolOptions:
    """The options of the controls, as labels by id; tools are in alphabetical order.

    `kinds` are the kinds of evidence. `sources` are the sources of each kind, labelled with their
    years. `by_country` holds the ids of the sources that distinguish countries.
    """

    categories: dict[str, str]
    countries: dict[str, str]
    tools: dict[str, str]
    kinds: dict[str, str]
    sources: dict[str, dict[str, str]]
    by_country: tuple[str, ...]


@dataclass(frozen=True)
class ToolQuery:
    """Which tools to compare, in which source and countries, and in which order.

    `source` is the id of a source on tools; '' means the first one. Empty `categories` or
    `countries` mean all. Only the first MAX_TOOLS tools are drawn unless `show_all` is set.
    """

    source: str = ""
    categories: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    search: str = ""
    clear_only: bool = False
    sort: str = next(iter(words.SORTS))
    show_all: bool = False


@dataclass(frozen=True)
class NamedTools:
    """The tools in one category that the article names, as text by role id."""

    category: str
    by_role: dict[str, str]


@dataclass(frozen=True)
class UnmeasuredTool:
    """A tool that the article names but that no source has measured.

    `plurals` are the plural names of the roles for which the article names it.
    """

    name: str
    plurals: list[str]
    purpose: str


@dataclass(frozen=True)
class ToolsPage:
    """The page model for the tools that match a query.

    `finding` states for how many tools the roles clearly differ, `metrics` how many tools each role
    leads. `not_asked_about` names the matching tools if the source has figures on none of them;
    otherwise it is empty. `named` holds the matching tools that the article names, `unmeasured`
    those of them that no source has measured; `article` is the citation. `most_used` has a sentence
    for each role, `disagreements` one for each tool on which sources of different years disagree.
    """

    finding: str
    metrics: tuple[Metric, ...]
    caveats: str
    most_used: tuple[str, ...]
    disagreements: tuple[str, ...]
    roles: tuple[Role, ...]
    not_asked_about: list[str]
    named: list[NamedTools]
    unmeasured: list[UnmeasuredTool]
    article: str


@dataclass(frozen=True)
class ToolDetail:
    """Everything known about one tool.

    `differences` pairs each country group, after all countries together, with a sentence on how the
    roles differ there. `sources` has a sentence for each source.
    """

    name: str
    category: str
    purpose: str
    named_for: str
    chart: Chart | None
    differences: list[tuple[str, str]]
    sources: list[str]


@cache_result
def tool_options(tables: Tables) -> ToolOptions:
    tools, titles = tools_by_id(tables), sources_by_id(tables)
    used_categories = {tool.category for tool in tools.values()}
    sources: dict[str, dict[str, str]] = {}
    for evidence in every_evidence(tables):
        label = words.source_label(titles[evidence.source].title, evidence.years)
        sources.setdefault(evidence.kind, {})[evidence.source] = label
    return ToolOptions(
        {
            id: label
            for id, label in labels_by_id(tables["survey_questions"]).items()
            if id in used_categories
        },
        labels_by_id(tables["country_groups"]),
        dict(sorted(tool_names(tables).items(), key=lambda item: item[1].casefold())),
        {kind: label for kind, label in words.KINDS.items() if kind in sources},
        sources,
        tuple(evidence.source for evidence in every_evidence(tables) if evidence.by_country),
    )


@cache_result
def build_tools_page(query: ToolQuery, tables: Tables) -> ToolsPage:
    matches = _matches(query, tables)
    counted = {row.item for row in matches.evidence.counts}
    without_share = [tool for tool in matches.tools if tool.id not in counted]
    measured = _measured_tools(tables)
    finding_inputs = matches.differences, matches.shares, tool_names(tables), roles_by_id(tables)
    return ToolsPage(
        roles=all_roles(tables),
        finding=share_findings.clear_differences(*finding_inputs, "tools")
        if matches.labels
        else words.NOTHING_MEASURED,
        metrics=share_findings.share_metrics(
            *finding_inputs, words.USED_MORE_BY[matches.evidence.kind]
        )
        if matches.labels
        else (),
        not_asked_about=[tool.name for tool in without_share]
        if len(without_share) == len(matches.tools)
        else [],
        named=_named(matches.tools, tables),
        unmeasured=[
            UnmeasuredTool(tool.name, _plurals(tool, tables), tool.purpose)
            for tool in without_share
            if tool.named_for and tool.id not in measured
        ],
        caveats=Provenance.of(matches.evidence.source, tables).source.caveats,
        most_used=_most_used(matches.evidence, tables),
        disagreements=_disagreements(tables),
        article=_article(tables),
    )


def _measured_tools(tables: Tables) -> set[str]:
    return {row.item for evidence in every_evidence(tables) for row in evidence.counts}


@cache_result
def _evidence(source: str, tables: Tables) -> Evidence:
    """Return the evidence from the source with this id; for any other id, from the first source."""
    all_evidence = every_evidence(tables)
    return next(
        (evidence for evidence in all_evidence if evidence.source == source), all_evidence[0]
    )


def _most_used(evidence: Evidence, tables: Tables) -> tuple[str, ...]:
    """Return a sentence on the most used tools for each role."""
    shares, names = usage_shares.shares_by_role(evidence.counts), tool_names(tables)
    sentences = []
    for role in roles_by_id(tables).values():
        most_used = usage_shares.most_used(shares, role.id, MAX_TOOLS_NAMED)
        if most_used:
            tools = [f"{names[share.item]} ({percent(share.value)})" for share in most_used]
            sentences.append(words.most_used_sentence(evidence.kind, role.plural, tools))
    return tuple(sentences)


@cache_result
def _disagreements(tables: Tables) -> tuple[str, ...]:
    """Return a sentence for each tool on which sources of different years disagree."""
    names, roles = tool_names(tables), roles_by_id(tables)
    return tuple(
        words.disagreement_sentence(
            names[tool],
            [
                words.source_shares(
                    comparison.evidence.kind, comparison.evidence.years, difference, roles
                )
                for comparison in compare_usage(tables)
                for difference in comparison.differences
                if difference.item == tool and difference.is_clear
            ],
        )
        for tool in disagreements(tables)
    )


@cache_result
def tools_chart(query: ToolQuery, tables: Tables) -> Chart | None:
    """Return the chart of the matching tools' shares; None if none of them has a share."""
    matches = _matches(query, tables)
    if not matches.labels:
        return None
    roles, names = roles_by_id(tables), tool_names(tables)
    respondents = where_phrase(query.countries, tables["country_groups"])
    drawn = dict(list(matches.labels.items())[: None if query.show_all else MAX_TOOLS])
    positions = {tool: number for number, tool in enumerate(matches.labels)}
    in_order = sorted(matches.shares, key=lambda share: positions.get(share.item, len(positions)))
    chosen = [
        label
        for id, label in labels_by_id(tables["survey_questions"]).items()
        if id in query.categories
    ]
    all_chosen = set(query.categories) >= {tool.category for tool in tools_by_id(tables).values()}
    evidence = matches.evidence
    origin = Provenance.of(evidence.source, tables, evidence.years)
    respondents = respondents if evidence.by_country else f"all whom {origin.source.title} asked"
    selection_text = words.selection_text(
        respondents, [] if all_chosen else chosen, query.search, query.clear_only
    )
    return Chart(
        dumbbell_chart(matches.shares, drawn, roles),
        title=words.differences_title(matches.differences, names)
        or share_findings.largest_difference(matches.differences, matches.shares, names, roles),
        subtitle=words.tools_subtitle(
            evidence.kind,
            respondents if query.countries and evidence.by_country else "",
            people_asked(matches.shares, roles),
            origin.short_citation,
            (len(drawn), len(matches.labels)),
        ),
        caption=words.tools_caption(
            evidence.kind, origin.line, share_findings.chance_note(len(matches.differences))
        ),
        rows=lambda: share_table(in_order).assign(tool=[names[share.item] for share in in_order]),
        origin=origin,
        selection=selection_text,
        unit=words.UNITS[evidence.kind],
        file_name="tools",
    )


@dataclass(frozen=True)
class _Matches:
    """The tools that match a query, with shares, differences between roles, and sorted labels."""

    evidence: Evidence
    tools: tuple[Tool, ...]
    shares: tuple[Share, ...]
    differences: tuple[ShareDifference, ...]
    labels: dict[str, str]


@cache_result
def _matches(query: ToolQuery, tables: Tables) -> _Matches:
    tools = tuple(
        tool
        for tool in tools_by_id(tables).values()
        if (not query.categories or tool.category in query.categories)
        and matches_search(tool, query.search)
    )
    evidence, ids = _evidence(query.source, tables), {tool.id for tool in tools}
    is_any_country = not (evidence.by_country and query.countries)
    shares = usage_shares.shares_by_role(
        row
        for row in evidence.counts
        if row.item in ids and (is_any_country or row.group in query.countries)
    )
    differences = usage_shares.differences(shares)
    if query.clear_only:
        clear = {difference.item for difference in differences if difference.is_clear}
        shares = tuple(share for share in shares if share.item in clear)
    labels = usage_shares.labelled(shares, differences, tool_names(tables), query.sort)
    return _Matches(evidence, tools, shares, differences, labels)


def _named(tools: Iterable[Tool], tables: Tables) -> list[NamedTools]:
    named = [tool for tool in tools if tool.named_for]
    groups = []
    for category, label in labels_by_id(tables["survey_questions"]).items():
        in_category = [tool for tool in named if tool.category == category]
        if in_category:
            texts = {
                role: ", ".join(tool.name for tool in in_category if role in tool.named_for)
                or words.NONE_NAMED
                for role in roles_by_id(tables)
            }
            groups.append(NamedTools(label, texts))
    return groups


def _plurals(tool: Tool, tables: Tables) -> list[str]:
    roles = roles_by_id(tables)
    return [roles[role].plural for role in tool.named_for]


def _article(tables: Tables) -> str:
    """Cite the article that names the tools, with its caveats."""
    source = next(tool.source for tool in tools_by_id(tables).values() if tool.named_for)
    article = Provenance.of(source, tables)
    return f"{article.line} {article.source.caveats}"


@cache_result
def tool_detail(tool: str, tables: Tables) -> ToolDetail:
    """Return everything known about the tool with this id."""
    roles, sources = roles_by_id(tables), sources_by_id(tables)
    shown = tools_by_id(tables)[tool]
    questions = tables["survey_questions"]
    chart, differences = None, []
    survey = every_evidence(tables)[0]
    counts = [row for row in survey.counts if row.item == tool]
    if counts:
        total_shares = usage_shares.shares_by_role(row._replace(item="all") for row in counts)
        country_shares = usage_shares.shares_by_role(row._replace(item=row.group) for row in counts)
        shares = total_shares + country_shares
        labels = {"all": words.ALL_COUNTRIES, **labels_by_id(tables["country_groups"])}
        origin = Provenance.of_table("tool_usage", tables)
        # Differences of all tools are tested together.
        all_differences = compare_usage(tables)[0].differences
        tool_difference = next((row for row in all_differences if row.item == tool), None)
        chart = Chart(
            dumbbell_chart(shares, labels, roles),
            title=share_findings.tool_sentence(tool_difference, shown.name, roles),
            subtitle="Share of each role who use it, by country, 95% intervals. "
            f"{people_asked(total_shares, roles)}, {origin.short_citation}",
            caption=f"{origin.line} The survey asked: "
            f"“{labels_by_id(questions, 'question')[shown.category]}” "
            f"{share_findings.chance_note(len(all_differences))}",
            rows=lambda: share_table(shares).assign(
                country=[labels[share.item] for share in shares], tool=shown.name
            ),
            origin=origin,
            selection=shown.name,
            unit=SHARE,
            file_name="tool",
        )
        by_item = {row.item: row for row in usage_shares.differences(country_shares)}
        if tool_difference:
            by_item["all"] = tool_difference
        differences = [
            (label, share_findings.difference_in_words(by_item[item], roles))
            for item, label in labels.items()
            if item in by_item
        ]
    return ToolDetail(
        shown.name,
        labels_by_id(questions)[shown.category].lower(),
        shown.purpose,
        words.named_for_sentence(_plurals(shown, tables)),
        chart,
        differences,
        [
            words.source_sentence(
                comparison.evidence.kind,
                sources[comparison.evidence.source].title,
                comparison.evidence.years,
                difference,
                roles,
            )
            for comparison in compare_usage(tables)
            for difference in comparison.differences
            if difference.item == tool
        ],
    )
