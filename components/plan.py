"""Ring 2: somebody's way from one role to another, and what can be said of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from components import transition
from components.documents import Part
from components.findings import from_to, is_clear, more_or_less, percent, points, sentence


@dataclass(frozen=True)
class Plan:
    """Where somebody starts (None: new to the roles), where to, and what is known and done.

    `skills` comes from `transition.skills`; `have` and `done` list ids of skills, `done` of
    advice too; `names` says how people call each skill.
    """

    skills: pd.DataFrame
    roles: pd.DataFrame
    names: pd.Series
    target: str
    start: str | None
    have: list[str]
    done: list[str]

    @cached_property
    def toolkit(self) -> pd.DataFrame:
        """The toolkit of the target, compared with the start."""
        return transition.toolkit(self.skills, self.target, self.start)

    @cached_property
    def steps(self) -> pd.DataFrame:
        """The skills to add, those that are done included, in their order."""
        return transition.to_add(self.toolkit, self.have)

    @cached_property
    def known(self) -> list[str]:
        """All skills that count: those there at the start and those that were added."""
        skills = set(self.skills["item"])
        return list(dict.fromkeys([*self.have, *(item for item in self.done if item in skills)]))

    def role(self, role: str | None) -> Any:
        """A role's row of `roles.csv`."""
        return self._roles[role]

    @cached_property
    def _roles(self) -> dict[str | None, Any]:
        return {role["id"]: role for _, role in self.roles.iterrows()}

    def first(self, count: int) -> pd.DataFrame:
        """The first `count` steps, and those beyond that are done."""
        return self.steps[(self.steps.index < count) | self.steps["item"].isin(self.done)]

    def progress(self, shown: pd.DataFrame) -> pd.DataFrame:
        """The coverage at the start and after each of the shown steps."""
        steps = list(shown["item"])
        at_start = [item for item in self.known if item not in steps]
        return transition.progress(self.toolkit, at_start, steps, self.done)

    @property
    def way(self) -> str:
        """From where to where, as a title."""
        target = self.role(self.target)["name"].lower()
        start = self.role(self.start)["name"].lower() if self.start else "newcomer"
        return f"From {start} to {target}"


def share_in_words(step: Any, plural: str, prefix: str = "") -> str:
    """A share with its interval and how many were asked; `step` is a row of a toolkit."""
    share, low, high, asked = (
        getattr(step, f"{prefix}{name}") for name in ("share", "low", "high", "asked")
    )
    if pd.isna(share):
        return f"too few {plural} were asked for a figure"
    few = ", few: take with care" * bool(getattr(step, f"{prefix}few"))
    return (
        f"{percent(share)} of {plural} "
        f"(95% interval {percent(low)} to {percent(high)}, {asked:,.0f} asked{few})"
    )


def comparison(step: Any, plan: Plan) -> str:
    """What the survey says of a skill in the target and at the start; a row of a toolkit."""
    target = plan.role(plan.target)["plural"]
    own = share_in_words(step, target)
    if plan.start is None:
        return f"{own}."
    start = plan.role(plan.start)["plural"]
    both = sentence(f"{own}, {share_in_words(step, start, 'start_')}.")
    if pd.isna(step.difference):
        return f"{both} So it cannot be said where it is more common."
    # Told from the side of the role in which the skill is found more often.
    side = 1 if step.difference >= 0 else -1
    ends = sorted([100 * side * step.difference_low, 100 * side * step.difference_high])
    interval = f"95% interval {ends[0]:.1f} to {ends[1]:.1f}".replace("-", "−")
    apart = f"{points(abs(step.difference))} ({interval})"
    if step.more_common:
        return f"{both} Clearly more common among {target}: by {apart}."
    most = f"At least {percent(transition.MOST)} of {target} have it all the same."
    if step.less_common:
        return f"{both} Clearly less common among {target}: by {apart}. {most}"
    return f"{both} No clear difference: {apart} more among {target if side > 0 else start}. {most}"


def strengths_in_words(plan: Plan) -> str:
    """What somebody brings to the target, in one sentence."""
    target = plan.role(plan.target)["plural"]
    found = transition.strengths(plan.toolkit, plan.known)
    quarter = percent(transition.COMMON_SHARE)
    if found.empty and not plan.known:
        return "No skill is ticked yet, so there is nothing to count."
    if found.empty:
        return (
            f"Nothing of what you ticked is common among {target}: none of it is found in at "
            f"least {quarter} of them. What you know may still help you to learn the rest."
        )
    many = f"{len(found)} of the {len(plan.known)} skills you ticked"
    return f"Common among {target}: {many}. At least {quarter} of them have each."


def coverage_title(table: pd.DataFrame, plan: Plan) -> str:
    """The coverage now and after the last step of a table from `Plan.progress`."""
    role = plan.role(plan.target)["short_plural"]
    now = percent(table.loc[table["done"], "coverage"].iloc[-1])
    later = percent(table["coverage"].iloc[-1])
    after = "" if table["done"].all() else f", {later} after these steps"
    return sentence(f"Toolkit of {role}: {now} covered now{after}")


def ranking_title(shown: pd.DataFrame, plan: Plan) -> str:
    """The first step that is not done, with its shares, in at most twelve words."""
    left = shown[~shown["item"].isin(plan.done)]
    if left.empty:
        return "All of these are done"
    step = next(left.itertuples())
    figures = f"{plan.role(plan.target)['short_plural']} {percent(step.share)}"
    if plan.start is not None and not pd.isna(step.start_share):
        figures += f", {plan.role(plan.start)['short_plural']} {percent(step.start_share)}"
    return f"Next: {plan.names[step.item]} ({figures})"


def nothing_to_add(plan: Plan) -> str:
    """Why a plan has no steps."""
    target = plan.role(plan.target)["plural"]
    if plan.toolkit.empty:
        return f"The survey asked too few {target}, so it is not known which skills they have."
    covered = percent(transition.coverage(plan.toolkit, plan.known))
    return (
        f"Nothing is left to add: you have all that is clearly more common among {target}, and "
        f"all that most of them have. You cover {covered} of their toolkit."
    )


def pay_in_words(gap: pd.Series, roles: pd.DataFrame) -> str:
    """How the target's pay compares with that of another role.

    `gap` comes from `like_for_like`, `roles` is `roles.csv`.
    """
    names = roles.set_index("id")["plural"]
    target, than = names[gap["role"]], names[gap["compared_with"]]
    if pd.isna(gap["ratio"]):
        return f"too few records of {target} and {than} are alike for a figure."
    text = (
        f"like for like, {target} earn {more_or_less(gap['ratio'])} than {than} (95% interval: "
        f"{from_to(gap['low'], gap['high'])})."
    )
    if not is_clear(gap["low"], gap["high"]):
        return f"{text} That is no clear difference: it may be none at all."
    return text


def by_id(resources: pd.DataFrame) -> dict[str, Any]:
    """The rows of `resources.csv`: free ones first, official ones before others."""
    rows = sorted(
        resources.itertuples(), key=lambda row: (row.cost != "Free", row.official != "yes")
    )
    return {row.id: row for row in rows}


def resources_of(ids: str, resources: dict[str, Any]) -> list[Any]:
    """The learning resources with these ids, in the order of `resources`, from `by_id`."""
    own = set(ids.split())
    return [row for id, row in resources.items() if id in own]


def advice_for(advice: pd.DataFrame, target: str) -> pd.DataFrame:
    """The advice for a target role: its own first, then that for every role."""
    own = advice[advice["role"].isin([target, ""])]
    return own.sort_values(["role", "order"], ascending=[False, True])


def parts(
    plan: Plan, shown: pd.DataFrame, tables: dict[str, pd.DataFrame], pay: list[str], origin: str
) -> list[Part]:
    """The plan as parts of a document; `pay` has the sentences on pay, `origin` names the source.

    `tables` needs steps, resources and advice.
    """
    table = plan.progress(shown)
    average = percent(transition.average_coverage(plan.toolkit))
    target = plan.role(plan.target)
    strong = [
        f"{plan.names[row.item]}: {share_in_words(row, target['plural'])}."
        for row in transition.strengths(plan.toolkit, plan.known).itertuples()
    ]
    found = [Part("What you bring", [strengths_in_words(plan), *strong])]
    if len(plan.toolkit):
        found.append(
            Part(
                "How far along you are",
                [
                    f"{coverage_title(table, plan)}. Practitioners themselves: {average} on "
                    "average.",
                    origin,
                ],
            )
        )
    found.append(Part("Skills to add", [] if len(shown) else [nothing_to_add(plan)]))
    texts = tables["steps"][tables["steps"]["role"] == plan.target].set_index("skill")
    resources = by_id(tables["resources"])
    for row in shown.itertuples():
        sentences, links = [comparison(row, plan)], []
        if row.item in texts.index:
            step = texts.loc[row.item]
            sentences += [
                step["why"],
                f"A weekend: {step['weekend']}",
                f"A month: {step['month']}",
            ]
            links = _links(step["resources"], resources)
        found.append(Part(plan.names[row.item], sentences, 3, links, row.item in plan.done))
    found.append(Part("What the article advises (an opinion, not measured)", []))
    for row in advice_for(tables["advice"], plan.target).itertuples():
        links = _links(row.resources, resources)
        found.append(Part(row.name, [row.text], 3, links, row.id in plan.done))
    found.append(Part("The pay side", pay))
    return found


def _links(ids: str, resources: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (f"{row.title} ({row.publisher}, {row.cost.lower()})", row.link)
        for row in resources_of(ids, resources)
    ]
