"""What each level of each factor adds to pay, as a forest plot."""

import pandas as pd
import streamlit as st

from components import effects
from components.charts import forest
from components.pay import FEWEST_RECORDS
from components.selection import Selection, levels_of, listed
from components.widgets import roles as role_cards
from components.widgets.frame import chart
from components.widgets.provenance import Provenance
from components.widgets.text import plain

MOST_LEVELS = 12


def effects_view(
    selected: pd.DataFrame,
    selection: Selection,
    sentence: str,
    origin: Provenance,
    tables: dict[str, pd.DataFrame],
) -> None:
    """The forest plot for the selected rows of `pay.csv`, and what the source cannot tell."""
    roles, factors = tables["roles"].sort_values("order"), tables["factors"]
    own = factors[factors["source"] == selection.source].sort_values("order")
    several = [factor for factor in own["factor"] if selected[factor].nunique() > 1]
    told = [factor for factor in own.loc[own["silent"] == "", "factor"] if factor in several]
    levels = pd.concat(
        [levels_of(tables["salary_factors"], selection.source, factor) for factor in own["factor"]]
    )
    found = effects.effects(selected, several, levels) if told else pd.DataFrame()
    shown = _shown(found, told) if told else found
    if shown.empty:
        st.info("Too few records match this selection to tell what moves pay.")
    else:
        role_cards.key(roles[roles["id"].isin(selected["role"])])
        labels = own.set_index("factor")["label"].to_dict()
        reference = shown[shown["reference"]].drop_duplicates("factor")["label"]
        left_out = found.loc[found["factor"].isin(told), "level"].nunique()
        left_out -= shown["level"].nunique()
        chart(
            forest.effects(shown, roles, labels),
            title=effects.title(shown, roles, own),
            subtitle="What each level adds to pay or takes away, with everything else equal and "
            f"95% intervals, against {listed(list(reference))}. {sentence}. Hollow marks: few "
            "records.",
            caption=f"{origin.line} {selected['records'].sum():,} records, "
            f"{selected['distinct_records'].sum():,} distinct. Not drawn: {left_out} levels at "
            f"which a role has fewer than {FEWEST_RECORDS} distinct records.",
            table=origin.attach(
                found[found["factor"].isin(told)],
                sentence,
                "share by which pay lies above the reference level",
            ),
            file_name="what-moves-pay",
        )
    _cannot_tell(selection.source, own, tables)


def _shown(found: pd.DataFrame, told: list[str]) -> pd.DataFrame:
    """The levels at which every role has a figure, the first MOST_LEVELS of each factor."""
    known = found[found["factor"].isin(told)].dropna(subset="effect")
    roles = found["role"].nunique()
    known = known[known.groupby(["factor", "level"])["role"].transform("nunique") == roles]
    place = known.groupby("factor")["level"].transform(lambda level: pd.factorize(level)[0])
    known = known[place < MOST_LEVELS]
    return known[known.groupby("factor")["level"].transform("nunique") > 1]


def _cannot_tell(source: str, own: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> None:
    """Which factors this source cannot speak for, and which other source can."""
    factors = tables["factors"]
    titles = tables["sources"].set_index("id")["title"]
    sentences = [factor.silent for factor in own.itertuples() if factor.silent]
    for factor in factors[~factors["factor"].isin(own["factor"])].itertuples():
        sentences.append(f"It did not ask for {factor.label.lower()}.")
    if not sentences:
        return
    others = [titles[other] for other in factors["source"].unique() if other != source]
    st.info(
        plain(f"What this source cannot tell: {' '.join(sentences)} See {listed(others)}."),
        icon=":material/help:",
    )
