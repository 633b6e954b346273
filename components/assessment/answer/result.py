"""Page model of the assessment's result, from the headline to the next steps."""

from dataclasses import dataclass

import pandas as pd

from components.assessment import words
from components.assessment.answer.questions import encode_answers
from components.assessment.answer.scores import Scores, scores
from components.assessment.answer_codec import Answers
from components.assessment.charts import drivers_chart, profile_chart
from components.charts.chart import Chart
from components.statistics import interest_fit, practitioner_split
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, Roles, all_roles, roles_by_id
from components.thresholds import MAX_PICKS
from components.words.metric import Metric
from components.words.provenance import Provenance
from components.words.skill_names import skill_names


@dataclass(frozen=True)
class ResultSection:
    """One part of the result: its sentences and charts, the most important ones first."""

    sentences: list[str]
    charts: list[Chart]


@dataclass(frozen=True)
class NextStep:
    """A link to the learning path into a role.

    `start` and `target` are role ids; '' means that the link doesn't set the role.
    """

    label: str
    start: str = ""
    target: str = ""


@dataclass(frozen=True)
class Result:
    """Everything that the last step of the assessment shows.

    `interests` or `practice` is None if that part has too few answers; `missing` then says what it
    still needs. `accuracy` has one row per survey year and country group. `leading_role` is the id
    of the role that the result names, or None. `work_label` is the label of the link to the
    responsibilities.
    """

    code: str
    answers: Answers
    roles: tuple[Role, ...]
    verdict: str
    disagreement: str
    missing: list[str]
    metrics: tuple[Metric, ...]
    interests: ResultSection | None
    practice: ResultSection | None
    accuracy: list[dict[str, str]]
    leading_role: str | None
    next_steps: list[NextStep]
    work_label: str

    @property
    def has_result(self) -> bool:
        """True if at least one part has a result."""
        return self.interests is not None or self.practice is not None


@cache_result
def result(code: str, tables: Tables) -> Result:
    """Return the result of the answers in a code.

    Raises:
        UnreadableError: see `decode_answers`.
    """
    all_scores, roles = scores(code, tables), roles_by_id(tables)
    picked = all_scores.answers.picked
    return Result(
        code=encode_answers(all_scores.answers, tables),
        answers=all_scores.answers,
        roles=all_roles(tables),
        verdict=words.verdict_sentence(
            all_scores.sufficient_fits, all_scores.sufficient_split, roles
        ),
        disagreement=words.disagreement_sentence(
            all_scores.sufficient_fits, all_scores.sufficient_split
        ),
        missing=words.missing_sentences(all_scores.fits, len(picked), roles),
        metrics=_metrics(all_scores, tables),
        interests=None if all_scores.sufficient_fits is None else _interests(all_scores, tables),
        practice=None if all_scores.sufficient_split is None else _practice(all_scores, tables),
        accuracy=_accuracy(tables),
        leading_role=all_scores.leading_role,
        next_steps=_next_steps(all_scores.leading_role, bool(picked), roles),
        work_label=words.responsibilities_label(_name(all_scores.leading_role, "plural", roles)),
    )


def _metrics(all_scores: Scores, tables: Tables) -> tuple[Metric, ...]:
    """Return one metric per role for each part that has a result."""
    roles, metrics = all_roles(tables), []
    if all_scores.sufficient_fits is not None:
        fits = {fit.role: fit for fit in all_scores.sufficient_fits}
        metrics += [words.fit_metric(fits[role.id], role) for role in roles]
    if all_scores.sufficient_split is not None:
        split = {share.role: share for share in all_scores.sufficient_split}
        metrics += [words.split_metric(split[role.id], role) for role in roles]
    return tuple(metrics)


def _interests(all_scores: Scores, tables: Tables) -> ResultSection:
    """Return the section on interests: what drove the fits, their robustness, and the profile."""
    questions, roles = tables["questions"], roles_by_id(tables)
    answers = all_scores.answers.statements
    points = interest_fit.points(questions, answers)
    answer_labels = points["id"].map(answers).map(lambda answer: interest_fit.SCALE[answer].lower())
    driving = points.assign(
        label=points["short"] + ": " + answer_labels, value=points["points"]
    ).sort_values("value", key=abs, ascending=False, kind="stable")
    labels = tables["dimensions"].set_index("id")["label"].to_dict()
    shares = interest_fit.profile(questions, answers)
    answered = {id: label for id, label in labels.items() if id in set(shares["item"])}
    texts = questions.set_index("id")["text"].to_dict()
    counts = len(driving), len(questions)
    return ResultSection(
        [
            words.interests_sentence(all_scores.fits, roles),
            *filter(None, [words.fit_basis_sentence(all_scores.fits, roles)]),
            words.robustness_sentence(all_scores.fits, all_scores.turning_statements, texts),
            words.UNTESTED,
        ],
        [
            Chart(
                profile_chart(shares, answered, roles),
                title=words.profile_title(shares, labels, roles),
                subtitle=f"{words.PROFILE} {words.profile_count_sentence(*counts)}",
                caption="",
                rows=lambda: shares.assign(dimension=shares["item"].map(labels)),
                file_name="your-profile",
            ),
            Chart(
                drivers_chart(driving, roles, words.POINTS),
                title=words.answers_title(driving, roles),
                subtitle=f"{words.WHAT_DROVE_THE_FITS} {words.answer_count_sentence(*counts)}",
                caption="",
                rows=lambda: driving[["text", "role", "points"]],
                file_name="what-drove-your-interests",
            ),
        ],
    )


def _practice(all_scores: Scores, tables: Tables) -> ResultSection:
    """Return the section on practice: how practitioners with the same picks split, and why."""
    picks, roles, names = tables["picks"], roles_by_id(tables), skill_names(tables)
    contributions = practitioner_split.contributions(
        picks, practitioner_split.usage(tables), list(roles), all_scores.answers.picked
    )
    total = contributions.groupby("role")["evidence"].sum()
    # For each pick, keep only the role that it supports most.
    driving = contributions.loc[contributions.groupby("item", sort=False)["evidence"].idxmax()]
    driving = driving.assign(
        label=[
            words.pick_label(names[item], picked)
            for item, picked in zip(driving["item"], driving["picked"], strict=True)
        ],
        value=100 * driving["evidence"],
    ).sort_values("value", ascending=False, kind="stable")
    survey = Provenance.of_table("tool_usage", tables)
    survey_sentence = words.survey_sentence(
        all_scores.split, tables["picks_favoured"], _people_asked(tables), roles
    )
    return ResultSection(
        [
            words.practice_sentence(all_scores.split, roles),
            *([survey_sentence] if survey_sentence else []),
            words.pick_robustness_sentence(all_scores.split, all_scores.turning_picks, names),
        ],
        [
            Chart(
                drivers_chart(driving.head(MAX_PICKS), roles, words.POINTS_OF_EVIDENCE),
                title=words.picks_title(contributions, names, roles),
                subtitle=words.split_drivers_subtitle(
                    len(picks), total.max(), _name(total.idxmax(), "plural", roles)
                ),
                caption=f"{survey.line} {_accuracy_sentence(tables)}",
                rows=lambda: driving[["label", "role", "picked", "evidence"]],
                file_name="what-drove-your-picks",
            )
        ],
    )


def _people_asked(tables: Tables) -> dict[str, int]:
    """Return, by role id, the largest number of people who were asked about any one pick."""
    picks, roles = tables["picks"], list(roles_by_id(tables))
    _, asked = practitioner_split.counts(picks, practitioner_split.usage(tables), roles)
    return {role: int(number) for role, number in zip(roles, asked.max(axis=1), strict=True)}


def _accuracy_sentence(tables: Tables) -> str:
    return words.accuracy_sentence(tables["picks_accuracy"], tables["picks_other_year"])


def _accuracy(tables: Tables) -> list[dict[str, str]]:
    """Return the accuracy in both survey years, one row per country group."""
    labels = tables["country_groups"].set_index("id")["label"]
    groups = pd.concat(
        [
            tables["picks_accuracy"].assign(year=words.THIS_YEAR),
            tables["picks_other_year"].assign(year=words.OTHER_YEAR),
        ]
    )
    return [
        {
            words.YEAR: row.year,
            words.WHERE: labels.get(row.country_group, words.EVERYWHERE),
            words.PEOPLE: ("" if pd.isna(row.people) else f"{row.people:,.0f}"),
            words.AREA: words.format_measure(row.area_under_curve, row.area_low, row.area_high),
            words.ERROR: words.format_measure(row.calibration_error, row.error_low, row.error_high),
            words.COVERAGE: (
                "" if pd.isna(row.interval_coverage) else f"{100 * row.interval_coverage:.1f}%"
            ),
        }
        for row in groups.itertuples()
    ]


def _next_steps(leading_role: str | None, picked: bool, roles: Roles) -> list[NextStep]:
    """Return the links to the paths into the leading role, or into any role if none leads.

    The first link doesn't set the role that the visitor starts from.
    """
    if leading_role is None:
        return [NextStep(words.path_label("", picked))]
    target = _name(leading_role, "short_name", roles)
    others = [role for role in roles if role != leading_role]
    return [NextStep(words.path_label(target, picked), target=leading_role)] + [
        NextStep(words.switch_label(_name(start, "short_name", roles), target), start, leading_role)
        for start in others
    ]


def _name(role: str | None, column: str, roles: Roles) -> str:
    """Return the role's name in the given field, such as 'plural'; '' if `role` is None."""
    return str(getattr(roles[role], column)) if role else ""
