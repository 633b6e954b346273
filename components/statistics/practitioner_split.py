"""The second part of the assessment: how practitioners with the same picks split.

Every item (an activity or a tool) speaks for a role as far as it is more common among
its practitioners: weighted naive Bayes. The evidence of the items is added up, each
item's times its weight, which is below 1 where items go together and would otherwise
say the same twice (Zaidi et al., J. Mach. Learn. Res. 14, 2013).
"""

import numpy as np
import pandas as pd

from components.statistics.intervals import Z

# How many people's worth of 'the roles do not differ' is added to each count.
PRIOR_PEOPLE = 10.0


def likelihoods(people: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """The probability of each item in each role, shrunk towards that of all roles together.

    Both arrays have a row a role and a column an item, and so has the result.
    """
    overall = (people.sum(axis=0) + 1) / (asked.sum(axis=0) + 2)
    return (people + PRIOR_PEOPLE * overall) / (asked + PRIOR_PEOPLE)


def evidence(likelihood: np.ndarray, picked: np.ndarray) -> np.ndarray:
    """The log-probability of each item's state in each role.

    `likelihood` has the shape (roles, items), `picked` (people, items) with True or
    False; the result (people, roles, items).
    """
    picked = picked[:, np.newaxis, :]
    return np.where(picked, np.log(likelihood), np.log1p(-likelihood))


def split(scores: np.ndarray) -> np.ndarray:
    """The share of each role, roles weighted equally, from sums of evidence (last axis: roles)."""
    relative = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return relative / relative.sum(axis=-1, keepdims=True)


def usage(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The counts by the kinds of picks."""
    return {"activity": tables["activities"], "tool": tables["tool_usage"]}


def counts(
    picks: pd.DataFrame, usage: dict[str, pd.DataFrame], roles: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    """People and asked for each role and pick, over all countries: arrays (roles, picks).

    `picks` is `picks.csv`; `usage` comes from the function of that name.
    """
    people, asked = np.zeros((len(roles), len(picks))), np.zeros((len(roles), len(picks)))
    for kind, table in usage.items():
        own = (picks["kind"] == kind).to_numpy()
        cells = pd.MultiIndex.from_product([roles, picks["item"][own]])
        sums = table.groupby(["role", kind])[["people", "asked"]].sum().reindex(cells, fill_value=0)
        people[:, own] = sums["people"].to_numpy().reshape(len(roles), -1)
        asked[:, own] = sums["asked"].to_numpy().reshape(len(roles), -1)
    return people, asked


def practitioners_like(
    picks: pd.DataFrame, usage: dict[str, pd.DataFrame], roles: list[str], picked: list[str]
) -> pd.DataFrame:
    """Of practitioners with these picks, the share in each role, with a 95% interval.

    `picked` lists items of `picks`. Columns: role, share, low, high (0 to 1). The
    interval carries the sampling error of the counts through the sum of the evidence
    (delta method on the log scale, item by item).
    """
    people, asked = counts(picks, usage, roles)
    likelihood = likelihoods(people, asked)
    state = picks["item"].isin(picked).to_numpy()
    weight = picks["weight"].to_numpy(float)
    scores = (evidence(likelihood, state[np.newaxis, :])[0] * weight).sum(axis=1)
    odds = np.where(state, 1 - likelihood, likelihood) / np.where(state, likelihood, 1 - likelihood)
    error = np.sqrt((weight**2 * odds / (asked + PRIOR_PEOPLE)).sum(axis=1))
    share = split(scores)
    others = np.array(
        [np.hypot(error[row], np.max(np.delete(error, row))) for row in range(len(roles))]
    )
    centre = np.log(share) - np.log1p(-share)
    return pd.DataFrame(
        {
            "role": roles,
            "share": share,
            "low": 1 / (1 + np.exp(-(centre - Z * others))),
            "high": 1 / (1 + np.exp(-(centre + Z * others))),
        }
    )


def favourite(table: pd.DataFrame) -> str | None:
    """The role that clearly more than an equal part of the practitioners with these picks hold.

    `table` comes from `practitioners_like`.
    """
    clear = table[table["low"] > 1 / len(table)].sort_values("share", ascending=False)
    return clear["role"].iloc[0] if len(clear) else None


def turning_picks(
    picks: pd.DataFrame, usage: dict[str, pd.DataFrame], roles: list[str], picked: list[str]
) -> list[str]:
    """The picks of which taking or leaving one alone would change which role leads."""
    likelihood = likelihoods(*counts(picks, usage, roles))
    state = picks["item"].isin(picked).to_numpy()
    # One row for what was picked, then one for each pick changed.
    states = np.vstack([state, state ^ np.eye(len(state), dtype=bool)])
    scores = evidence(likelihood, states) @ picks["weight"].to_numpy(float)
    leading = scores.argmax(axis=1)
    return list(picks["item"][leading[1:] != leading[0]])


def contributions(
    picks: pd.DataFrame, usage: dict[str, pd.DataFrame], roles: list[str], picked: list[str]
) -> pd.DataFrame:
    """What each pick, taken or not, says for each role against the other roles.

    Columns: item, role, picked, evidence (weighted log-probability less the mean of the
    other roles: above 0 speaks for the role; with two roles the sum is the log-odds).
    """
    likelihood = likelihoods(*counts(picks, usage, roles))
    state = picks["item"].isin(picked).to_numpy()
    said = evidence(likelihood, state[np.newaxis, :])[0] * picks["weight"].to_numpy(float)
    relative = (said - said.mean(axis=0)) * len(roles) / (len(roles) - 1)
    return pd.DataFrame(
        {
            "item": np.tile(picks["item"].to_numpy(), len(roles)),
            "role": np.repeat(roles, len(picks)),
            "picked": np.tile(state, len(roles)),
            "evidence": relative.ravel(),
        }
    )
