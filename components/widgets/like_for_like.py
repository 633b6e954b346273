"""The gap between two roles like for like, beside the raw one, and by level of a factor."""

import pandas as pd
import streamlit as st

from components import findings, like_for_like, pay
from components.charts import forest
from components.findings import percent
from components.selection import Selection, factors_of, levels_of, listed
from components.widgets.filters import breakdown_choice, role_pair
from components.widgets.frame import chart, download
from components.widgets.provenance import Provenance, counts
from components.widgets.text import plain

UNIT = "share by which the role's pay lies above that of the role it is compared with"


def gap_view(
    selected: pd.DataFrame,
    selection: Selection,
    sentence: str,
    origin: Provenance,
    tables: dict[str, pd.DataFrame],
) -> None:
    """The gap in the selected rows of `pay.csv`, why it differs from the raw one, by level."""
    roles, factors = tables["roles"].sort_values("order"), tables["factors"]
    own = factors[factors["source"] == selection.source].sort_values("order")
    alike = list(own["factor"])
    first, second = role_pair(roles)
    short = roles.set_index("id")["short_plural"]
    pair = f"{findings.sentence(short[first])} against {short[second]}"

    found = like_for_like.gap(selected, first, second, alike)
    raw = like_for_like.gap(selected, first, second, [])
    with st.container(border=True):
        st.subheader(plain(like_for_like.title(found, first, second, roles)), anchor=False)
        st.caption(plain(f"{sentence}. {meaning(own, first, second, roles)}"))
        with st.grid(2, min_column_width=240):
            _metric(f"{pair}, like for like", found)
            _metric(f"{pair}, raw: all records as they are", raw)
        st.markdown(plain(like_for_like.why(selected, first, second, alike, tables)))
        medians = pay.summary(selected[selected["role"].isin([first, second])], ["role"])
        st.markdown(plain(f"By medians: {findings.gap_in_words(medians, roles)}"))
        both = pd.DataFrame([found, raw]).assign(
            comparison=["like for like", "raw"], role=first, compared_with=second
        )
        behind = f"Like for like: {counts(both[:1])} Raw: {counts(both[1:])}"
        st.caption(plain(f"{origin.line} {behind}"))
        download(origin.attach(both, sentence, UNIT), "pay-gap")

    factor = breakdown_choice(factors, selection)
    _by_level(selected, selection, sentence, (first, second), factor, origin, tables)


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
        if pd.isna(found["ratio"]):
            st.metric(label, "Too few records")
            st.caption(f"Fewer than {pay.FEWEST_RECORDS} distinct records of a role to compare.")
            return
        more = "more" if found["ratio"] > 0 else "less"
        st.metric(label, plain(f"{percent(abs(found['ratio']))} {more}"))
        few = " Few records: take with care." if found["few"] else ""
        interval = f"{percent(found['low'])} to {percent(found['high'])}"
        st.caption(plain(f"95% interval: {interval}.{few}"))


def _by_level(
    selected: pd.DataFrame,
    selection: Selection,
    sentence: str,
    pair: tuple[str, str],
    factor: str,
    origin: Provenance,
    tables: dict[str, pd.DataFrame],
) -> None:
    roles, factors = tables["roles"], tables["factors"]
    described = factors.set_index(["source", "factor"]).loc[(selection.source, factor)]
    levels = levels_of(tables["salary_factors"], selection.source, factor)
    alike = factors_of(factors, selection.source)
    gaps = like_for_like.by_level(selected, *pair, factor, levels, alike)
    known = gaps.dropna(subset="ratio")
    if len(known) < 2:
        st.info(f"By {described['label'].lower()}, too few records are alike to compare.")
        return
    names = roles.set_index("id")["plural"]
    left_out = len(gaps) - len(known)
    fewer = (
        f" Not compared: {left_out} of {len(gaps)} {described['plural']}, where a role has fewer "
        f"than {pay.FEWEST_RECORDS} distinct records that have a counterpart."
        if left_out
        else ""
    )
    chart(
        forest.gaps(known),
        title=like_for_like.levels_title(gaps, pair[0], roles, described["plural"]),
        subtitle=f"By how much the pay of {names[pair[0]]} lies above that of {names[pair[1]]}, "
        f"like for like, by {described['label'].lower()}, with 95% intervals. {sentence}. Hollow "
        "marks: few records.",
        caption=f"{origin.line} {counts(known)}{fewer} {described['silent']}",
        table=origin.attach(gaps.assign(role=pair[0], compared_with=pair[1]), sentence, UNIT),
        file_name=f"pay-gap-by-{factor}",
    )
