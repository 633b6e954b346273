"""Part 2 of the assessment: how practitioners with the same picks divide between the roles.

The method is weighted naive Bayes. An item (an activity or a tool) is evidence for a role to the
extent that it is more common among that role's practitioners, and the weighted evidence of all
items is summed. A weight is below 1 where items occur together and would otherwise count twice
(Zaidi et al., J. Mach. Learn. Res. 14, 2013).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.statistics.intervals import Z
from components.thresholds import MIN_PICKS

# Each count is smoothed with this many imaginary people who show no difference between roles.
PRIOR_PEOPLE = 10.0


@dataclass(frozen=True)
class RoleShare:
    """The share of a role among practitioners, from 0 to 1, with its 95% interval."""

    role: str
    share: float
    low: float
    high: float


def likelihoods(people: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Return the probability of each item in each role, shrunk towards its overall probability.

    `people`, `asked` and the result have the shape (roles, items).
    """
    overall = (people.sum(axis=0) + 1) / (asked.sum(axis=0) + 2)
    shrunk: np.ndarray = (people + PRIOR_PEOPLE * overall) / (asked + PRIOR_PEOPLE)
    return shrunk


def evidence(likelihood: np.ndarray, picked: np.ndarray) -> np.ndarray:
    """Return the log-probability of each item's state (picked or not) in each role.

    `likelihood` has the shape (roles, items), and `picked` is a boolean array of the shape (people,
    items). The result has the shape (people, roles, items).
    """
    picked = picked[:, np.newaxis, :]
    log_probability: np.ndarray = np.where(picked, np.log(likelihood), np.log1p(-likelihood))
    return log_probability


def split(scores: np.ndarray) -> np.ndarray:
    """Return the share of each role (on the last axis), given sums of evidence and equal priors."""
    relative = np.exp(scores - scores.max(axis=-1, keepdims=True))
    role_shares: np.ndarray = relative / relative.sum(axis=-1, keepdims=True)
    return role_shares


def usage(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables that count people, by kind of pick."""
    return {"activity": tables["activities"], "tool": tables["tool_usage"]}


def counts(
    picks: pd.DataFrame, usage: dict[str, pd.DataFrame], roles: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Return how many people have each pick and how many were asked about it, by role.

    Both arrays have the shape (roles, picks) and cover all countries. `picks` is `picks.csv`, and
    `usage` comes from the function of that name.
    """
    people, asked = np.zeros((len(roles), len(picks))), np.zeros((len(roles), len(picks)))
    for kind, table in usage.items():
        of_kind = (picks["kind"] == kind).to_numpy()
        cells = pd.MultiIndex.from_product([roles, picks["item"][of_kind]])
        sums = table.groupby(["role", kind])[["people", "asked"]].sum().reindex(cells, fill_value=0)
        people[:, of_kind] = sums["people"].to_numpy().reshape(len(roles), -1)
        asked[:, of_kind] = sums["asked"].to_numpy().reshape(len(roles), -1)
    return people, asked


def standard_errors(
    likelihood: np.ndarray, asked: np.ndarray, weight: np.ndarray, states: np.ndarray
) -> np.ndarray:
    """Return the standard error of the summed evidence, in the shape (states, roles).

    The delta method is applied on the log scale, item by item, as if people ticked each item
    independently and the weights had no error.
    """
    states = states[:, np.newaxis, :]
    odds = np.where(states, 1 - likelihood, likelihood) / np.where(
        states, likelihood, 1 - likelihood
    )
    error: np.ndarray = np.sqrt((weight**2 * odds / (asked + PRIOR_PEOPLE)).sum(axis=-1))
    return error


def against_others(errors: np.ndarray) -> np.ndarray:
    """Return the error of the difference between each role's evidence and another role's.

    The other role is the one with the largest error. `errors` and the result have the roles on
    their last axis.
    """
    roles = range(errors.shape[-1])
    largest = [np.delete(errors, role, axis=-1).max(axis=-1) for role in roles]
    combined: np.ndarray = np.hypot(errors, np.stack(largest, axis=-1))
    return combined


def interval(share: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95% interval of each share, given the standard error of its log-odds."""
    centre = np.log(share) - np.log1p(-share)
    return 1 / (1 + np.exp(Z * error - centre)), 1 / (1 + np.exp(-Z * error - centre))


def estimates(
    picks: pd.DataFrame,
    usage: dict[str, pd.DataFrame],
    errors: pd.DataFrame,
    roles: list[str],
    states: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the share of each role, and both ends of its interval, for different sets of picks.

    Each row of `states` is one set: True for every pick that was made. `states` has the shape
    (states, picks), and the results have the shape (states, roles). `errors` is `picks_errors.csv`:
    how many times larger than `standard_errors` the error really is, by the number of picks,
    because the same people tick several items and the weights have an error too.
    """
    people, asked = counts(picks, usage, roles)
    likelihood, weight = likelihoods(people, asked), picks["weight"].to_numpy(float)
    share = split(evidence(likelihood, states) @ weight)
    alone = against_others(standard_errors(likelihood, asked, weight, states))
    inflation = np.interp(states.sum(axis=1), errors["picked"], errors["inflation"])
    return share, *interval(share, alone * inflation[:, np.newaxis])


def practitioners_like(
    picks: pd.DataFrame,
    usage: dict[str, pd.DataFrame],
    errors: pd.DataFrame,
    roles: list[str],
    picked: list[str],
) -> tuple[RoleShare, ...]:
    """Return the share of each role among practitioners with these picks, with 95% intervals.

    `picked` lists items of `picks`, and `errors` is `picks_errors.csv`.
    """
    state = picks["item"].isin(picked).to_numpy()
    role_estimates = estimates(picks, usage, errors, roles, state[np.newaxis, :])
    share, low, high = (values[0].tolist() for values in role_estimates)
    return tuple(map(RoleShare, roles, share, low, high))


def favourites(share: np.ndarray, low: np.ndarray) -> np.ndarray:
    """Return, for each state, the index of the role that is clearly above an equal share, or -1.

    Both arrays have the shape (states, roles).
    """
    clear = np.where(low > 1 / low.shape[1], share, 0)
    return np.where(clear.any(axis=1), clear.argmax(axis=1), -1)


def favourite(role_shares: Sequence[RoleShare]) -> str | None:
    """Return the role that is clearly above an equal share among such practitioners, if any."""
    values = np.array([(role.share, role.low) for role in role_shares]).T
    place = favourites(*values[:, np.newaxis, :])[0]
    return None if place < 0 else role_shares[place].role


def turning_picks(
    picks: pd.DataFrame,
    usage: dict[str, pd.DataFrame],
    errors: pd.DataFrame,
    roles: list[str],
    picked: list[str],
) -> list[str]:
    """Return the picks that change the result when they alone are added or removed.

    The changed result has another favourite, none, one where there was none, or too few picks (or
    no longer too few).
    """
    state = picks["item"].isin(picked).to_numpy()
    # The first row has the actual picks; each other row has one pick added or removed.
    states = np.vstack([state, state ^ np.eye(len(state), dtype=bool)])
    share, low, _ = estimates(picks, usage, errors, roles, states)
    enough = states.sum(axis=1) >= MIN_PICKS
    named_roles = np.where(enough, favourites(share, low), len(roles))
    return list(picks["item"][named_roles[1:] != named_roles[0]])


def contributions(
    picks: pd.DataFrame, usage: dict[str, pd.DataFrame], roles: list[str], picked: list[str]
) -> pd.DataFrame:
    """Return how strongly each pick, made or not, speaks for each role against the other roles.

    Columns: item, role, picked and evidence. The evidence is the weighted log-probability minus the
    mean of the other roles: positive values speak for the role. With two roles, the sum over all
    picks is the log-odds.
    """
    likelihood = likelihoods(*counts(picks, usage, roles))
    state = picks["item"].isin(picked).to_numpy()
    weighted = evidence(likelihood, state[np.newaxis, :])[0] * picks["weight"].to_numpy(float)
    relative = (weighted - weighted.mean(axis=0)) * len(roles) / (len(roles) - 1)
    return pd.DataFrame(
        {
            "item": np.tile(picks["item"].to_numpy(), len(roles)),
            "role": np.repeat(roles, len(picks)),
            "picked": np.tile(state, len(roles)),
            "evidence": relative.ravel(),
        }
    )
