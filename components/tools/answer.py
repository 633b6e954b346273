"""The page model of Tools: tools compared, each tool in detail, and those the article names."""

from dataclasses import dataclass

import pandas as pd

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.selection.tool_evidence import (
    Evidence,
    compare_usage,
    disagreements,
    every_evidence,
)
from components.statistics import usage_shares
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles, roles_by_id
from components.tables.sources import sources_by_id
from components.thresholds import MAX_TOOLS, MAX_TOOLS_NAMED
from components.tools import words
from components.tools.search import matches_search
from components.words import share_findings
from components.words.country_groups import where_phrase
from components.words.metric import Metric
from components.words.provenance import SHARE, Provenance, people_asked


@dataclass(frozen=True)
class ToolOptions:
    """The options of the controls: labels by id; tools are in alphabetical order.

    `kinds` are the kinds of evidence, `sources` the sources of each kind, labelled with their
    years, and `by_country` the ids of the sources that distinguish countries.
    """

    categories: dict[str, str]
    countries: dict[str, str]
    tools: dict[str, str]
    kinds: dict[str, str]
    sources: dict[str, dict[str, str]]
    by_country: tuple[str, ...]


@dataclass(frozen=True)
class ToolQuery:
    """The tools to compare, in which source and countries, and their order.

    `source` is the id of a source on tools, by default the first. Without `categories` or
    `countries`, all count. Only the first `MAX_TOOLS` tools are drawn unless `show_all` is set.
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
    """The tools of a category that the article names, as text by role."""

    category: str
    by_role: dict[str, str]


@dataclass(frozen=True)
class UnmeasuredTool:
    """A tool that the article names and no source measured."""

    name: str
    plurals: list[str]
    purpose: str


@dataclass(frozen=True)
class ToolsPage:
    """The tools that match a query.

    `finding` states for how many tools the roles differ, `metrics` for how many each role leads. If
    no tool has a share, `not_asked_about` names the matching tools. `named` and `unmeasured` are
    those that the article names, `article` cites it. `most_used` lists the most used tools of each
    role, `disagreements` the tools on which sources of different years disagree.
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

    `differences` pairs each country group with a sentence on the roles' difference; `sources` lists
    what each source says.
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
    tools = tables["tools"].set_index("id")
    categories = tables["survey_questions"]
    categories = categories[categories["id"].isin(tools["category"])]
    groups, titles = tables["country_groups"], sources_by_id(tables)
    sources: dict[str, dict[str, str]] = {}
    for evidence in every_evidence(tables):
        label = words.source_label(titles[evidence.source].title, evidence.years)
        sources.setdefault(evidence.kind, {})[evidence.source] = label
    return ToolOptions(
        dict(zip(categories["id"], categories["label"], strict=True)),
        dict(zip(groups["id"], groups["label"], strict=True)),
        tools["name"].sort_values(key=lambda name: name.str.casefold()).to_dict(),
        {kind: label for kind, label in words.KINDS.items() if kind in sources},
        sources,
        tuple(evidence.source for evidence in every_evidence(tables) if evidence.by_country),
    )


@cache_result
def build_tools_page(query: ToolQuery, tables: Tables) -> ToolsPage:
    matches = _matches(query, tables)
    without_share = matches.tools[~matches.tools.index.isin(matches.evidence.usage["tool"])]
    unmeasured = without_share[~without_share.index.isin(_measured_tools(tables))]
    names = tables["tools"].set_index("id")["name"]
    finding_inputs = matches.differences, matches.shares, names, roles_by_id(tables)
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
        not_asked_about=list(without_share["name"])
        if len(without_share) == len(matches.tools)
        else [],
        named=_named(matches.tools, tables),
        unmeasured=_unmeasured(unmeasured, tables),
        caveats=Provenance.of(matches.evidence.source, tables).source.caveats,
        most_used=_most_used(matches.evidence, tables),
        disagreements=_disagreements(tables),
        article=_article(tables),
    )


def _measured_tools(tables: Tables) -> set[str]:
    return {tool for evidence in every_evidence(tables) for tool in evidence.usage["tool"]}


@cache_result
def _evidence(source: str, tables: Tables) -> Evidence:
    """Return the evidence of the source with this id; by default, the first source."""
    all_evidence = every_evidence(tables)
    return next(
        (evidence for evidence in all_evidence if evidence.source == source), all_evidence[0]
    )


def _most_used(evidence: Evidence, tables: Tables) -> tuple[str, ...]:
    """Return the tools with the largest shares in each role."""
    shares = usage_shares.shares_by_role(evidence.usage, "tool")
    names = tables["tools"].set_index("id")["name"]
    sentences = []
    for role in roles_by_id(tables).values():
        role_shares = shares[shares["role"] == role.id].set_index("item")["share"]
        most_used = usage_shares.most_used(shares, role.id, MAX_TOOLS_NAMED)
        if most_used:
            tools = [words.tool_with_share(names[tool], role_shares[tool]) for tool in most_used]
            sentences.append(words.most_used_sentence(evidence.kind, role.plural, tools))
    return tuple(sentences)


@cache_result
def _disagreements(tables: Tables) -> tuple[str, ...]:
    """Return, for each tool on which sources of different years disagree, what each source says."""
    names = tables["tools"].set_index("id")["name"]
    return tuple(
        words.disagreement_sentence(
            names[tool],
            [
                words.source_shares(evidence.kind, evidence.years, row, roles_by_id(tables))
                for evidence, _, differences in compare_usage(tables)
                for _, row in differences[
                    (differences["item"] == tool) & differences["clear"]
                ].iterrows()
            ],
        )
        for tool in disagreements(tables)
    )


@cache_result
def tools_chart(query: ToolQuery, tables: Tables) -> Chart | None:
    """Return the shares of the matching tools, or of the first ones; None if none has a share."""
    matches = _matches(query, tables)
    if not matches.labels:
        return None
    roles, names = roles_by_id(tables), tables["tools"].set_index("id")["name"]
    categories = tables["survey_questions"].set_index("id")["label"]
    respondents = where_phrase(query.countries, tables["country_groups"])
    drawn = dict(list(matches.labels.items())[: None if query.show_all else MAX_TOOLS])
    positions = {tool: number for number, tool in enumerate(matches.labels)}
    in_order = matches.shares.sort_values(
        "item", key=lambda tools: tools.map(positions), kind="stable"
    )
    chosen = categories[categories.index.isin(query.categories)]
    all_chosen = set(query.categories) >= set(tables["tools"]["category"])
    evidence = matches.evidence
    origin = Provenance.of(evidence.source, tables, evidence.years)
    respondents = (
        respondents if evidence.by_country else words.respondents_phrase(origin.source.title)
    )
    selection_text = words.selection_text(
        respondents, [] if all_chosen else list(chosen), query.search, query.clear_only
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
        table=origin.annotate(
            in_order.assign(tool=in_order["item"].map(names)),
            selection_text,
            words.UNITS[evidence.kind],
        ),
        file_name="tools",
    )


@dataclass(frozen=True)
class _Matches:
    """The matching tools by id: their shares, the roles' differences, and labels in row order."""

    evidence: Evidence
    tools: pd.DataFrame
    shares: pd.DataFrame
    differences: pd.DataFrame
    labels: dict[str, str]


@cache_result
def _matches(query: ToolQuery, tables: Tables) -> _Matches:
    tools = tables["tools"].set_index("id")
    is_match = matches_search(tools, query.search)
    matching_tools = tools[tools["category"].isin(query.categories or tools["category"]) & is_match]
    evidence = _evidence(query.source, tables)
    usage = evidence.usage
    if evidence.by_country:
        usage = usage[usage["country_group"].isin(query.countries or usage["country_group"])]
    shares = usage_shares.shares_by_role(usage[usage["tool"].isin(matching_tools.index)], "tool")
    differences = usage_shares.differences(shares)
    if query.clear_only:
        shares = shares[shares["item"].isin(differences.loc[differences["clear"], "item"])]
    labels = usage_shares.labelled(shares, differences, matching_tools["name"], query.sort)
    return _Matches(evidence, matching_tools, shares, differences, labels)


def _named(matching_tools: pd.DataFrame, tables: Tables) -> list[NamedTools]:
    named = matching_tools[matching_tools["named_for"] != ""]
    categories = tables["survey_questions"].set_index("id")["label"]
    groups = []
    for category in categories.index[categories.index.isin(named["category"])]:
        category_tools = named[named["category"] == category]
        category_tools = category_tools.assign(
            role=category_tools["named_for"].str.split()
        ).explode("role")
        names = category_tools.groupby("role")["name"].agg(", ".join)
        texts = {role: names.get(role, words.NONE_NAMED) for role in roles_by_id(tables)}
        groups.append(NamedTools(categories[category], texts))
    return groups


def _unmeasured(tools: pd.DataFrame, tables: Tables) -> list[UnmeasuredTool]:
    return [
        UnmeasuredTool(tool.name, _plurals(tool.named_for, tables), tool.purpose)
        for tool in tools[tools["named_for"] != ""].itertuples(index=False)
    ]


def _plurals(ids: str, tables: Tables) -> list[str]:
    roles = roles_by_id(tables)
    return [roles[role].plural for role in ids.split()]


def _article(tables: Tables) -> str:
    """Cite the article that names the tools, with its caveats."""
    tools = tables["tools"]
    article = Provenance.of(tools.loc[tools["named_for"] != "", "source"].iloc[0], tables)
    return f"{article.line} {article.source.caveats}"


@cache_result
def tool_detail(tool: str, tables: Tables) -> ToolDetail:
    """Return everything known about the tool with this id."""
    roles, sources = roles_by_id(tables), sources_by_id(tables)
    groups = tables["country_groups"]
    tool_row = tables["tools"].set_index("id").loc[tool]
    category = tables["survey_questions"].set_index("id").loc[tool_row["category"]]
    chart, differences = None, []
    usage = tables["tool_usage"][tables["tool_usage"]["tool"] == tool]
    if len(usage):
        total_shares = usage_shares.shares_by_role(usage, "tool")
        shares = pd.concat(
            [total_shares.assign(item="all"), usage_shares.shares_by_role(usage, "country_group")]
        )
        country_differences = usage_shares.differences(shares[shares["item"] != "all"])
        labels = {
            "all": words.ALL_COUNTRIES,
            **dict(zip(groups["id"], groups["label"], strict=True)),
        }
        origin = Provenance.of_table("tool_usage", tables)
        # Differences of all tools are tested together.
        all_differences = usage_shares.differences(
            usage_shares.shares_by_role(tables["tool_usage"], "tool")
        )
        tool_differences = all_differences[all_differences["item"] == tool]
        title = share_findings.tool_sentence(tool_differences, tool_row["name"], roles)
        chart = Chart(
            dumbbell_chart(shares, labels, roles),
            title=title,
            subtitle=words.one_tool_subtitle(
                people_asked(total_shares, roles), origin.short_citation
            ),
            caption=f"{origin.line} The survey asked: "
            f"“{category['question']}” {share_findings.chance_note(len(all_differences))}",
            table=origin.annotate(
                shares.assign(country=shares["item"].map(labels), tool=tool_row["name"]),
                tool_row["name"],
                SHARE,
            ),
            file_name="tool",
        )
        differences = [
            (label, share_findings.difference_in_words(row, roles))
            for item, label in labels.items()
            for _, row in (
                tool_differences
                if item == "all"
                else country_differences[country_differences["item"] == item]
            ).iterrows()
        ]
    return ToolDetail(
        tool_row["name"],
        category["label"].lower(),
        tool_row["purpose"],
        words.named_for_sentence(_plurals(tool_row["named_for"], tables)),
        chart,
        differences,
        [
            words.source_sentence(
                evidence.kind, sources[evidence.source].title, evidence.years, row, roles
            )
            for evidence, _, source_differences in compare_usage(tables)
            for _, row in source_differences[source_differences["item"] == tool].iterrows()
        ],
    )
