"""What the first page shows: headlines, the article's differences, the tools of each role."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from components.compare import words
from components.outlook.answer import verdict
from components.selection.records import gap_alike, latest, period, provenance, records
from components.selection.records import sentence as selected_in_words
from components.selection.selection import COUNTRY, Selection, factors_of
from components.selection.tool_evidence import ADS, compared
from components.situation import following
from components.situation.situation import EVERYONE, Situation, factors
from components.statistics import group_medians, usage_shares
from components.statistics.exchange import convert_all
from components.tables.cache import Tables, once
from components.tables.roles import Role, all_roles
from components.thresholds import TOOLS_IN_SHORT
from components.words import gap_findings, pay_findings, share_findings
from components.words.country_groups import where
from components.words.money import currency
from components.words.phrases import dated, percent
from components.words.provenance import Provenance, asked
from components.work.answer.practice import ROUTINE, measured


@dataclass(frozen=True)
class Introduction:
    """The roles, and the question which of them."""

    roles: tuple[Role, ...]
    question: str


@dataclass(frozen=True)
class Headline:
    """A finding, what a reader must know with it, and how sure it is and where from."""

    finding: str
    explanation: str
    besides: str = ""


@dataclass(frozen=True)
class Differences:
    """What the article says of each role, by what is compared; `source` is the article."""

    rows: list[tuple[str, dict[str, str]]]
    source: str


@dataclass(frozen=True)
class ToolsInShort:
    """The tools of each role by what they are, and what does not fit the article."""

    rows: list[tuple[str, dict[str, str]]]
    agreement: str
    surprises: list[str]
    source: str


@once
def introduction(tables: Tables) -> Introduction:
    """The roles; `tables` needs roles."""
    roles = all_roles(tables)
    return Introduction(roles, words.question([role.name for role in roles]))


@once
def work(tables: Tables) -> Headline:
    """The activity in which the roles are most unlike each other.

    `tables` needs work_shares, work_names and work_questions.
    """
    found = measured(ROUTINE, tables)
    return _widest(
        found.shares,
        found.apart,
        tables["work_names"].set_index("id")["label"],
        words.WIDEST_ACTIVITY,
        found.origin,
        words.ONE_COUNTRY,
    )


@once
def tools(groups: tuple[str, ...], tables: Tables) -> Headline:
    """The tool that the roles use most unlike each other, in these country groups.

    `tables` needs tools and tool_usage; no ids are all groups.
    """
    shares, apart = _tools_compared(groups, tables)
    return _widest(
        shares,
        apart,
        tables["tools"].set_index("id")["name"],
        words.WIDEST_TOOL,
        Provenance.of_table("tool_usage", tables),
        words.among(where(groups, tables["country_groups"])),
    )


@once
def _tools_compared(groups: tuple[str, ...], tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each role's share of users of each tool, and how far the roles lie apart."""
    shares = usage_shares.shares(_among(groups, tables["tool_usage"]), "tool")
    return shares, usage_shares.differences(shares)


def _among(groups: tuple[str, ...], answers: pd.DataFrame) -> pd.DataFrame:
    """The answers from some country groups, from all of them without any."""
    return answers[answers["country_group"].isin(groups or answers["country_group"])]


def _widest(
    shares: pd.DataFrame,
    apart: pd.DataFrame,
    names: pd.Series,
    what: str,
    origin: Provenance,
    among: str,
) -> Headline:
    """The item in which the roles differ most; how sure that is, and who was asked about it.

    `shares` and `apart` come from `usage_shares`, `names` says how people call each item.
    """
    roles = origin.roles
    widest = usage_shares.widest(apart)
    own = shares[shares["item"].isin(widest["item"])] if len(widest) else shares
    chance = share_findings.chance(len(apart)) if len(apart) else ""
    sure = [share_findings.difference_in_words(row, roles) for _, row in widest.iterrows()]
    return Headline(
        share_findings.largest_difference(apart, shares, names, roles),
        " ".join([what, *sure, among, origin.line, asked(own, roles), chance]),
    )


@once
def pay(situation: Situation, tables: Tables) -> Headline:
    """The gap of the first two roles like for like in each source, and what stands behind it.

    It is that of a situation as far as there are enough reports of it, in its currency.
    `tables` needs pay, lowest_pay, pay_filters, exchange_rates and currencies.
    """
    roles, known = tables["roles"], tables["pay_filters"]
    first, second = roles["id"].iloc[:2]
    shown, found = _gaps(situation, first, second, tables)
    # The source that leads is the first one that has a figure.
    gaps = dict(sorted(found.items(), key=lambda each: pd.isna(each[1]["ratio"])))
    selections = list(gaps)
    about = words.about(selected_in_words(selections[0], tables), shown == situation)
    years = [period(selection, tables) for selection in selections]
    titles = tables["sources"].set_index("id")["title"]
    said = [
        f"{titles[selection.source]}, {span}: {gap_findings.in_words(found)}."
        for (selection, found), span in zip(gaps.items(), years, strict=True)
    ]
    source = selections[0].source
    origin = provenance(selections[0], tables)
    own = following.currency(situation, tables)
    rows = convert_all(records(selections[0], tables), tables["exchange_rates"], own)
    medians = group_medians.summary(rows, ["role"])
    money = currency(tables["currencies"], own)
    in_words = pay_findings.medians_in_words(medians, roles, money, origin.verb)
    names = roles.set_index("id")["plural"]
    labels = known[known["source"] == source].set_index("factor")["label"].str.lower()
    alike = list(labels[factors_of(known, source)])
    compared = words.compared(names[first], names[second], alike, titles[source], years[0])
    together = gap_findings.together(list(gaps.values()), roles)
    return Headline(
        dated(years[0], gap_findings.title(gaps[selections[0]], roles, origin.verb)),
        f"{compared} {in_words} {origin.line} {origin.counts(medians)}",
        " ".join(filter(None, [about if situation != EVERYONE else "", together, *said])),
    )


def _gaps(
    situation: Situation, first: str, second: str, tables: Tables
) -> tuple[Situation, dict[Selection, pd.Series]]:
    """The gap in each pay source that follows a situation, and the situation that it is of.

    Where no source has enough reports it is that of the countries, and then that of everyone.
    """
    country = situation.without(set(factors(tables)) - {COUNTRY})
    for shown in (situation, country, EVERYONE):
        follow = [
            following.followed(shown, source, tables)
            for source in tables["pay_filters"]["source"].unique()
        ]
        selections = [latest(each.selection, tables) for each in follow if not each.missed]
        gaps = {each: gap_alike(each, first, second, tables) for each in selections}
        if any(pd.notna(gap["ratio"]) for gap in gaps.values()):
            break
    return shown, gaps


@once
def outlook(tables: Tables) -> Headline:
    """What of 'demand is soaring' holds; `tables` as for `outlook.answer.verdict`."""
    found = verdict(tables)
    return Headline(found.sentence, " ".join(found.figures))


@once
def differences(tables: Tables) -> Differences:
    """What the article says sets the roles apart; `tables` needs differences and dimensions."""
    said, roles = tables["claimed_differences"], all_roles(tables)
    rows = [
        (dimension.label, said[said["dimension"] == dimension.id].set_index("role")["text"])
        for dimension in tables["dimensions"].itertuples()
    ]
    article = Provenance.of_table("claimed_differences", tables)
    return Differences(
        [
            *((label, texts.to_dict()) for label, texts in rows),
            ("Education", {role.id: role.education for role in roles}),
            ("Certificates", {role.id: role.certification for role in roles}),
            ("A typical project", {role.id: role.project for role in roles}),
        ],
        f"{article.line} {article.source['caveats']}",
    )


def _in_ads(tables: Tables) -> pd.DataFrame:
    """How far the ads for the roles lie apart in each tool."""
    return pd.concat([apart for each, _, apart in compared(tables) if each.kind == ADS])


@once
def tools_in_short(groups: tuple[str, ...], tables: Tables) -> ToolsInShort:
    """What practitioners in these country groups use, and what of the article it bears out.

    `tables` needs tools, tool_usage, survey_tools and ad_tools.
    """
    shares, apart = _tools_compared(groups, tables)
    roles, names = tables["roles"], tables["tools"].set_index("id")["name"]

    def in_words(role: str, items: Iterable[str]) -> str:
        own = shares[shares["role"] == role].set_index("item")["share"]
        return ", ".join(f"{names[item]} {percent(own[item])}" for item in items)

    most = {
        role: in_words(role, usage_shares.most_used(shares, role, TOOLS_IN_SHORT))
        for role in roles["id"]
    }
    typical = {
        role: in_words(role, usage_shares.most_typical(apart, role, TOOLS_IN_SHORT))
        for role in roles["id"]
    }
    survey = Provenance.of_table("tool_usage", tables)
    return ToolsInShort(
        [
            (f"The {TOOLS_IN_SHORT} tools with most users", most),
            ("Clearly more common in this role", typical),
        ],
        f"{words.NAMED_WITHOUT_FIGURES} {words.agreement(tables['tools'], apart, roles)}",
        words.sentences(tables["tools"], apart, _in_ads(tables), roles),
        " ".join(
            [
                survey.line,
                words.among(where(groups, tables["country_groups"])),
                share_findings.chance(len(apart)),
            ]
        ),
    )
