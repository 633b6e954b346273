"""The page model of Tools: tools compared, one by one, and as the article names them."""

from dataclasses import dataclass

import pandas as pd

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell
from components.selection.tool_evidence import (
    Evidence,
    compared,
    disagreements,
    every_evidence,
)
from components.statistics import usage_shares
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles
from components.thresholds import MAX_TOOLS, MAX_TOOLS_NAMED
from components.tools import words
from components.tools.search import matching
from components.words import share_findings
from components.words.country_groups import where
from components.words.metric import Metric
from components.words.provenance import SHARE, Provenance, people


@dataclass(frozen=True)
class Options:
    """Categories, tools in alphabetical order, and country groups, by id.

    `kinds` are the kinds of evidence, `sources` those of each kind with their years, and
    `by_country` the sources that distinguish countries.
    """

    categories: dict[str, str]
    countries: dict[str, str]
    tools: dict[str, str]
    kinds: dict[str, str]
    sources: dict[str, dict[str, str]]
    by_country: tuple[str, ...]


@dataclass(frozen=True)
class ToolQuery:
    """The tools to compare, among whom, and in which order; without codes, all of them.

    `source` is the id of a source on tools, by default the first. Only the first tools are drawn
    unless `everything` is set.
    """

    source: str = ""
    categories: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    search: str = ""
    clear_only: bool = False
    sort: str = next(iter(words.SORTS))
    everything: bool = False


@dataclass(frozen=True)
class Named:
    """The tools of a category that the article names, by role."""

    category: str
    by_role: dict[str, str]


@dataclass(frozen=True)
class Unmeasured:
    """A tool that the article names and no survey asked about."""

    name: str
    plurals: list[str]
    purpose: str


@dataclass(frozen=True)
class ToolsPage:
    """The tools that match a query.

    `finding` says in how many the roles differ, `numbers` which role leads in how many. If none has
    a share, `not_asked_about` names the matching tools. `named` and `unmeasured` are those that the
    article names. `first` lists the most used tools of each role, `disagree` where sources of
    different years disagree, `about` the source's caveats.
    """

    finding: str
    numbers: tuple[Metric, ...]
    about: str
    first: tuple[str, ...]
    disagree: tuple[str, ...]
    roles: tuple[Role, ...]
    not_asked_about: list[str]
    named: list[Named]
    unmeasured: list[Unmeasured]
    article: str


@dataclass(frozen=True)
class Detail:
    """Everything known about one tool; `differences` has the difference of the roles by country.

    `sources` lists what each source says.
    """

    name: str
    category: str
    purpose: str
    named_for: str
    chart: Chart | None
    differences: list[tuple[str, str]]
    sources: list[str]


@cache_result
def options(tables: Tables) -> Options:
    """Return the options; `tables` needs tools, what it refers to and the evidence on tools."""
    tools = tables["tools"].set_index("id")
    asked_about = tables["survey_questions"]
    asked_about = asked_about[asked_about["id"].isin(tools["category"])]
    groups, titles = tables["country_groups"], tables["sources"].set_index("id")["title"]
    sources: dict[str, dict[str, str]] = {}
    for each in every_evidence(tables):
        label = words.source(titles[each.source], each.years)
        sources.setdefault(each.kind, {})[each.source] = label
    return Options(
        dict(zip(asked_about["id"], asked_about["label"], strict=True)),
        dict(zip(groups["id"], groups["label"], strict=True)),
        tools["name"].sort_values(key=lambda name: name.str.casefold()).to_dict(),
        {kind: label for kind, label in words.KINDS.items() if kind in sources},
        sources,
        tuple(each.source for each in every_evidence(tables) if each.by_country),
    )


@cache_result
def answer(question: ToolQuery, tables: Tables) -> ToolsPage:
    """Build the page; `tables` needs tool_usage, tools and what they refer to."""
    matches = _matches(question, tables)
    unknown = matches.tools[~matches.tools.index.isin(matches.evidence.usage["tool"])]
    nowhere = unknown[~unknown.index.isin(_known_anywhere(tables))]
    names = tables["tools"].set_index("id")["name"]
    compared_here = matches.differences, matches.shares, names, tables["roles"]
    return ToolsPage(
        roles=all_roles(tables),
        finding=share_findings.clear_differences(*compared_here, "tools")
        if matches.labels
        else words.NOTHING_MEASURED,
        numbers=share_findings.numbers(*compared_here, words.MORE[matches.evidence.kind])
        if matches.labels
        else (),
        not_asked_about=list(unknown["name"]) if len(unknown) == len(matches.tools) else [],
        named=_named(matches.tools, tables),
        unmeasured=_unmeasured(nowhere, tables),
        about=Provenance.of(matches.evidence.source, tables).source["caveats"],
        first=_first(matches.evidence, tables),
        disagree=_disagree(tables),
        article=_article(tables),
    )


def _known_anywhere(tables: Tables) -> set[str]:
    return {tool for each in every_evidence(tables) for tool in each.usage["tool"]}


@cache_result
def _evidence(source: str, tables: Tables) -> Evidence:
    """Return the evidence of the source with this id; the first for none."""
    every = every_evidence(tables)
    return next((each for each in every if each.source == source), every[0])


def _first(evidence: Evidence, tables: Tables) -> tuple[str, ...]:
    """Return the tools with the largest shares in each role."""
    shares = usage_shares.shares(evidence.usage, "tool")
    names = tables["tools"].set_index("id")["name"]
    sentences = []
    for role in tables["roles"].itertuples():
        role_shares = shares[shares["role"] == role.id].set_index("item")["share"]
        most = usage_shares.most_used(shares, role.id, MAX_TOOLS_NAMED)
        if most:
            tools = [words.share_of(names[tool], role_shares[tool]) for tool in most]
            sentences.append(words.first(evidence.kind, role.plural, tools))
    return tuple(sentences)


@cache_result
def _disagree(tables: Tables) -> tuple[str, ...]:
    """Return what each source says about a tool on which sources of different years disagree."""
    names = tables["tools"].set_index("id")["name"]
    return tuple(
        words.disagreement(
            names[tool],
            [
                words.in_source(each.kind, each.years, row, tables["roles"])
                for each, _, differences in compared(tables)
                for _, row in differences[
                    (differences["item"] == tool) & differences["clear"]
                ].iterrows()
            ],
        )
        for tool in disagreements(tables)
    )


@cache_result
def chart(question: ToolQuery, tables: Tables) -> Chart | None:
    """Return the shares of the matching tools, or of the first ones; None if none is measured."""
    matches = _matches(question, tables)
    if not matches.labels:
        return None
    roles, names = tables["roles"], tables["tools"].set_index("id")["name"]
    categories = tables["survey_questions"].set_index("id")["label"]
    where_phrase = where(question.countries, tables["country_groups"])
    drawn = dict(list(matches.labels.items())[: None if question.everything else MAX_TOOLS])
    place = {tool: number for number, tool in enumerate(matches.labels)}
    in_order = matches.shares.sort_values("item", key=lambda tools: tools.map(place), kind="stable")
    chosen = categories[categories.index.isin(question.categories)]
    all_of_them = set(question.categories) >= set(tables["tools"]["category"])
    evidence = matches.evidence
    origin = Provenance.of(evidence.source, tables, evidence.years)
    where_phrase = where_phrase if evidence.by_country else words.as_asked(origin.source["title"])
    about = words.selection(
        where_phrase, [] if all_of_them else list(chosen), question.search, question.clear_only
    )
    return Chart(
        dumbbell(matches.shares, drawn, roles),
        title=words.title(matches.differences, names)
        or share_findings.largest_difference(matches.differences, matches.shares, names, roles),
        subtitle=words.subtitle(
            evidence.kind,
            where_phrase if question.countries and evidence.by_country else "",
            people(matches.shares, roles),
            origin.short_citation,
            (len(drawn), len(matches.labels)),
        ),
        caption=words.caption(
            evidence.kind, origin.line, share_findings.chance(len(matches.differences))
        ),
        table=origin.annotate(
            in_order.assign(tool=in_order["item"].map(names)), about, words.UNITS[evidence.kind]
        ),
        file_name="tools",
    )


@dataclass(frozen=True)
class _Matches:
    """The matching tools by id: their shares, the roles' differences, and names in order."""

    evidence: Evidence
    tools: pd.DataFrame
    shares: pd.DataFrame
    differences: pd.DataFrame
    labels: dict[str, str]


@cache_result
def _matches(question: ToolQuery, tables: Tables) -> _Matches:
    tools = tables["tools"].set_index("id")
    matches = matching(tools, question.search)
    matching_tools = tools[
        tools["category"].isin(question.categories or tools["category"]) & matches
    ]
    evidence = _evidence(question.source, tables)
    usage = evidence.usage
    if evidence.by_country:
        usage = usage[usage["country_group"].isin(question.countries or usage["country_group"])]
    shares = usage_shares.shares(usage[usage["tool"].isin(matching_tools.index)], "tool")
    differences = usage_shares.differences(shares)
    if question.clear_only:
        shares = shares[shares["item"].isin(differences.loc[differences["clear"], "item"])]
    labels = usage_shares.labelled(shares, differences, matching_tools["name"], question.sort)
    return _Matches(evidence, matching_tools, shares, differences, labels)


def _named(matching_tools: pd.DataFrame, tables: Tables) -> list[Named]:
    named = matching_tools[matching_tools["named_for"] != ""]
    categories = tables["survey_questions"].set_index("id")["label"]
    groups = []
    for category in categories.index[categories.index.isin(named["category"])]:
        category_tools = named[named["category"] == category]
        category_tools = category_tools.assign(
            role=category_tools["named_for"].str.split()
        ).explode("role")
        names = category_tools.groupby("role")["name"].agg(", ".join)
        texts = {role: names.get(role, words.NONE_NAMED) for role in tables["roles"]["id"]}
        groups.append(Named(categories[category], texts))
    return groups


def _unmeasured(unknown: pd.DataFrame, tables: Tables) -> list[Unmeasured]:
    return [
        Unmeasured(tool.name, _plurals(tool.named_for, tables), tool.purpose)
        for tool in unknown[unknown["named_for"] != ""].itertuples(index=False)
    ]


def _plurals(ids: str, tables: Tables) -> list[str]:
    names = tables["roles"].set_index("id")["plural"]
    return [names[role] for role in ids.split()]


def _article(tables: Tables) -> str:
    """Return the source of the names, with its caveats."""
    tools = tables["tools"]
    article = Provenance.of(tools.loc[tools["named_for"] != "", "source"].iloc[0], tables)
    return f"{article.line} {article.source['caveats']}"


@cache_result
def detail(tool: str, tables: Tables) -> Detail:
    """Return everything known about the tool with this id; `tables` as for `answer`."""
    roles, groups = tables["roles"], tables["country_groups"]
    described = tables["tools"].set_index("id").loc[tool]
    category = tables["survey_questions"].set_index("id").loc[described["category"]]
    chart, differences = None, []
    titles = tables["sources"].set_index("id")["title"]
    usage = tables["tool_usage"][tables["tool_usage"]["tool"] == tool]
    if len(usage):
        everywhere = usage_shares.shares(usage, "tool")
        shares = pd.concat(
            [everywhere.assign(item="all"), usage_shares.shares(usage, "country_group")]
        )
        country_differences = usage_shares.differences(shares[shares["item"] != "all"])
        labels = {
            "all": words.ALL_COUNTRIES,
            **dict(zip(groups["id"], groups["label"], strict=True)),
        }
        origin = Provenance.of_table("tool_usage", tables)
        # Whether a difference is clear depends on all tools together.
        every = usage_shares.differences(usage_shares.shares(tables["tool_usage"], "tool"))
        tool_usage = every[every["item"] == tool]
        title = share_findings.one_tool(tool_usage, described["name"], roles)
        chart = Chart(
            dumbbell(shares, labels, roles),
            title=title,
            subtitle=words.one_tool(people(everywhere, roles), origin.short_citation),
            caption=f"{origin.line} The survey asked: "
            f"“{category['question']}” {share_findings.chance(len(every))}",
            table=origin.annotate(
                shares.assign(country=shares["item"].map(labels), tool=described["name"]),
                described["name"],
                SHARE,
            ),
            file_name="tool",
        )
        differences = [
            (label, share_findings.difference_in_words(row, roles))
            for item, label in labels.items()
            for _, row in (
                tool_usage
                if item == "all"
                else country_differences[country_differences["item"] == item]
            ).iterrows()
        ]
    return Detail(
        described["name"],
        category["label"].lower(),
        described["purpose"],
        words.named_for(_plurals(described["named_for"], tables)),
        chart,
        differences,
        [
            words.on_tool(each.kind, titles[each.source], each.years, row, roles)
            for each, _, apart in compared(tables)
            for _, row in apart[apart["item"] == tool].iterrows()
        ],
    )
