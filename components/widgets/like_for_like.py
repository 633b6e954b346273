"""The gap between two roles like for like, beside the raw one, and by level of a factor."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components import findings, like_for_like, pay
from components.charts import forest
from components.selection import Selection, factors_of, levels_of, listed
from components.widgets.data import Tables, once
from components.widgets.downloads import download_table
from components.widgets.filters import breakdown_choice, role_pair
from components.widgets.frame import Chart, show_chart_or_say
from components.widgets.other_source import other_sources
from components.widgets.provenance import Provenance, counts
from components.widgets.selected import elsewhere, gap_alike, records, sentence
from components.widgets.text import plain

UNIT = "share by which the role's pay lies above that of the role it is compared with"


@dataclass(frozen=True)
class Gap:
    """The gap of two roles like for like and raw, and what there is to say of them."""

    alike: pd.Series
    raw: pd.Series
    title: str
    subtitle: str
    together: str
    why: str
    medians: str
    caption: str
    table: pd.DataFrame


def gap_view(selection: Selection, tables: Tables) -> str:
    """The gap in the selected pay, why it differs from the raw one, and by level of a factor.

    Returns the finding in a line.
    """
    roles = tables["roles"]
    pair = role_pair(roles)
    first, second = (roles.set_index("id")["short_plural"][role] for role in pair)
    gap = _gap(selection, pair, tables)
    if pd.isna(gap.alike["ratio"]):
        st.info(f"{plain(gap.title)}. {gap.caption} Take a filter away, or see the other source.")
        other_sources(selection, tables)
        return gap.title
    with st.container(border=True):
        st.subheader(plain(gap.title), anchor=False)
        st.caption(plain(gap.subtitle))
        with st.grid(2, min_column_width=240):
            against = f"{findings.sentence(first)} against {second}"
            _metric(f"{against}, like for like", gap.alike)
            _metric(f"{against}, raw: all records as they are", gap.raw)
        if gap.together:
            st.markdown(plain(gap.together))
        st.markdown(plain(gap.why))
        st.markdown(plain(gap.medians))
        st.caption(plain(gap.caption))
        download_table(gap.table, "pay-gap")
    factor = breakdown_choice(selection, tables)
    show_chart_or_say(_by_level(selection, pair, factor, tables))
    other_sources(selection, tables)
    return gap.title


@once
def _gap(selection: Selection, pair: tuple[str, str], tables: Tables) -> Gap:
    roles, factors = tables["roles"], tables["factors"]
    origin, about = Provenance.of(selection.source, tables), sentence(selection, tables)
    rows = records(selection, tables)
    own = factors[factors["source"] == selection.source]
    alike = gap_alike(selection, *pair, tables)
    raw = like_for_like.gap(rows, *pair, [])
    both = pd.DataFrame([alike, raw]).assign(comparison=["like for like", "raw"])
    medians = pay.summary(rows[rows["role"].isin(pair)], ["role"])
    return Gap(
        alike,
        raw,
        title=like_for_like.title(alike, roles),
        subtitle=f"{about}. {meaning(own, *pair, roles)}",
        together=_together(selection, pair, alike, tables),
        why=like_for_like.why(rows, raw, alike, list(own["factor"]), tables),
        medians=f"By medians: {findings.gap_in_words(medians, roles)}",
        caption=f"{origin.line} Like for like: {counts(both[:1])} Raw: {counts(both[1:])}",
        table=origin.attach(both, about, UNIT),
    )


def _together(selection: Selection, pair: tuple[str, str], found: pd.Series, tables: Tables) -> str:
    """What the selected source, which has `found` a gap, and the others say together."""
    others = [other for other in elsewhere(selection, tables).values() if other]
    gaps = [found, *(gap_alike(other, *pair, tables) for other in others)]
    said = like_for_like.together(gaps, tables["roles"])
    return said and f"With what the other source says of the same countries: {said}"


def meaning(own: pd.DataFrame, first: str, second: str, roles: pd.DataFrame) -> str:
    """What like for like compares; `own` are the source's rows of `factors.csv`."""
    names = roles.set_index("id")["plural"]
    same = listed(list(own["label"].str.lower()), len(own))
    return (
        f"Average pay of {names[first]} against {names[second]} with the same {same}. Averages "
        "here are of the logarithm of pay, so that a few very high figures do not decide."
    )


def _metric(label: str, found: pd.Series) -> None:
    with st.container():
        estimate = findings.more_or_less(found["ratio"])
        clear = findings.is_clear(found["low"], found["high"])
        # What may be chance is not set in large figures.
        st.metric(plain(label), plain(estimate if clear else "No clear gap"))
        few = " Few records: take with care." if found["few"] else ""
        interval = f"95% interval: {findings.from_to(found['low'], found['high'])}.{few}"
        st.caption(plain(interval if clear else f"Estimate {estimate}; {interval}"))


@once
def _by_level(
    selection: Selection, pair: tuple[str, str], factor: str, tables: Tables
) -> Chart | str:
    """The gap at each level of a factor, or what to say where there are too few records."""
    roles, factors = tables["roles"], tables["factors"]
    origin, about = Provenance.of(selection.source, tables), sentence(selection, tables)
    described = factors.set_index(["source", "factor"]).loc[(selection.source, factor)]
    levels = levels_of(tables["salary_factors"], selection.source, factor)
    alike = factors_of(factors, selection.source)
    gaps = like_for_like.by_level(records(selection, tables), *pair, factor, levels, alike)
    known = gaps.dropna(subset="ratio")
    if len(known) < 2:
        return f"By {described['label'].lower()}, too few records are alike to compare."
    named = roles.set_index("id").loc[list(pair)]
    first, second = named["plural"]
    left_out = len(gaps) - len(known)
    fewer = (
        f" Not compared: {left_out} of {len(gaps)} {described['plural']}, where a role has fewer "
        f"than {pay.FEWEST_RECORDS} distinct records that have a counterpart."
        if left_out
        else ""
    )
    return Chart(
        forest.gaps(known, *named["short_plural"]),
        title=like_for_like.levels_title(gaps, roles, described["plural"]),
        subtitle=f"By how much the pay of {first} lies above that of {second}, like for like, by "
        f"{described['label'].lower()}, with 95% intervals. {about}. Hollow marks: few records.",
        caption=f"{origin.line} {counts(known)}{fewer} {described['silent']}",
        table=origin.attach(gaps, about, UNIT),
        file_name=f"pay-gap-by-{factor}",
    )
