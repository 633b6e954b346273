"""Choose the assessment's picks, weight them, and measure how well they tell the roles apart.

A pick is a tool or an activity that a visitor can select. This module builds `picks.csv`,
`picks_accuracy.csv`, `picks_errors.csv` and `picks_favoured.csv`. The choice, the weights and the
accuracy are computed from the survey's practitioners. An item counts as picked by respondents who
ticked it and as not picked by all others, as it does for a visitor. The probabilities are based
only on respondents who were asked about the item.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.stats import rankdata

from components.statistics import practitioner_split
from components.thresholds import MIN_PICKS
from data.build.practitioner_survey import SOURCE
from data.build.tables import read_hand_written
from data.build.usage import COUNTRY, COUNTRY_GROUPS, ELSEWHERE, ticks

PICKS = 24
FOLDS = 10
REPEATS = 5
BINS = 10
SEED = 20220916
# Numbers of bootstrap samples: for the accuracy measures, for the standard errors, and for the
# coverage of the intervals.
MEASURE_DRAWS = 500
ERROR_DRAWS = 300
COVERAGE_DRAWS = 100
# Each inflation factor of the standard error is based on at least this many people.
LEAST_PEOPLE = 100

# Each weight is shrunk towards COMMON_WEIGHT, so items that overlap with others count for less.
# Neither constant was finely tuned: halving or doubling it changes the measures little.
COMMON_WEIGHT = 0.4
PRIOR_STRENGTH = 60.0


def answers_by_item(answers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return two Boolean tables, respondents by items: who ticked each item and who was asked."""
    known = read_hand_written("survey_options.csv")
    ticked, asked = {}, {}
    for question, question_answers in known.groupby("question", sort=False):
        table = ticks(answers, str(question))
        for answer, item in zip(question_answers["answer"], question_answers["id"], strict=True):
            if answer in table:
                ticked[item] = table[answer].reindex(answers.index, fill_value=False)
                asked[item] = pd.Series(answers.index.isin(table.index), index=answers.index)
    return pd.DataFrame(ticked), pd.DataFrame(asked)


def balanced(roles: np.ndarray) -> np.ndarray:
    """Return respondent weights that give every role the same total and average 1."""
    sizes = np.bincount(roles)
    weights: np.ndarray = len(roles) / len(sizes) / sizes[roles]
    return weights


def likelihoods(ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray) -> np.ndarray:
    """Return the probability that people in each role tick each item, shaped (roles, items)."""
    groups = range(roles.max(initial=0) + 1)
    people = np.array([(ticked & asked)[roles == role].sum(axis=0) for role in groups])
    return practitioner_split.likelihoods(
        people, np.array([asked[roles == role].sum(axis=0) for role in groups])
    )


def fit_weights(log_odds: np.ndarray, roles: np.ndarray) -> np.ndarray:
    """Return the non-negative item weights that fit the roles best under a ridge penalty.

    `log_odds` (people, roles, items) is the evidence from each person's answers, computed with the
    data of other people only.
    """
    importance = balanced(roles)[:, np.newaxis]
    holds = roles[:, np.newaxis] == np.arange(log_odds.shape[1])
    flat = log_odds.reshape(-1, log_odds.shape[2])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        share = practitioner_split.split((flat @ weights).reshape(holds.shape))
        error = -(importance * np.log(share))[holds].sum()
        slope = (importance * (share - holds)).ravel() @ flat
        off = weights - COMMON_WEIGHT
        return error + PRIOR_STRENGTH * off @ off, slope + 2 * PRIOR_STRENGTH * off

    start = np.full(log_odds.shape[2], COMMON_WEIGHT)
    bounds = [(0, None)] * len(start)
    return np.asarray(minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x)


def unseen_evidence(
    ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray, folds: np.ndarray
) -> np.ndarray:
    """Return each person's evidence, using probabilities from the other folds.

    The shape is (people, roles, items).
    """
    log_odds = np.empty((len(roles), roles.max() + 1, ticked.shape[1]))
    for fold in range(FOLDS):
        inside = folds != fold
        known = likelihoods(ticked[inside], asked[inside], roles[inside])
        log_odds[~inside] = practitioner_split.evidence(known, ticked[~inside])
    return log_odds


def fit(
    ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray, generator: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Choose the picks and weight them; return their column numbers, best first, and weights."""
    log_odds = unseen_evidence(ticked, asked, roles, generator.integers(0, FOLDS, len(roles)))
    relative = log_odds - log_odds.mean(axis=1, keepdims=True)
    spread = relative.std(axis=0).max(axis=0)
    chosen = np.argsort(-fit_weights(log_odds, roles) * spread, kind="stable")[:PICKS]
    return chosen, fit_weights(log_odds[:, :, chosen], roles)


def cross_validated(
    ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray, generator: np.random.Generator
) -> np.ndarray:
    """Return each person's split between the roles, predicted by a model fitted without them.

    The shape is (people, roles). Each fold chooses and weights its own picks.
    """
    folds = np.empty(len(roles), int)
    for role in range(roles.max() + 1):
        role_people = generator.permutation(np.flatnonzero(roles == role))
        folds[role_people] = np.arange(len(role_people)) % FOLDS
    shares = np.empty((len(roles), roles.max() + 1))
    for fold in range(FOLDS):
        inside = folds != fold
        chosen, weights = fit(ticked[inside], asked[inside], roles[inside], generator)
        known = likelihoods(ticked[inside], asked[inside], roles[inside])[:, chosen]
        log_odds = practitioner_split.evidence(known, ticked[~inside][:, chosen])
        shares[~inside] = practitioner_split.split(log_odds @ weights)
    return shares


def area_under_curve(score: np.ndarray, positive: np.ndarray) -> float:
    """Return the area under the ROC curve.

    This is how often a positive scores higher than a negative; ties count half.
    """
    ranks = rankdata(score)
    hits, misses = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - hits * (hits + 1) / 2) / (hits * misses))


def calibration_error(share: np.ndarray, positive: np.ndarray, weight: np.ndarray) -> float:
    """Return the expected calibration error, using BINS equal-width bins of the predicted share."""
    bins = np.minimum((share * BINS).astype(int), BINS - 1)
    off = np.bincount(bins, weight * (share - positive), BINS)
    return float(np.abs(off).sum() / weight.sum())


def measures(shares: np.ndarray, roles: np.ndarray) -> tuple[float, float]:
    """Return the area under the ROC curve and the calibration error.

    With more than two roles, each measure is averaged over the roles.
    """
    weight = balanced(roles)
    judged = range(shares.shape[1] if shares.shape[1] > 2 else 1)
    each = [
        (
            area_under_curve(shares[:, role], roles == role),
            calibration_error(shares[:, role], roles == role, weight),
        )
        for role in judged
    ]
    area, error = np.mean(each, axis=0)
    return float(area), float(error)


def bootstrap_resample(roles: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Return row positions drawn with replacement, keeping the number of people in each role."""
    groups = [np.flatnonzero(roles == role) for role in range(roles.max() + 1)]
    return np.concatenate(
        [generator.choice(group_people, len(group_people)) for group_people in groups]
    )


def with_intervals(repeats: list[np.ndarray], roles: np.ndarray) -> dict[str, float]:
    """Return the mean of both measures over several cross-validations, with 95% intervals.

    Smaller samples have a larger calibration error by chance alone, and so do bootstrap samples.
    The interval of the calibration error therefore starts at the bootstrap's upper end mirrored
    about the estimate, which removes this bias, and ends at the upper end itself, which doesn't.
    """
    area, error = np.mean([measures(shares, roles) for shares in repeats], axis=0)
    generator = np.random.default_rng(SEED)
    drawn = []
    for _ in range(MEASURE_DRAWS):
        people = bootstrap_resample(roles, generator)
        drawn.append(
            np.mean([measures(shares[people], roles[people]) for shares in repeats], axis=0)
        )
    (area_low, _), (area_high, error_high) = np.percentile(drawn, [2.5, 97.5], axis=0)
    return {
        "area_under_curve": area,
        "area_low": area_low,
        "area_high": area_high,
        "calibration_error": error,
        "error_low": max(0.0, 2 * error - error_high),
        "error_high": error_high,
    }


@dataclass(frozen=True)
class Model:
    """The fitted model behind the assessment.

    `likelihood` holds the probability of each pick in each role, and `asked` the number of people
    asked about it; both have the shape (roles, picks). `weight` holds one weight per pick.
    """

    likelihood: np.ndarray
    asked: np.ndarray
    weight: np.ndarray

    @classmethod
    def of(
        cls, ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray, weight: np.ndarray
    ) -> "Model":
        """Estimate the probabilities from these people, and keep the given weights."""
        sizes = [asked[roles == role].sum(axis=0) for role in range(roles.max() + 1)]
        return cls(likelihoods(ticked, asked, roles), np.array(sizes), weight)

    def shares(self, ticked: np.ndarray) -> np.ndarray:
        """Return each person's split between the roles, shaped (people, roles)."""
        return practitioner_split.split(
            practitioner_split.evidence(self.likelihood, ticked) @ self.weight
        )

    def errors(self, ticked: np.ndarray) -> np.ndarray:
        """Return the standard errors of the log-odds, as if picks were independent.

        The shape is (people, roles).
        """
        return practitioner_split.against_others(
            practitioner_split.standard_errors(self.likelihood, self.asked, self.weight, ticked)
        )


def refitted(
    ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray, generator: np.random.Generator
) -> Model:
    """Return a model with probabilities and weights refitted to a bootstrap sample.

    All copies of a person stay in one fold; otherwise, a person's evidence would be computed in
    part from their own answers.
    """
    folds = generator.integers(0, FOLDS, len(roles))
    drawn = bootstrap_resample(roles, generator)
    data = ticked[drawn], asked[drawn], roles[drawn]
    return Model.of(*data, fit_weights(unseen_evidence(*data, folds[drawn]), roles[drawn]))


def log_odds(shares: np.ndarray) -> np.ndarray:
    log_odds_of_shares: np.ndarray = np.log(shares) - np.log1p(-shares)
    return log_odds_of_shares


def inflation(
    model: Model,
    ticked: np.ndarray,
    asked: np.ndarray,
    roles: np.ndarray,
    generator: np.random.Generator,
) -> pd.DataFrame:
    """Return `picks_errors.csv`: the inflation of the standard error, by number of picks.

    The inflation is the ratio of the bootstrap standard error to the standard error for independent
    picks. Each bootstrap sample refits the probabilities and the weights. If few people have a
    given number of picks, people with similar numbers are included.
    """
    drawn = [
        log_odds(refitted(ticked, asked, roles, generator).shares(ticked))
        for _ in range(ERROR_DRAWS)
    ]
    ratio = (np.var(drawn, axis=0, ddof=1) / model.errors(ticked) ** 2).mean(axis=1)
    picked = ticked.sum(axis=1)
    rows = []
    for number in range(ticked.shape[1] + 1):
        away = np.abs(picked - number)
        near = away <= np.sort(away)[min(LEAST_PEOPLE, len(away)) - 1]
        rows.append((number, near.sum(), np.sqrt(ratio[near].mean()).round(2)))
    return pd.DataFrame(rows, columns=["picked", "people", "inflation"]).assign(source=SOURCE)


def covered(
    model: Model,
    errors: pd.DataFrame,
    ticked: np.ndarray,
    asked: np.ndarray,
    roles: np.ndarray,
    generator: np.random.Generator,
) -> np.ndarray:
    """Return, for each person, the share of bootstrap intervals that contain the true split.

    The split from the model of all people counts as true: they stand for the population, and each
    bootstrap sample stands for a survey of it.
    """
    truth = model.shares(ticked)
    wider = np.interp(ticked.sum(axis=1), errors["picked"], errors["inflation"])[:, np.newaxis]
    held = np.zeros(truth.shape)
    for _ in range(COVERAGE_DRAWS):
        drawn = refitted(ticked, asked, roles, generator)
        low, high = practitioner_split.interval(drawn.shares(ticked), drawn.errors(ticked) * wider)
        held += (low <= truth) & (truth <= high)
    coverage: np.ndarray = held.mean(axis=1) / COVERAGE_DRAWS
    return coverage


def favoured(
    model: Model, errors: pd.DataFrame, ticked: np.ndarray, roles: np.ndarray, names: list[str]
) -> pd.DataFrame:
    """Return `picks_favoured.csv`: how often people hold the role that their picks favour.

    For each role, the table counts the people whose picks favour it and those of them who hold it.
    """
    share = model.shares(ticked)
    wider = np.interp(ticked.sum(axis=1), errors["picked"], errors["inflation"])[:, np.newaxis]
    low, _ = practitioner_split.interval(share, model.errors(ticked) * wider)
    named_roles = practitioner_split.favourites(share, low)
    named_roles[ticked.sum(axis=1) < MIN_PICKS] = -1
    rows = [
        (name, (named_roles == role).sum(), ((named_roles == role) & (roles == role)).sum())
        for role, name in enumerate(names)
    ]
    return pd.DataFrame(rows, columns=["role", "people", "holding"]).assign(source=SOURCE)


def measure(answers: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the four tables by name, computed from the survey's practitioners.

    With more than two roles, each role is measured against the others and the results are averaged.
    """
    ticked, asked = answers_by_item(answers)
    names = sorted(answers["role"].unique())
    roles = answers["role"].map(names.index).to_numpy()
    group = answers[COUNTRY].map(COUNTRY_GROUPS).fillna(ELSEWHERE).to_numpy()
    generator = np.random.default_rng(SEED)
    data = ticked.to_numpy(bool), asked.to_numpy(bool), roles

    repeats = [cross_validated(*data, generator) for _ in range(REPEATS)]
    chosen, weights = fit(*data, generator)
    activities = set(read_hand_written("survey_options.csv").query("question == 'Q28'")["id"])
    items = ticked.columns[chosen]
    picks = pd.DataFrame(
        {
            "item": items,
            "order": range(1, len(items) + 1),
            "kind": ["activity" if item in activities else "tool" for item in items],
            "weight": weights.round(4),
        }
    )

    group_data = data[0][:, chosen], data[1][:, chosen], roles
    model = Model.of(*group_data, weights)
    errors = inflation(model, *group_data, generator)
    coverage = covered(model, errors, *group_data, generator)
    rows = []
    for name in ["all", *sorted(set(group))]:
        inside = np.full(len(roles), True) if name == "all" else group == name
        accuracy = with_intervals([shares[inside] for shares in repeats], roles[inside])
        people = inside.sum()
        rows.append(
            {"country_group": name, "people": people}
            | {measured: round(value, 4) for measured, value in accuracy.items()}
            | {"interval_coverage": round(coverage[inside].mean(), 4)}
        )
    return {
        "picks": picks,
        "picks_accuracy": pd.DataFrame(rows),
        "picks_errors": errors,
        "picks_favoured": favoured(model, errors, group_data[0], roles, names),
    }


def report(measured: pd.DataFrame) -> str:
    """Return a text summary of `picks_accuracy.csv`."""
    lines = [
        f"{row.country_group:<10} {row.people:>5} people: area under the ROC curve "
        f"{row.area_under_curve:.3f} ({row.area_low:.3f} to {row.area_high:.3f}), expected "
        f"calibration error {row.calibration_error:.3f} ({row.error_low:.3f} to "
        f"{row.error_high:.3f}); their 95% intervals hold {row.interval_coverage:.1%}"
        for row in measured.itertuples()
    ]
    title = (
        f"The assessment's picks, {FOLDS}-fold cross-validation, mean of {REPEATS} repeats; how "
        f"many intervals hold, with {COVERAGE_DRAWS} bootstrap samples:"
    )
    return "\n".join([title, *lines])
