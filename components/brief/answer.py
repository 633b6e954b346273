"""The content of the brief, section by section; a damaged table affects only its own section."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from components.brief import words
from components.compare.answer.largest import tools_compared
from components.files.report_section import ReportSection
from components.reports.exchange import DOLLARS, PURCHASING_POWER, convert_all, exchange_rates
from components.reports.reports import Reports
from components.selection.options import pairs
from components.selection.records import (
    describe,
    latest,
    like_for_like_gap,
    pay_reports,
    provenance,
)
from components.selection.selection import Selection
from components.selection.tool_evidence import every_evidence
from components.situation import source_mapping
from components.situation import words as situation_words
from components.situation.situation import EVERYONE, NEWCOMER, Situation, profile_factors
from components.situation.source_mapping import SourceMapping
from components.statistics import toolkit, usage_shares
from components.statistics.group_medians import Quantiles, medians_by_role, with_figure
from components.statistics.toolkit import Progress
from components.statistics.usage_shares import Share, ShareDifference
from components.switch import words as switch_words
from components.switch.answer.learning_path import (
    LearningPath,
    learning_path,
    measured_skills,
    other_evidence,
)
from components.switch.answer.query import PathQuery
from components.tables.activities import activities_by_id
from components.tables.cache import Tables, cache_result
from components.tables.csv_file import TableError
from components.tables.factors import COUNTRY, YEAR, pay_sources
from components.tables.roles import all_roles, roles_by_id
from components.tables.sources import sources_by_id
from components.tables.tools import tool_names
from components.thresholds import MAX_NAMED_IN_BRIEF
from components.words import gap_findings, phrases, share_findings
from components.words.country_groups import where_phrase
from components.words.money import currency, rate_sentence
from components.words.phrases import join_words
from components.words.provenance import Provenance, asked_by_role
from components.words.skill_names import skill_names
from components.work.answer.practice import ROUTINE, question_shares

# Column widths in millimetres.
PAY_COLUMNS = (44.0, 18.0, 36.0, 36.0, 28.0)
DIFFERENCE_COLUMNS = (62.0, 24.0, 34.0, 46.0)
STEP_COLUMNS = (44.0, 28.0, 98.0)


@dataclass(frozen=True)
class Brief:
    """The title of the brief, and its sections from top to bottom."""

    title: str
    sections: list[ReportSection]


@dataclass(frozen=True)
class Ticks:
    """The ids of the skills and steps that are ticked on the Switch page."""

    have: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def build_brief(situation: Situation, ticks: Ticks, tables: Tables) -> Brief:
    """Build the brief for a profile.

    Tables are read only when a section needs them, so a damaged one doesn't break the whole brief.
    """
    title = words.WITHOUT_SITUATION
    situation_sections = []
    try:
        title = f"Brief: {_profile_label(situation, tables) or words.EVERYONE}"
    except TableError as problem:
        situation_sections.append(
            ReportSection(words.SITUATION, [words.damage_note(str(problem))], [])
        )
    return Brief(
        title,
        [
            *situation_sections,
            *_section_or_error(words.PAY, lambda: [pay_section(situation, tables)]),
            *_section_or_error(words.WORK, lambda: [work_section(tables)]),
            *_section_or_error(words.TOOLS, lambda: [tools_section(situation, tables)]),
            *_section_or_error(words.SWITCH, lambda: switch_sections(situation, ticks, tables)),
        ],
    )


def _section_or_error(heading: str, make: Callable[[], list[ReportSection]]) -> list[ReportSection]:
    """Return the sections, or a single one that says which table is damaged."""
    try:
        return make()
    except TableError as problem:
        return [ReportSection(heading, [words.damage_note(str(problem))], [])]


def _profile_label(situation: Situation, tables: Tables) -> str:
    """Return the profile as shown in the page header; '' for everyone."""
    if situation == EVERYONE:
        return ""
    return situation_words.situation_label(situation, tables).partition(": ")[2]


@dataclass(frozen=True)
class _PayShown:
    """The pay that the brief shows.

    `situation` is the profile that the pay describes, `mapping` says how the source represents that
    profile, and `selection` selects its latest reports.
    """

    situation: Situation
    mapping: SourceMapping
    selection: Selection


@cache_result
def pay_section(situation: Situation, tables: Tables) -> ReportSection:
    """Return each role's pay in the profile's currency.

    It comes from the source that the Pay page opens with. If that source has no figure, try the
    other sources for the same profile, then the profile's countries alone, and finally everyone.
    """
    opening = source_mapping.opening_source(situation, tables)
    shown = _first_source_with_pay(situation, opening, tables)
    selection, origin = shown.selection, provenance(shown.selection, tables)
    local_currency = source_mapping.profile_currency(situation, tables)
    reports = pay_reports(selection, tables)
    converted = convert_all(reports, tables["exchange_rates"], local_currency)
    no_rate_note = ""
    if len(converted) < len(reports):
        no_rate_note = words.no_rate_note(currency(local_currency, tables))
        converted, local_currency = reports, DOLLARS
    money = currency(local_currency, tables)
    cells: list[tuple[str, ...]] = []
    for role in all_roles(tables):
        pay = Quantiles.of(converted.of_roles(role.id))
        distinct = pay.distinct_records
        if not pay.estimate.has_figure:
            cells.append((role.name, f"too few {origin.reports} ({distinct})"))
            continue
        spans = [money.span(pay.median_low, pay.median_high), money.span(pay.p25, pay.p75)]
        count = words.report_count(distinct, origin.reports, pay.is_few)
        cells.append((role.name, money.amount(pay.median), *spans, count))
    description = describe(selection, tables)
    if shown.situation != situation or selection.source != opening:
        title = sources_by_id(tables)[opening].title
        description = words.wider_pay_note(title, description)
    unknown_fields = [situation_words.level(*field, tables) for field in shown.mapping.unmatched]
    source_note = situation_words.source_note(shown.situation, shown.mapping, tables)
    gaps = [
        gap_findings.gap_sentence(like_for_like_gap(selection, *pair, tables), roles_by_id(tables))
        for pair in pairs(tables)
    ]
    notes = [
        f"{description}.",
        source_note,
        (f"Not known in this source: {join_words(unknown_fields)}." if unknown_fields else ""),
        no_rate_note,
    ]
    source_line = [words.sources_line([origin]), _rate_note(reports, local_currency, tables)]
    return ReportSection(
        words.PAY,
        [" ".join(filter(None, notes)), *gaps],
        cells,
        PAY_COLUMNS,
        words.PAY_TITLES,
        " ".join(filter(None, source_line)),
    )


def _first_source_with_pay(situation: Situation, opening: str, tables: Tables) -> _PayShown:
    """Return the pay to show: the first, in the order of `pay_section`, with a figure for any role.

    If none has a figure, return the first one tried.
    """
    other_sources = [source for source in pay_sources(tables) if source != opening]
    countries_only = replace(situation.without(set(profile_factors(tables)) - {COUNTRY}), area="")
    candidates = [
        _PayShown(candidate, mapping, latest(mapping.selection, tables))
        for candidate in dict.fromkeys((situation, countries_only, EVERYONE))
        for source in (opening, *other_sources)
        for mapping in [source_mapping.map_to_source(candidate, source, tables)]
        if source == opening or not mapping.unmatched
    ]
    for shown in candidates:
        if with_figure(medians_by_role(pay_reports(shown.selection, tables))):
            return shown
    return candidates[0]


def _rate_note(reports: Reports, currency_id: str, tables: Tables) -> str:
    """Return a sentence on the exchange rates used; '' for dollars, or if no rate is known."""
    if currency_id == DOLLARS:
        return ""
    all_rates = tables["exchange_rates"]
    if currency_id == PURCHASING_POWER:
        used_rates = exchange_rates(reports, all_rates, currency_id)
    else:
        report_years = all_rates["year"].astype("str").isin(reports.categories[YEAR].occurring())
        used_rates = all_rates[
            report_years & (all_rates["currency"] == currency_id)
        ].drop_duplicates("year")
        used_rates = used_rates.assign(rate=used_rates["exchange_rate"])
    money = currency(currency_id, tables)
    return rate_sentence(used_rates, money, tables) if len(used_rates) else ""


@cache_result
def work_section(tables: Tables) -> ReportSection:
    """Return a section on the routine activities that differ most between the roles."""
    practice = question_shares(ROUTINE, tables)
    return _differences_section(
        words.WORK,
        practice.shares,
        practice.differences,
        {id: activity.label for id, activity in activities_by_id(tables).items()},
        replace(practice.origin, years=practice.years),
        f"{words.DONE_AT_WORK} {words.ONE_COUNTRY}",
        tables,
    )


@cache_result
def tools_section(situation: Situation, tables: Tables) -> ReportSection:
    """Return a section on the tools whose use differs most in the profile's countries."""
    groups = source_mapping.profile_country_groups(situation, tables)
    return _differences_section(
        words.TOOLS,
        *tools_compared(groups, tables),
        tool_names(tables),
        Provenance.of_table("tool_usage", tables),
        words.usage_note(where_phrase(groups, tables["country_groups"])),
        tables,
    )


def _differences_section(
    heading: str,
    shares: Sequence[Share],
    differences: Sequence[ShareDifference],
    names: Mapping[str, str],
    origin: Provenance,
    share_meaning: str,
    tables: Tables,
) -> ReportSection:
    """Return a section with the largest clear differences and the shares of both roles.

    `names` maps items to names; `share_meaning` says what a share is.
    """
    largest = usage_shares.widest(differences, MAX_NAMED_IN_BRIEF)
    roles = all_roles(tables)
    rows: list[tuple[str, ...]] = []
    for difference in largest:
        role_shares = {share.role: share for share in (difference.leader, difference.other)}
        share_texts = [
            words.role_share(role, role_shares[role.id].value)
            for role in roles
            if role.id in role_shares
        ]
        rows.append(
            (
                phrases.capitalise(names[difference.item]),
                *share_texts,
                words.points_difference(difference),
            )
        )
    if not rows:
        finding = share_findings.largest_difference(differences, shares, names, roles_by_id(tables))
        return ReportSection(heading, [f"{finding}."], [], source=words.sources_line([origin]))
    items = {difference.item for difference in largest}
    item_shares = [share for share in shares if share.item in items]
    return ReportSection(
        heading,
        [share_meaning],
        rows,
        DIFFERENCE_COLUMNS,
        words.DIFFERENCE_TITLES,
        f"{words.sources_line([origin])} {asked_by_role(item_shares, roles_by_id(tables))}",
    )


@cache_result
def switch_sections(situation: Situation, ticks: Ticks, tables: Tables) -> list[ReportSection]:
    """Return one section for each path from the current role to another role.

    Without a current role, return a single section with one line per path.
    """
    origins = [
        Provenance.of(evidence.source, tables, evidence.years)
        for evidence in every_evidence(tables)
    ]
    source, roles = words.sources_line(origins), [role.id for role in all_roles(tables)]
    if situation.role and situation.role != NEWCOMER:
        targets = [role for role in roles if role != situation.role]
        return [_path_section(situation.role, target, ticks, source, tables) for target in targets]
    routes = [(None, role) for role in roles] if situation.role else permutations(roles, 2)
    lines = [
        _path_line(*_ticked_path(start, target, ticks, tables), tables) for start, target in routes
    ]
    return [ReportSection(words.SWITCH, lines, [], source=source)]


def _ticked_path(
    start: str | None, target: str, ticks: Ticks, tables: Tables
) -> tuple[LearningPath, bool]:
    """Return a path, and whether it counts the usual skills of its start role as known.

    It does so if no skills are ticked.
    """
    measured = measured_skills(tables)
    have = tuple(item for item in ticks.have if item in measured) if ticks.have else None
    query = PathQuery(start, target, have, done=ticks.done, skipped=ticks.skipped)
    path = learning_path(query, tables)
    return path, have is None and bool(path.have)


def _next_steps(path: LearningPath) -> tuple[float, tuple[Progress, ...]]:
    """Return the current coverage, and the next steps with the coverage after each one."""
    now, *steps = path.progress
    return now.coverage, tuple(steps[:MAX_NAMED_IN_BRIEF])


def _path_section(
    start: str, target: str, ticks: Ticks, source: str, tables: Tables
) -> ReportSection:
    """Return the section on a path: coverage, known skills and next steps."""
    path, uses_usual_skills = _ticked_path(start, target, ticks, tables)
    names, (coverage, steps) = skill_names(tables), _next_steps(path)
    if not path.toolkit or not steps:
        sentences = [switch_words.nothing_to_add_sentence(coverage, path.target)]
    else:
        average = toolkit.average_coverage(path.toolkit)
        known_skills = [names[item] for item in path.known_skills]
        sentences = [
            words.coverage_sentence(coverage, average, path.target),
            words.known_skills_note(known_skills, path.start if uses_usual_skills else None),
        ]
    ad_evidence = other_evidence(target, start, tables)
    skills = {skill.item: skill for skill in path.toolkit}
    rows: list[tuple[str, ...]] = [
        (
            names[step.item],
            phrases.percent(step.coverage),
            words.step_shares(skills[step.item], path.start, path.target)
            if step.item in skills
            else ad_evidence[step.item],
        )
        for step in steps
    ]
    titles = words.STEP_TITLES if rows else ()
    heading = switch_words.route_title(path.start, path.target)
    return ReportSection(heading, sentences, rows, STEP_COLUMNS, titles, source)


def _path_line(path: LearningPath, uses_usual_skills: bool, tables: Tables) -> str:
    """Return a path in one line: current coverage, next steps, and the coverage after them."""
    names, (coverage, steps) = skill_names(tables), _next_steps(path)
    direction = switch_words.route_title(path.start, path.target)
    if not path.toolkit or not steps:
        return f"{direction}. {switch_words.nothing_to_add_sentence(coverage, path.target)}"
    step_names = [names[step.item] for step in steps]
    coverage_after = steps[-1].coverage
    return words.path_line(
        direction, coverage, path.start if uses_usual_skills else None, step_names, coverage_after
    )
