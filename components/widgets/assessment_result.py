"""The result of the assessment, from its one sentence down to what to do next."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from components import interests, practice, verdict
from components.answers import Answers, UnreadableError, from_code, to_code, to_json
from components.charts.assessment import drivers, profile
from components.interests import SCALE
from components.report import Section, as_pdf
from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.assessment import CODE
from components.widgets.data import Tables
from components.widgets.downloads import download_file
from components.widgets.frame import Chart, show_chart
from components.widgets.provenance import Provenance
from components.widgets.switch import HAVE, START, TARGET
from components.widgets.text import plain

COMPARED = "with"
STRONGEST = 12


@dataclass(frozen=True)
class Result:
    """Both parts of a result; a part with too few answers is None."""

    answers: Answers
    fits: pd.DataFrame
    turning: list[str]
    turning_picks: list[str]
    split: pd.DataFrame
    sure_fits: pd.DataFrame | None
    sure_split: pd.DataFrame | None

    def in_a_sentence(self, roles: pd.DataFrame) -> str:
        """Both parts in one sentence; `roles` is `roles.csv`."""
        return verdict.together(self.sure_fits, self.sure_split, roles, bool(self.turning))

    @property
    def leads(self) -> str | None:
        """The role that both parts, or the one that decides, speak for; the interests first."""
        by_interest, by_practice = verdict.leaders(self.sure_fits, self.sure_split)
        return by_interest or by_practice

    @classmethod
    def of(cls, answers: Answers, tables: Tables) -> "Result":
        """The result of some answers."""
        roles = list(tables["roles"]["id"])
        questions = tables["questions"]
        fits = interests.fits(questions, answers.statements, roles)
        turning = interests.turning_points(questions, answers.statements, roles)
        picked = tables["picks"], practice.usage(tables), roles, answers.picked
        split = practice.practitioners_like(*picked)
        return cls(
            answers,
            fits,
            turning,
            practice.turning_picks(*picked),
            split,
            fits if interests.enough(fits) else None,
            split if len(answers.picked) >= verdict.FEWEST_PICKS else None,
        )


def show_result(answers: Answers, names: pd.Series, tables: Tables) -> None:
    """Everything on the last step; `names` says how people call each pick."""
    roles = tables["roles"]
    result = Result.of(answers, tables)
    missing = verdict.missing(result.fits, len(answers.picked), roles)
    if result.sure_fits is None and result.sure_split is None:
        st.info("There is no result yet. What is missing:\n" + _bullets(missing))
        st.button("Go to the first step", on_click=link.go_to, args=(0,))
        return
    st.header(plain(result.in_a_sentence(roles)), anchor=False)
    if result.sure_fits is not None and result.sure_split is not None:
        st.markdown(verdict.disagreement(result.fits, result.split))
    if missing:
        st.info("One part has no result yet. What is missing:\n" + _bullets(missing))
    _cards(result, roles)
    if result.sure_fits is not None:
        _interests(result, tables, roles)
    if result.sure_split is not None:
        _practice(result, names, tables, roles)
    _next(result, roles)
    _take_along(result, names, tables)
    _compare(result, tables)


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {plain(line)}" for line in lines)


def _cards(result: Result, roles: pd.DataFrame) -> None:
    """A card a role with its fit and its share of practitioners."""
    fits, split = result.fits.set_index("role"), result.split.set_index("role")
    with st.grid(len(roles), min_column_width=300):
        for role in roles.itertuples():
            with st.container(border=True, height="stretch"):
                role_cards.heading(role)
                if result.sure_fits is not None:
                    fit = fits.loc[role.id]
                    if fit["asked"] == 0:
                        st.markdown("No statement of part 1 is about this role.")
                    else:
                        st.metric("Fit with your interests, of 100", f"{fit['fit']:.0f}")
                        st.caption(
                            f"From {fit['answered']:.0f} of {fit['asked']:.0f} statements; between "
                            f"{fit['low']:.0f} and {fit['high']:.0f}, whatever the open ones say."
                            if fit["answered"] < fit["asked"]
                            else f"From all {fit['asked']:.0f} statements on this role."
                        )
                if result.sure_split is not None:
                    share = split.loc[role.id]
                    st.metric(
                        "Estimate, of 100 practitioners with your picks",
                        f"{100 * share['share']:.0f}",
                    )
                    st.caption(
                        f"95% interval: {100 * share['low']:.0f} to {100 * share['high']:.0f}, if "
                        "there were equally many people in each role."
                    )


def _interests(result: Result, tables: Tables, roles: pd.DataFrame) -> None:
    """What drove the fits, how robust they are, and the profile."""
    questions = tables["questions"]
    texts = questions.set_index("id")["text"].to_dict()
    st.subheader("What your interests say", anchor=False)
    st.markdown(plain(verdict.in_interests(result.fits, result.turning, roles)))
    st.markdown(plain(verdict.robustness(result.fits, result.turning, texts)))
    driving = interests.points(questions, result.answers.statements)
    given = driving["id"].map(result.answers.statements).map(lambda answer: SCALE[answer].lower())
    driving = driving.assign(
        label=driving["short"] + ": " + given, value=driving["points"] - interests.NEUTRAL
    )
    driving = driving.sort_values("value", key=abs, ascending=False, kind="stable")
    role_cards.key(roles)
    show_chart(
        Chart(
            drivers(driving, roles, "points"),
            title=verdict.answers_in_short(driving, roles),
            subtitle="What drove your fits: each bar is a statement and your answer. To the right "
            "it spoke for its role, to the left against it. A role's fit is 50 plus the average of "
            "its bars.",
            caption=f"Your answers to {len(driving)} of {len(questions)} statements.",
            table=driving[["text", "role", "keyed", "points"]],
            file_name="what-drove-your-interests",
        )
    )
    labels = tables["dimensions"].set_index("id")["label"].to_dict()
    shares = interests.profile(questions, result.answers.statements)
    show_chart(
        Chart(
            profile(shares, {id: labels[id] for id in labels if id in set(shares["item"])}, roles),
            title=verdict.profile_in_short(shares, labels, roles),
            subtitle="Your profile: how much you agree with what is typical of each role. At 100% "
            "you say all that a typical person of that role would say.",
            caption=f"Your answers to {len(driving)} of {len(questions)} statements, one or "
            "two for each mark. No mark: no answer.",
            table=shares.assign(dimension=shares["item"].map(labels)),
            file_name="your-profile",
        )
    )


def _practice(result: Result, names: pd.Series, tables: Tables, roles: pd.DataFrame) -> None:
    """How practitioners with the same picks split, and which picks drove that."""
    picks = tables["picks"]
    st.subheader("What your picks say", anchor=False)
    st.markdown(plain(verdict.in_practice(result.split, roles)))
    st.markdown(plain(verdict.robustness_of_picks(result.turning_picks, names)))
    said = practice.contributions(
        picks, practice.usage(tables), list(roles["id"]), result.answers.picked
    )
    total = said.groupby("role")["evidence"].sum()
    best = roles.set_index("id").loc[total.idxmax()]
    # Of each pick, the role that it speaks for most.
    driving = said.loc[said.groupby("item", sort=False)["evidence"].idxmax()]
    state = driving["picked"].map({True: "", False: "Not picked: "})
    driving = driving.assign(
        label=state + driving["item"].map(names),
        value=100 * driving["evidence"],
    ).sort_values("value", ascending=False, kind="stable")
    survey = Provenance.of_table("tool_usage", tables)
    role_cards.key(roles)
    show_chart(
        Chart(
            drivers(driving.head(STRONGEST), roles, "points of evidence"),
            title=verdict.picks_in_short(said, names, roles),
            subtitle="What drove the estimate: how strongly each pick, or leaving it out, speaks "
            "for a role. Every 69 points double the odds of a role against the other. The points "
            f"of all {len(picks)} add up to {100 * total.max():.0f} for {best['plural']}. Shown: "
            f"the strongest {STRONGEST}.",
            caption=f"{survey.line} {verdict.accuracy_in_words(tables['picks_accuracy'])}",
            table=driving[["label", "role", "picked", "evidence"]],
            file_name="what-drove-your-picks",
        )
    )
    _method(tables)


def _method(tables: Tables) -> None:
    """How the second part works and how well, on one screen."""
    with st.expander("How this works, and how well", icon=":material/science:"):
        st.markdown(
            "1. For each of the picks it is known which share of each role names it, from the "
            "practitioner survey.\n"
            "2. A pick that is twice as common in one role speaks for that role; leaving it out "
            "speaks for the other, usually less. (Shares of few people are pulled towards those "
            "of everyone.)\n"
            "3. What the picks say is added up. Picks that tend to go together count for less, so "
            "that nothing is counted twice: their weights were fitted to the survey.\n"
            "4. The sum is turned into shares, as if each role had as many people. The interval "
            "says how far the shares could be off because the survey asked so many people and "
            "not more.\n\n"
            "Tested by ten-fold cross-validation: nine tenths of the practitioners choose and "
            "weigh the picks, the last tenth is judged by them, ten times over."
        )
        labels = tables["country_groups"].set_index("id")["label"]
        accuracy = tables["picks_accuracy"]
        st.dataframe(
            pd.DataFrame(
                {
                    "Practitioners in": accuracy["country_group"]
                    .map(labels)
                    .fillna("All countries"),
                    "People": accuracy["people"],
                    "Area under the ROC curve": accuracy["area_under_curve"],
                    "Expected calibration error": accuracy["calibration_error"],
                }
            ),
            hide_index=True,
            alt="Accuracy of the picks by country",
            column_config={
                "Area under the ROC curve": st.column_config.NumberColumn(
                    format="%.3f",
                    help="How often a person of a role gets a higher share for it than a person "
                    "of the other. A coin has 0.5, certainty 1.",
                ),
                "Expected calibration error": st.column_config.NumberColumn(
                    format="%.3f",
                    help="How far the shares are from how people really split, on average over "
                    "ten bins. 0 is perfect.",
                ),
            },
        )


def _next(result: Result, roles: pd.DataFrame) -> None:
    st.subheader("What to do next", anchor=False)
    best = result.leads
    named = roles.set_index("id")
    counted = ", your picks counted as known" * bool(result.answers.picked)
    ways: dict[str, dict] = {f"Plan your way into either role{counted}": {}}
    answers_for, choice = "each role answers", {}
    if best is not None:
        to = named.loc[best, "short_name"]
        ways = {f"Plan your way to {to}{counted}": {TARGET: best}} | {
            f"Working as {named.loc[start, 'short_name']} now? Plan the switch to {to}": {
                START: start,
                TARGET: best,
            }
            for start in roles["id"]
            if start != best
        }
        answers_for, choice = f"{named.loc[best, 'plural']} answer", {"role": best}
    for label, ends in ways.items():
        st.page_link(
            "pages/switch.py",
            label=plain(label),
            icon=":material/route:",
            query_params={**ends, HAVE: result.answers.picked},
        )
    st.page_link(
        "pages/responsibilities.py",
        label=plain(f"See what {answers_for} for"),
        icon=":material/checklist:",
        query_params=choice,
    )
    st.page_link(
        "pages/tools.py",
        label="See the tools that tell the roles apart",
        icon=":material/construction:",
        query_params={"clear": link.YES},
    )
    st.page_link("pages/pay.py", label="See pay where you live", icon=":material/payments:")


def _take_along(result: Result, names: pd.Series, tables: Tables) -> None:
    """The link, the report and the file."""
    st.subheader("Take it along", anchor=False)
    questions, picks = tables["questions"], tables["picks"]
    code = to_code(result.answers, questions, picks)
    address = f"{(st.context.url or '').split('?')[0]}?{link.STEP}={st.query_params[link.STEP]}"
    address = f"{address}&{CODE}={code}"
    st.caption(
        "This link opens your result again, for you or whoever you send it to. It is the only "
        "place where your answers are kept: nothing is stored on the server."
    )
    st.code(address, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        download_file(
            "Report (PDF)",
            lambda: as_pdf(
                "Crossroads: assessment", date.today(), address, _report(result, names, tables)
            ),
            "crossroads-assessment.pdf",
            "application/pdf",
        )
        download_file(
            "Answers (JSON)",
            lambda: to_json(result.answers, code),
            "crossroads-answers.json",
            "application/json",
        )


def _report(result: Result, names: pd.Series, tables: Tables) -> list[Section]:
    """What the one-page report says."""
    roles = tables["roles"]
    questions = tables["questions"]
    texts = questions.set_index("id")["text"].to_dict()
    given = result.answers.statements
    sections = [Section("Result", [result.in_a_sentence(roles)], [])]
    if result.sure_fits is not None:
        sentences = [
            verdict.in_interests(result.fits, result.turning, roles),
            verdict.robustness(result.fits, result.turning, texts),
        ]
        sections.append(Section("Interests", sentences, []))
    if result.sure_split is not None:
        sentences = [
            verdict.in_practice(result.split, roles),
            verdict.robustness_of_picks(result.turning_picks, names),
            verdict.accuracy_in_words(tables["picks_accuracy"]),
        ]
        if result.sure_fits is not None:
            sentences.append(verdict.disagreement(result.fits, result.split))
        sections.append(Section("Practice", [text for text in sentences if text], []))
    rows = [
        (row.text, SCALE[given[row.id]] if row.id in given else "left open")
        for row in questions.itertuples()
    ]
    sections.append(Section("Your answers", [], rows))
    if result.answers.picked:
        picked = ", ".join(names[item] for item in result.answers.picked)
        others = ", ".join(
            names[item] for item in tables["picks"]["item"] if item not in result.answers.picked
        )
        sections.append(Section("Your picks", [picked, f"Not picked: {others}."], []))
    return sections


def _compare(result: Result, tables: Tables) -> None:
    """Another result beside this one, from its code or link."""
    other = link.text(COMPARED, "Compare with another result", "Its link or code", longest=400)
    if not other:
        return
    code = other.rpartition(f"{CODE}=")[2].partition("&")[0].strip()
    try:
        theirs = Result.of(from_code(code, tables["questions"], tables["picks"]), tables)
    except UnreadableError as problem:
        st.warning(f"{problem} There is nothing to compare with.", icon=":material/link_off:")
        return
    roles = tables["roles"]
    table = pd.DataFrame({"Role": roles["name"].to_list()})
    for label, shown in (("this result", result), ("the other", theirs)):
        for part, figures, column, scale in (
            ("Interests", shown.sure_fits, "fit", 1),
            ("Practice", shown.sure_split, "share", 100),
        ):
            if figures is None:
                table[f"{part}, {label}"] = "open"
            else:
                own = scale * figures.set_index("role").loc[roles["id"], column]
                table[f"{part}, {label}"] = [f"{value:.0f}" for value in own]
    st.dataframe(table.replace("nan", "open"), hide_index=True, alt="Both results side by side")
