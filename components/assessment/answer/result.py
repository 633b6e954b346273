"""The result of the assessment, from its headline to the next steps."""

from dataclasses import dataclass

import pandas as pd

from components.assessment import words
from components.assessment.answer.questions import code_of
from components.assessment.answer.scores import Scores, scores
from components.assessment.answer_codec import Answers
from components.assessment.charts import drivers, profile
from components.charts.chart import Chart
from components.statistics import interest_fit, practitioner_split
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles
from components.thresholds import MAX_PICKS
from components.words.metric import Metric
from components.words.provenance import Provenance
from components.words.skill_names import skill_names


@dataclass(frozen=True)
class ResultSection:
    """One part of the result: sentences, then charts, the most important first."""

    sentences: list[str]
    charts: list[Chart]


@dataclass(frozen=True)
class NextStep:
    """A link to the learning path into a role, with the roles at its ends if known."""

    label: str
    start: str = ""
    target: str = ""


@dataclass(frozen=True)
class Result:
    """Everything that the last step shows.

    A part with too few answers is None; `missing` says what it needs. `accuracy` has a row per
    country group. `leads` is the role that the result names, if any.
    """

    code: str
    answers: Answers
    roles: tuple[Role, ...]
    verdict: str
    disagreement: str
    missing: list[str]
    numbers: tuple[Metric, ...]
    interests: ResultSection | None
    practice: ResultSection | None
    accuracy: list[dict[str, str]]
    leads: str | None
    ways: list[NextStep]
    work: str

    @property
    def known(self) -> bool:
        """True if at least one part has a result."""
        return self.interests is not None or self.practice is not None


@cache_result
def result(code: str, tables: Tables) -> Result:
    """Return the result of the answers in a code.

    `tables` needs questions, former_questions, activities, tool_usage, tools, the tables of the
    picks and what they refer to.

    Raises:
        UnreadableError: see `answers_in`.
    """
    all_scores, roles = scores(code, tables), tables["roles"]
    picked = all_scores.answers.picked
    return Result(
        code=code_of(all_scores.answers, tables),
        answers=all_scores.answers,
        roles=all_roles(tables),
        verdict=words.combined_finding(all_scores.sure_fits, all_scores.sure_split, roles),
        disagreement=words.disagreement(all_scores.sure_fits, all_scores.sure_split),
        missing=words.missing(all_scores.fits, len(picked), roles),
        numbers=_numbers(all_scores, tables),
        interests=None if all_scores.sure_fits is None else _interests(all_scores, tables),
        practice=None if all_scores.sure_split is None else _practice(all_scores, tables),
        accuracy=_accuracy(tables),
        leads=all_scores.leads,
        ways=_ways(all_scores.leads, bool(picked), roles),
        work=words.what_they_answer_for(_name(all_scores.leads, "plural", roles)),
    )


def _numbers(all_scores: Scores, tables: Tables) -> tuple[Metric, ...]:
    """Return the figures of the parts with a result, role by role."""
    roles, numbers = all_roles(tables), []
    if all_scores.sure_fits is not None:
        fits = all_scores.sure_fits.set_index("role")
        numbers += [words.fit_number(fits.loc[role.id], role) for role in roles]
    if all_scores.sure_split is not None:
        split = all_scores.sure_split.set_index("role")
        numbers += [words.split_number(split.loc[role.id], role) for role in roles]
    return tuple(numbers)


def _interests(all_scores: Scores, tables: Tables) -> ResultSection:
    """Return what drove the fits, how robust they are, and the profile."""
    questions, roles = tables["questions"], tables["roles"]
    answers = all_scores.answers.statements
    earned = interest_fit.points(questions, answers)
    given = earned["id"].map(answers).map(lambda answer: interest_fit.SCALE[answer].lower())
    driving = earned.assign(
        label=earned["short"] + ": " + given, value=earned["points"]
    ).sort_values("value", key=abs, ascending=False, kind="stable")
    labels = tables["dimensions"].set_index("id")["label"].to_dict()
    shares = interest_fit.profile(questions, answers)
    answered = {id: label for id, label in labels.items() if id in set(shares["item"])}
    texts = questions.set_index("id")["text"].to_dict()
    counted = len(driving), len(questions)
    return ResultSection(
        [
            words.in_interests(all_scores.fits, roles),
            *filter(None, [words.fits_rest_on(all_scores.fits, roles)]),
            words.robustness(all_scores.fits, all_scores.turning, texts),
            words.UNTESTED,
        ],
        [
            Chart(
                profile(shares, answered, roles),
                title=words.profile_in_short(shares, labels, roles),
                subtitle=f"{words.PROFILE} {words.profile_counted(*counted)}",
                caption="",
                table=shares.assign(dimension=shares["item"].map(labels)),
                file_name="your-profile",
            ),
            Chart(
                drivers(driving, roles, words.POINTS),
                title=words.answers_in_short(driving, roles),
                subtitle=f"{words.WHAT_DROVE_THE_FITS} {words.answers_counted(*counted)}",
                caption="",
                table=driving[["text", "role", "points"]],
                file_name="what-drove-your-interests",
            ),
        ],
    )


def _practice(all_scores: Scores, tables: Tables) -> ResultSection:
    """Return how practitioners with the same picks split, and which picks drove that."""
    picks, roles, names = tables["picks"], tables["roles"], skill_names(tables)
    contributions = practitioner_split.contributions(
        picks, practitioner_split.usage(tables), list(roles["id"]), all_scores.answers.picked
    )
    total = contributions.groupby("role")["evidence"].sum()
    # For each pick, the role that it supports most.
    driving = contributions.loc[contributions.groupby("item", sort=False)["evidence"].idxmax()]
    driving = driving.assign(
        label=[
            words.pick(names[item], picked)
            for item, picked in zip(driving["item"], driving["picked"], strict=True)
        ],
        value=100 * driving["evidence"],
    ).sort_values("value", ascending=False, kind="stable")
    survey = Provenance.of_table("tool_usage", tables)
    in_the_survey = words.in_the_survey(
        all_scores.split, tables["picks_favoured"], _asked(tables), roles
    )
    return ResultSection(
        [
            words.in_practice(all_scores.split, roles),
            *([in_the_survey] if in_the_survey else []),
            words.robustness_of_picks(all_scores.split, all_scores.turning_picks, names),
        ],
        [
            Chart(
                drivers(driving.head(MAX_PICKS), roles, words.POINTS_OF_EVIDENCE),
                title=words.picks_in_short(contributions, names, roles),
                subtitle=words.what_drove_the_split(
                    len(picks), total.max(), _name(total.idxmax(), "plural", roles)
                ),
                caption=f"{survey.line} {_accuracy_in_words(tables)}",
                table=driving[["label", "role", "picked", "evidence"]],
                file_name="what-drove-your-picks",
            )
        ],
    )


def _asked(tables: Tables) -> dict[str, int]:
    """Return how many people of each role were asked about the picks."""
    picks, roles = tables["picks"], list(tables["roles"]["id"])
    _, asked = practitioner_split.counts(picks, practitioner_split.usage(tables), roles)
    return {role: int(most) for role, most in zip(roles, asked.max(axis=1), strict=True)}


def _accuracy_in_words(tables: Tables) -> str:
    return words.accuracy_in_words(tables["picks_accuracy"], tables["picks_other_year"])


def _accuracy(tables: Tables) -> list[dict[str, str]]:
    """Return the accuracy in both surveys, a row per country group, with intervals if known."""
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
            words.PEOPLE: words.people(row.people),
            words.AREA: words.measured(row.area_under_curve, row.area_low, row.area_high),
            words.ERROR: words.measured(row.calibration_error, row.error_low, row.error_high),
            words.COVERAGE: words.held(row.interval_coverage),
        }
        for row in groups.itertuples()
    ]


def _ways(leads: str | None, picked: bool, roles: pd.DataFrame) -> list[NextStep]:
    """Return the links into the leading role, or into any; the first starts anywhere."""
    if leads is None:
        return [NextStep(words.way_into("", picked))]
    target = _name(leads, "short_name", roles)
    others = [role for role in roles["id"] if role != leads]
    return [NextStep(words.way_into(target, picked), target=leads)] + [
        NextStep(words.way_from(_name(start, "short_name", roles), target), start, leads)
        for start in others
    ]


def _name(role: str | None, column: str, roles: pd.DataFrame) -> str:
    """Return a name of a role, or '' for none."""
    return str(roles.set_index("id").loc[role, column]) if role else ""
