"""The plan on the Switch page: strengths, progress, steps, advice, and what is taken away."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components import documents, transition
from components.charts.transition import progress
from components.charts.usage import dumbbell
from components.documents import Part
from components.findings import percent
from components.plan import (
    Plan,
    advice_for,
    by_id,
    comparison,
    coverage_title,
    nothing_to_add,
    parts,
    ranking_title,
    resources_of,
    share_in_words,
    strengths_in_words,
)
from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.data import Tables
from components.widgets.downloads import download_file
from components.widgets.frame import Chart, show_chart
from components.widgets.provenance import SHARE, Provenance, asked
from components.widgets.switch import DONE, HAVE, NEWCOMER, START, TARGET
from components.widgets.text import plain

STRENGTHS_SHOWN, SHOWN_AT_FIRST = 5, 6
EVERYTHING = "all"


def strengths(plan: Plan) -> None:
    """What somebody brings to the target role."""
    st.header("What you bring", anchor=False)
    st.markdown(plain(strengths_in_words(plan)))
    found = transition.strengths(plan.toolkit, plan.known)
    plural = plan.role(plan.target)["plural"]
    lines = [
        f"- **{plain(plan.names[row.item])}**: {plain(share_in_words(row, plural))}"
        for row in found.itertuples()
    ]
    if lines:
        st.markdown("\n".join(lines[:STRENGTHS_SHOWN]))
    if len(lines) > STRENGTHS_SHOWN:
        with st.expander(f"More strengths: {len(lines) - STRENGTHS_SHOWN}"):
            st.markdown("\n".join(lines[STRENGTHS_SHOWN:]))


def how_far(plan: Plan, shown: pd.DataFrame, origin: Provenance) -> None:
    """The chart of how much of the target's toolkit is covered, now and after each step."""
    st.header("How far along you are", anchor=False)
    role = plan.role(plan.target)
    table = plan.progress(shown)
    average = transition.average_coverage(plan.toolkit)
    marks = {True: "✓", False: "+"}
    labels = {item: f"{marks[item in plan.done]} {plan.names[item]}" for item in shown["item"]}
    labels[""] = "Before these steps"
    assumed = "" if plan.known else "No skill is ticked, so this counts as if you knew none. "
    least = percent(transition.LEAST_SHARE)
    show_chart(
        Chart(
            progress(table, labels, role, average),
            title=coverage_title(table, plan),
            subtitle=f"{assumed}How much you cover of the toolkit of a typical practitioner, now "
            "and after each step. Full bars: what is ticked; pale bars: still to do. Tick a step "
            f"below and it moves up. The toolkit is the {len(plan.toolkit)} tools and activities "
            f"that at least {least} of {role['plural']} have; each counts as much as the share of "
            f"them who have it. On average they cover {percent(average)} of it themselves (the "
            "line), since hardly anybody has all that is common.",
            caption=f"{origin.line} {_asked(plan)} All countries together.",
            table=table.assign(
                skill=table["item"].map(labels),
                role=role["name"],
                unit="share of the toolkit, 0 to 1",
                source=origin.line,
            ),
            file_name="coverage",
        )
    )


def _asked(plan: Plan) -> str:
    own = plan.toolkit.assign(role=plan.target)
    return asked(own, plan.roles[plan.roles["id"] == plan.target])


def choose_shown(plan: Plan) -> pd.DataFrame:
    """The steps that are shown: the first ones, or all if the visitor wants them."""
    link.report_ignored({"switch": link.unknown(EVERYTHING, link.SWITCH)})
    if len(plan.steps) <= SHOWN_AT_FIRST:
        return plan.steps
    if link.flag(
        EVERYTHING, f"Show all {len(plan.steps)} skills, not only the first {SHOWN_AT_FIRST}"
    ):
        return plan.steps
    return plan.first(SHOWN_AT_FIRST)


def evidence(plan: Plan, shown: pd.DataFrame, origin: Provenance) -> None:
    """The shares of the steps in the roles compared, as a chart with the table behind it."""
    compared = [plan.target, plan.start] if plan.start else list(plan.roles["id"])
    roles = plan.roles[plan.roles["id"].isin(compared)]
    own = plan.skills[plan.skills["item"].isin(shown["item"]) & plan.skills["role"].isin(compared)]
    target = plan.role(plan.target)["plural"]
    if plan.start is None:
        whose = f"{target}, and of others to compare,"
        why = f"You are new to these roles, so what most {target} have comes first."
        by_chance = ""
    else:
        whose = f"{target} and of {plan.role(plan.start)['plural']}"
        why = "Best evidence first: the difference of the two shares, times the share in the target"
        why += f"; after that, what most {target} have anyway."
        by_chance = (
            " Even if the roles did not differ at all, about "
            f"{len(plan.toolkit) / 40:.0f} of {len(plan.toolkit)} skills would seem clearly more "
            f"common among {target} by chance."
        )
    role_cards.key(roles)
    show_chart(
        Chart(
            dumbbell(own, {item: plan.names[item] for item in shown["item"]}, roles),
            title=ranking_title(shown, plan),
            subtitle=f"Share of {whose} who use the tool or call the activity an important part of "
            f"their work, with its 95% interval. {why}",
            caption=f"{origin.line} {asked(own, roles)} All countries together. Left out: what "
            f"fewer than {percent(transition.LEAST_SHARE)} of {target} have.{by_chance}",
            table=origin.attach(
                shown.drop(columns="evidence").assign(
                    role=plan.target,
                    rank=shown.index + 1,
                    skill=shown["item"].map(plan.names),
                    difference_times_share=shown["evidence"],
                    done=shown["item"].isin(plan.done),
                ),
                plan.way,
                SHARE,
            ),
            file_name="skills-to-add",
        )
    )


def steps(plan: Plan, shown: pd.DataFrame, tables: Tables) -> None:
    """A card for each skill to add: evidence, reason, two projects, resources, a box to tick."""
    texts = tables["steps"][tables["steps"]["role"] == plan.target].set_index("skill")
    resources = by_id(tables["resources"])
    named_for = tables["tools"].set_index("id")["named_for"].str.split()
    covered = plan.progress(shown).set_index("item")["coverage"]
    for number, step in zip(shown.index + 1, shown.itertuples(), strict=True):
        name = plan.names[step.item]
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.subheader(plain(f"{number}. {name}"), anchor=False, width="stretch")
                takes = "Took" if step.item in plan.done else "Takes"
                st.caption(f"{takes} you to {percent(covered[step.item])}", width="content")
                link.tick(DONE, step.item, "Done")
            named = " The article names it for this role as well."
            named = named * (plan.target in named_for.get(step.item, []))
            st.caption(plain(f"{comparison(step, plan)}{named}"))
            if step.item not in texts.index:
                st.markdown("No project or resource is known here for it yet.")
                continue
            text = texts.loc[step.item]
            st.markdown(plain(text["why"]))
            projects = f"Two projects and where to learn: {plain(name)}"
            with st.expander(projects, expanded=number == 1, icon=":material/construction:"):
                st.markdown(
                    f"**A weekend.** {plain(text['weekend'])}\n\n"
                    f"**A month.** {plain(text['month'])}\n\n"
                    f"{_resources(text['resources'], resources)}"
                )


def _resources(ids: str, resources: dict[str, Any]) -> str:
    """A line a resource, which wraps on a phone."""
    return "  \n".join(
        f":material/open_in_new: [{plain(row.title)}](<{row.link}>) "
        f"{plain(f'({row.publisher}, {row.cost.lower()})')}"
        for row in resources_of(ids, resources)
    )


def advice(plan: Plan, tables: Tables) -> None:
    """What the article advises for the target, as advice, with boxes to tick."""
    st.header("What the article advises", anchor=False)
    own = advice_for(tables["advice"], plan.target)
    article = Provenance.of(own["source"].iloc[0], tables)
    st.markdown("An opinion, not measured: it does not move the chart above.")
    special = own["role"] == plan.target
    resources = by_id(tables["resources"])
    _cards(own[special], resources)
    everyone = f"For every role: {(~special).sum()} more pieces of advice"
    with st.expander(everyone, expanded=not special.any(), icon=":material/groups:"):
        _cards(own[~special], resources)
    st.caption(plain(f"{article.line} The wording and the resources are ours."))


def _cards(advice: pd.DataFrame, resources: dict[str, Any]) -> None:
    with st.grid(2, min_column_width=300):
        for row in advice.itertuples():
            with st.container(border=True, height="stretch"):
                link.tick(DONE, row.id, f"**{plain(row.name)}**")
                st.markdown(f"{plain(row.text)}\n\n{_resources(row.resources, resources)}")


def address(plan: Plan, pay: dict[str, list[str]]) -> str:
    """The link that opens this plan again; `pay` has the choices of the pay side."""
    values = {
        START: plan.start or NEWCOMER,
        TARGET: plan.target,
        HAVE: plan.have,
        DONE: plan.done,
        EVERYTHING: [value for value in st.query_params.get_all(EVERYTHING) if value == link.YES],
        **pay,
    }
    return f"{(st.context.url or '').split('?')[0]}?{urlencode(values, doseq=True)}"


def take_away(plan: Plan, shown: pd.DataFrame, tables: Tables, to: str, pay: list[str]) -> None:
    """The link and the plan as files."""
    st.header("Take the plan away", anchor=False)
    ids = [*shown["item"], *advice_for(tables["advice"], plan.target)["id"]]
    ticked = sum(id in plan.done for id in ids)
    st.markdown(
        f"**{ticked} of {len(ids)} steps are done.** This link opens the plan again with all its "
        "ticks, for you or whoever you send it to. Nothing is stored on the server."
    )
    st.code(to, language=None, wrap_lines=True)
    origin = Provenance.of_table("tool_usage", tables)
    title = f"Crossroads: {plan.way[:1].lower()}{plan.way[1:]}"

    def found() -> list[Part]:
        return parts(plan, shown, tables, pay, origin.line)

    with st.container(horizontal=True):
        download_file(
            "Plan (Markdown)",
            lambda: documents.as_markdown(title, date.today(), to, found()),
            "crossroads-plan.md",
            "text/markdown",
        )
        download_file(
            "Plan (PDF)",
            lambda: documents.as_pdf(title, date.today(), to, found()),
            "crossroads-plan.pdf",
            "application/pdf",
        )


def finished(plan: Plan, shown: pd.DataFrame) -> None:
    """Say so where there is nothing to add or all of it is done."""
    if shown.empty:
        st.info(plain(nothing_to_add(plan)), icon=":material/flag:")
    elif shown["item"].isin(plan.done).all():
        st.success("All of these are done.", icon=":material/flag:")
