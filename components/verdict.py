"""Ring 2: what the assessment's two parts say together, in words."""

import pandas as pd

from components.findings import percent
from components.interests import FEWEST_PER_ROLE, NEUTRAL, by_role, leader
from components.selection import listed

FEWEST_PICKS = 3


def in_interests(fits: pd.DataFrame, turning: list[str], roles: pd.DataFrame) -> str:
    """What the interests say: `fits` and `turning` come from `interests`."""
    names = roles.set_index("id")["plural"]
    ranked = fits.dropna(subset="fit").sort_values("fit", ascending=False)
    scores = listed([f"{row.fit:.0f} for {names[row.role]}" for row in ranked.itertuples()])
    best = leader(by_role(fits))
    if best is None:
        start = "Your interests fit the roles equally well"
    elif turning:
        start = f"Your interests fit {names[best]} a little better"
    else:
        start = f"Your interests fit {names[best]} best"
    return (
        f"{start}: of 100, {scores}. Each fit is the average over the statements on that role and "
        "stands by itself: all can be high, and all can be low."
    )


def in_practice(split: pd.DataFrame, roles: pd.DataFrame) -> str:
    """What the picks say: `split` comes from `practice.practitioners_like`."""
    names = roles.set_index("id")["plural"]
    ranked = split.sort_values("share", ascending=False)
    parts = [
        f"{100 * row.share:.0f} are {names[row.role]} ({100 * row.low:.0f} to {100 * row.high:.0f})"
        for row in ranked.itertuples()
    ]
    return (
        f"Of 100 practitioners with your picks, an estimated {listed(parts)}, if there were "
        "equally many people in each role. In brackets: 95% intervals."
    )


def favourite(split: pd.DataFrame) -> str | None:
    """The role that clearly more than an equal part of the practitioners with these picks hold."""
    clear = split[split["low"] > 1 / len(split)].sort_values("share", ascending=False)
    return clear["role"].iloc[0] if len(clear) else None


def leaders(fits: pd.DataFrame | None, split: pd.DataFrame | None) -> tuple[str | None, str | None]:
    """The role that each part speaks for; None where it decides nothing or has too few answers."""
    by_interest = leader(by_role(fits)) if fits is not None else None
    by_practice = favourite(split) if split is not None else None
    return by_interest, by_practice


def together(
    fits: pd.DataFrame | None,
    split: pd.DataFrame | None,
    roles: pd.DataFrame,
    close: bool = False,
) -> str:
    """Both parts in one sentence; None where a part has too few answers.

    `close` says that a single other answer could turn what the interests say.
    """
    lean = "lean a little" if close else "lean"
    names = roles.set_index("id")["plural"]
    by_interest, by_practice = leaders(fits, split)
    if fits is None and split is None:
        return "There is no result yet."
    if split is None:
        if by_interest is None:
            return "Your interests fit the roles equally well."
        return f"Your interests {lean} towards {names[by_interest]}."
    if fits is None:
        if by_practice is None:
            return "People with your picks are found in each role."
        return f"People with your picks are mostly {names[by_practice]}."
    if by_interest is None and by_practice is None:
        return "Nothing decides between the roles: they fit you equally well."
    if by_interest is None:
        return f"Your interests do not decide, your picks do: {names[by_practice]}."
    if by_practice is None:
        return f"Your interests {lean} towards {names[by_interest]}; your picks do not decide."
    if by_interest == by_practice:
        return f"Interests and picks both point to {names[by_interest]}."
    return (
        f"The two parts disagree: your interests {lean} towards {names[by_interest]}, your picks "
        f"towards {names[by_practice]}."
    )


def disagreement(fits: pd.DataFrame, split: pd.DataFrame) -> str:
    """Why the parts may disagree, '' where they do not."""
    by_interest, by_practice = leaders(fits, split)
    if by_interest is None or by_practice is None or by_interest == by_practice:
        return ""
    return (
        "The first part asks which kinds of work are like you, the second which activities and "
        "tools are. Answers come apart in people who know one role from experience and are drawn "
        "to the other, or who like the tools of one and the people of the other. The first part "
        "says more about where you would be content, the second about whom you resemble today."
    )


def answers_in_short(points: pd.DataFrame, roles: pd.DataFrame) -> str:
    """How many answers speak for each role; `points` comes from `interests.points`."""
    names = roles.set_index("id")["short_plural"]
    speaks = (points["points"] > NEUTRAL).groupby(points["role"]).agg(["sum", "size"])
    first, *others = [role for role in roles["id"] if role in speaks.index]

    def count(role: str, said: str = "") -> str:
        return f"{speaks.loc[role, 'sum']} of {speaks.loc[role, 'size']} {said}about {names[role]}"

    return ", ".join([f"{count(first, 'answers ')} speak for them", *map(count, others)])


def profile_in_short(profile: pd.DataFrame, labels: dict[str, str], roles: pd.DataFrame) -> str:
    """The difference in which somebody is most like one role and least like another, or several.

    `profile` comes from `interests.profile`; `labels` says how people call each difference.
    """
    names = roles.set_index("id")["short_plural"]
    shares = profile.pivot_table(index="item", columns="role", values="share").reindex(list(labels))
    compared = shares.dropna(thresh=2)
    apart = compared.max(axis=1) - compared.min(axis=1)
    if apart.empty:
        return "Too few answers to compare the roles one difference at a time"
    if apart.max() == 0:
        return "You are as much like each role in every difference"
    widest = list(apart.index[apart == apart.max()])
    if len(widest) > 1:
        named = "; ".join(labels[item] for item in widest)
        return f"Clearest in {len(widest)} of {len(labels)} differences: {named}"
    own = shares.loc[widest[0]].dropna().sort_values(ascending=False)
    likeness = [f"{percent(share)} like {names[role]}" for role, share in own.items()]
    return f"Clearest in one difference: {labels[widest[0]]}, {', '.join(likeness)}"


def picks_in_short(said: pd.DataFrame, names: pd.Series, roles: pd.DataFrame) -> str:
    """The pick, taken or left out, that says most, and for whom.

    `said` comes from `practice.contributions`; `names` has the picks by item.
    """
    most = said.loc[said["evidence"].idxmax()]
    role = roles.set_index("id").loc[most["role"], "short_plural"]
    left_out = "" if most["picked"] else "Leaving out "
    return f"{left_out}{names[most['item']]} says most: it speaks for {role}"


def robustness(fits: pd.DataFrame, turning: list[str], texts: dict[str, str]) -> str:
    """Whether one other answer would turn the result; `texts` has the statements by id."""
    if leader(by_role(fits)) is None:
        return "It is a tie: one other answer could decide it."
    if not turning:
        return "No single answer could turn this: whichever one you changed, the same role leads."
    shown = listed([f"“{texts[statement]}”" for statement in turning[:3]])
    if len(turning) > 3:
        shown = f"{len(turning)} of them, for example {shown}"
    return (
        f"A single other answer could change which role leads, so take it as a hint. It hangs on "
        f"{shown}"
    )


def robustness_of_picks(turning: list[str], names: pd.Series) -> str:
    """Whether one other pick would turn the estimate; `names` has the picks by item."""
    if not turning:
        return "No single pick could turn this: taken or left, the same role stays ahead."
    shown = listed([names[item] for item in turning])
    return (
        f"A single pick could change which role is ahead: take it as a hint. It hangs on {shown}."
    )


def missing(fits: pd.DataFrame, picked: int, roles: pd.DataFrame) -> list[str]:
    """What is still missing for a result, a sentence each."""
    names = roles.set_index("id")["plural"]
    found = [
        f"Part 1: {_more(FEWEST_PER_ROLE - row.answered, 'statement')} on the work of "
        f"{names[row.role]}. They are spread over the first steps."
        for row in fits.itertuples()
        if row.asked > 0 and row.answered < FEWEST_PER_ROLE
    ]
    if picked < FEWEST_PICKS:
        found.append(f"Part 2: {_more(FEWEST_PICKS - picked, 'pick')}.")
    return found


def _more(count: int, thing: str) -> str:
    return f"at least {count} more {thing}{'s' * (count > 1)}"


def accuracy_in_words(accuracy: pd.DataFrame) -> str:
    """How well the picks tell the roles apart, from `picks_accuracy.csv`."""
    known = accuracy.set_index("country_group")
    area, error = known.loc["all", "area_under_curve"], known.loc["all", "calibration_error"]
    return (
        f"Tested on {known.loc['all', 'people']:,} practitioners whom the method had not seen. Of "
        f"two people from different roles it ranks the right one higher {percent(area)} of the "
        "time (a coin: 50%). Among all who get a similar estimate, as many hold the role as it "
        f"says, give or take {100 * error:.0f} in 100; one person can still be the exception."
    )
