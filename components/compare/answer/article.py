"""The article's claims about the roles, each with the figures that test it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from components.compare import words
from components.compare.answer.largest import tools_compared
from components.selection.tool_evidence import ADS, compare_usage
from components.statistics import usage_shares
from components.statistics.usage_shares import Share, ShareDifference
from components.tables.activities import activities_by_id
from components.tables.cache import Tables, cache_result
from components.tables.labels import labels_by_id
from components.tables.roles import Role, all_roles, roles_by_id
from components.tables.tools import tool_names, tools_by_id
from components.thresholds import MAX_TOOLS_FIRST
from components.words.country_groups import where_phrase
from components.words.phrases import capitalise, percent
from components.words.provenance import Provenance
from components.work.answer.practice import earlier_activities, question_shares


@dataclass(frozen=True)
class ArticleClaim:
    """A claim about a role in one dimension, with one sentence for each test of the claim."""

    dimension: str
    text: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class ArticleClaims:
    """The article's claims about each role, by role id; `source` cites the article."""

    roles: tuple[Role, ...]
    by_role: dict[str, tuple[ArticleClaim, ...]]
    source: str


@dataclass(frozen=True)
class ArticleTools:
    """The tools that each role uses, and how well they agree with what the article says.

    `rows` lists what practitioners use: pairs of a label and texts by role id. `surprises` holds
    sentences on findings that contradict the article. It leaves out the tools that test one of the
    article's claims, because the claims have verdicts of their own.
    """

    roles: tuple[Role, ...]
    rows: tuple[tuple[str, dict[str, str]], ...]
    agreement: str
    surprises: tuple[str, ...]
    source: str


@cache_result
def build_claims(tables: Tables) -> ArticleClaims:
    differences = tables["claimed_differences"]
    labels = tables["dimensions"].set_index("id")["label"]
    article = Provenance.of_table("claimed_differences", tables)
    tests = tables["claim_tests"]
    by_role = {}
    for role in all_roles(tables):
        role_texts = differences[differences["role"] == role.id].set_index("dimension")["text"]
        role_tests = tests[tests["role"] == role.id]
        claims = []
        for dimension in labels.index:
            if dimension in role_texts:
                dimension_tests = role_tests[role_tests["dimension"] == dimension]
                results = [
                    _test_result(role.id, test.item, test.match == "nearest", tables)
                    for test in dimension_tests.itertuples()
                ]
                claims.append(
                    ArticleClaim(
                        labels[dimension], role_texts[dimension], tuple(filter(None, results))
                    )
                )
        untested = (
            (words.PROJECT, role.project),
            (words.EDUCATION, role.education),
            (words.CERTIFICATES, role.certification),
        )
        claims += [ArticleClaim(label, text, ()) for label, text in untested]
        by_role[role.id] = tuple(claims)
    return ArticleClaims(all_roles(tables), by_role, f"{article.line} {article.source.caveats}")


def _test_result(role: str, item: str, nearest: bool, tables: Tables) -> str:
    """Return a sentence on whether a claim about a role holds; '' if nothing was measured."""
    for label, differences, origin, ads in _evidence(item, tables):
        for difference in differences:
            if difference.item == item:
                label = words.claim_test_label(label, nearest, ads)
                return words.claim_test_sentence(label, difference, role, origin)
    return ""


def _evidence(
    item: str, tables: Tables
) -> Iterable[tuple[str, tuple[ShareDifference, ...], Provenance, bool]]:
    """Yield the label, the differences and the source of each set of figures that can test a claim.

    The last value of each tuple is True if the source is job ads. `item` is an id of
    `work_names.csv`, `activity_names.csv` or `tools.csv`.
    """
    activity = activities_by_id(tables).get(item)
    earlier_labels = labels_by_id(tables["activity_names"])
    if activity:
        practice = question_shares(activity.question, tables)
        origin = replace(practice.origin, years=practice.years)
        yield capitalise(activity.label), practice.differences, origin, False
    elif item in earlier_labels:
        survey = earlier_activities(tables)
        yield capitalise(earlier_labels[item]), survey.differences, survey.origin, False
    else:
        for comparison in compare_usage(tables):
            evidence = comparison.evidence
            yield (
                tool_names(tables)[item],
                comparison.differences,
                Provenance.of(evidence.source, tables, evidence.years),
                evidence.kind == ADS,
            )


@cache_result
def build_named_tools(groups: tuple[str, ...], tables: Tables) -> ArticleTools:
    """Return what people in these country groups use, and how well this supports the article."""
    shares, differences = tools_compared(groups, tables)
    roles, names = roles_by_id(tables), tool_names(tables)

    def in_words(role_shares: Iterable[Share]) -> str:
        return ", ".join(f"{names[share.item]} {percent(share.value)}" for share in role_shares)

    most = {role: in_words(usage_shares.most_used(shares, role, MAX_TOOLS_FIRST)) for role in roles}
    typical = {
        role: in_words(
            lead.leader for lead in usage_shares.most_typical(differences, role, MAX_TOOLS_FIRST)
        )
        for role in roles
    }
    in_ads = [
        difference
        for comparison in compare_usage(tables)
        if comparison.evidence.kind == ADS
        for difference in comparison.differences
    ]
    tools = tools_by_id(tables)
    tested = set(tables["claim_tests"]["item"])
    untested = [tool for id, tool in tools.items() if id not in tested]
    survey = Provenance.of_table("tool_usage", tables)
    return ArticleTools(
        all_roles(tables),
        ((words.MOST_USED, most), (words.TYPICAL, typical)),
        words.tools_agreement(tools.values(), differences, roles),
        tuple(words.surprise_sentences(untested, differences, in_ads, roles)),
        f"{capitalise(where_phrase(groups, tables['country_groups']))}. {survey.line}",
    )
