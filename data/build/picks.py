"""`picks.csv` and `picks_accuracy.csv`: the picks of the assessment, chosen and measured.

The choice, the weights and the measures come from the survey's practitioners. An item
counts as picked by a respondent who ticked it, and as not picked otherwise, as it does
for a visitor; the probabilities come from those who were asked.
"""

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.stats import rankdata

from components.statistics import practitioner_split
from data.build.tables import read_hand_written
from data.build.usage import COUNTRY, COUNTRY_GROUPS, ELSEWHERE, ticks

PICKS = 24
FOLDS = 10
REPEATS = 5
BINS = 10
SEED = 20220916

# Weights are pulled towards this one, that strongly: items that say the same as others
# get less. Neither was tuned finely: half or twice as much changes the measures little.
COMMON_WEIGHT = 0.4
PULL = 60.0


def answers_by_item(answers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who ticked and who was asked each item: two tables, a row a respondent, a column an item."""
    known = read_hand_written("survey_options.csv")
    ticked, asked = {}, {}
    for question, own in known.groupby("question", sort=False):
        table = ticks(answers, str(question))
        for answer, item in zip(own["answer"], own["id"], strict=True):
            if answer in table:
                ticked[item] = table[answer].reindex(answers.index, fill_value=False)
                asked[item] = pd.Series(answers.index.isin(table.index), index=answers.index)
    return pd.DataFrame(ticked), pd.DataFrame(asked)


def balanced(roles: np.ndarray) -> np.ndarray:
    """Weights of respondents that give every role the same total, on average 1 each."""
    sizes = np.bincount(roles)
    return len(roles) / len(sizes) / sizes[roles]


def likelihoods(ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray) -> np.ndarray:
    """The probabilities (roles, items) from respondents' ticks."""
    groups = range(roles.max() + 1)
    people = np.array([(ticked & asked)[roles == role].sum(axis=0) for role in groups])
    return practitioner_split.likelihoods(
        people, np.array([asked[roles == role].sum(axis=0) for role in groups])
    )


def fit_weights(said: np.ndarray, roles: np.ndarray) -> np.ndarray:
    """The item weights that make the split fit the roles best: ridge-penalised, not negative.

    `said` is evidence that was computed without the respondent itself.
    """
    own = np.arange(len(roles))
    importance = balanced(roles)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        share = practitioner_split.split(said @ weights)
        error = -importance @ np.log(share[own, roles])
        expected = np.einsum("pr,pri->pi", share, said)
        slope = -(importance[:, np.newaxis] * (said[own, roles] - expected)).sum(axis=0)
        off = weights - COMMON_WEIGHT
        return error + PULL * off @ off, slope + 2 * PULL * off

    start = np.full(said.shape[2], COMMON_WEIGHT)
    bounds = [(0, None)] * len(start)
    return np.asarray(minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x)


def fit(
    ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray, generator: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Choose the picks and weigh them; returns their columns, most telling first, and weights."""
    folds = generator.integers(0, FOLDS, len(roles))
    said = np.empty((len(roles), roles.max() + 1, ticked.shape[1]))
    for fold in range(FOLDS):
        inside = folds != fold
        known = likelihoods(ticked[inside], asked[inside], roles[inside])
        said[~inside] = practitioner_split.evidence(known, ticked[~inside])
    relative = said - said.mean(axis=1, keepdims=True)
    spread = relative.std(axis=0).max(axis=0)
    chosen = np.argsort(-fit_weights(said, roles) * spread, kind="stable")[:PICKS]
    return chosen, fit_weights(said[:, :, chosen], roles)


def cross_validated(
    ticked: np.ndarray, asked: np.ndarray, roles: np.ndarray, generator: np.random.Generator
) -> np.ndarray:
    """The split (people, roles) of each respondent by a model that has not seen it.

    The choice of the picks and their weights are repeated inside each fold.
    """
    folds = np.empty(len(roles), int)
    for role in range(roles.max() + 1):
        own = generator.permutation(np.flatnonzero(roles == role))
        folds[own] = np.arange(len(own)) % FOLDS
    shares = np.empty((len(roles), roles.max() + 1))
    for fold in range(FOLDS):
        inside = folds != fold
        chosen, weights = fit(ticked[inside], asked[inside], roles[inside], generator)
        known = likelihoods(ticked[inside], asked[inside], roles[inside])[:, chosen]
        said = practitioner_split.evidence(known, ticked[~inside][:, chosen])
        shares[~inside] = practitioner_split.split(said @ weights)
    return shares


def area_under_curve(score: np.ndarray, positive: np.ndarray) -> float:
    """Area under the ROC curve: how often a positive scores above a negative, ties half."""
    ranks = rankdata(score)
    hits, misses = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - hits * (hits + 1) / 2) / (hits * misses))


def calibration_error(share: np.ndarray, positive: np.ndarray, weight: np.ndarray) -> float:
    """Expected calibration error in BINS equally wide bins of the predicted share."""
    bins = np.minimum((share * BINS).astype(int), BINS - 1)
    total = 0.0
    for number in range(BINS):
        own = bins == number
        if weight[own].sum() > 0:
            off = np.average(share[own] - positive[own], weights=weight[own])
            total += weight[own].sum() / weight.sum() * abs(off)
    return total


def measure(answers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`picks.csv` and `picks_accuracy.csv`, for a survey's practitioners.

    With more than two roles the measures are those of each role against the others,
    averaged.
    """
    ticked, asked = answers_by_item(answers)
    names = sorted(answers["role"].unique())
    roles = answers["role"].map(names.index).to_numpy()
    group = answers[COUNTRY].map(COUNTRY_GROUPS).fillna(ELSEWHERE).to_numpy()
    generator = np.random.default_rng(SEED)
    data = ticked.to_numpy(bool), asked.to_numpy(bool), roles

    rows = []
    for _ in range(REPEATS):
        shares = cross_validated(*data, generator)
        for name in ["all", *sorted(set(group))]:
            own = np.full(len(roles), True) if name == "all" else group == name
            weight = balanced(roles[own])
            for role in range(len(names) if len(names) > 2 else 1):
                positive = roles[own] == role
                rows.append(
                    (
                        name,
                        own.sum(),
                        area_under_curve(shares[own, role], positive),
                        calibration_error(shares[own, role], positive, weight),
                    )
                )
    columns = ["country_group", "people", "area_under_curve", "calibration_error"]
    accuracy = pd.DataFrame(rows, columns=columns).groupby("country_group", sort=False).mean()
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
    accuracy = accuracy.reset_index().assign(people=lambda rows: rows["people"].astype(int))
    return picks, accuracy.round(4)


def report(measured: pd.DataFrame) -> str:
    """The measures in words and numbers."""
    lines = [
        f"{row.country_group:<10} {row.people:>5} people: area under the ROC curve "
        f"{row.area_under_curve:.3f}, expected calibration error {row.calibration_error:.3f}"
        for row in measured.itertuples()
    ]
    title = f"The assessment's picks, {FOLDS}-fold cross-validation, mean of {REPEATS} repeats:"
    return "\n".join([title, *lines])
