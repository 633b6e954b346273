"""What each level of each factor adds to pay, as a forest plot."""

import pandas as pd
import streamlit as st

from components import effects
from components.charts import forest
from components.pay import FEWEST_RECORDS
from components.selection import Selection, levels_of, listed
from components.widgets import roles as role_cards
from components.widgets.data import Tables, once
from components.widgets.frame import Chart, show_chart
from components.widgets.provenance import Provenance, counts
from components.widgets.selected import records, sentence
from components.widgets.text import plain

MOST_LEVELS = 12
TOO_FEW = "Too few records match this selection to tell what moves pay."


def effects_view(selection: Selection, tables: Tables) -> str:
    """The forest plot for the selected pay, and what the source cannot tell.

    Returns the finding in a line.
    """
    found = _effects(selection, tables)
    if found:
        roles = tables["roles"]
        present = records(selection, tables)["role"].unique()
        role_cards.key(roles[roles["id"].isin(present)])
        show_chart(found)
    else:
        st.info(TOO_FEW)
    _cannot_tell(selection.source, tables)
    return found.title if found else TOO_FEW


@once
def _effects(selection: Selection, tables: Tables) -> Chart | None:
    roles, factors = tables["roles"], tables["factors"]
    origin, about = Provenance.of(selection.source, tables), sentence(selection, tables)
    rows = records(selection, tables)
    own = factors[factors["source"] == selection.source]
    several = [factor for factor in own["factor"] if rows[factor].nunique() > 1]
    told = [factor for factor in own.loc[own["silent"] == "", "factor"] if factor in several]
    if not told:
        return None
    levels = pd.concat(
        [levels_of(tables["salary_factors"], selection.source, factor) for factor in own["factor"]]
    )
    found = effects.effects(rows, several, levels)
    found = found[found["factor"].isin(told)]
    shown = _shown(found)
    if shown.empty:
        return None
    reference = shown[shown["reference"]].drop_duplicates("factor")["label"]
    left_out = found["level"].nunique() - shown["level"].nunique()
    return Chart(
        forest.effects(shown, roles, own.set_index("factor")["label"].to_dict()),
        title=effects.title(shown, roles, own),
        subtitle="What each level adds to pay or takes away, with everything else equal and "
        f"95% intervals, against {listed(list(reference))}. {about}. Hollow marks: few records.",
        caption=f"{origin.line} {counts(rows)} Not drawn: {left_out} levels at which a role has "
        f"fewer than {FEWEST_RECORDS} distinct records.",
        table=origin.attach(found, about, "share by which pay lies above the reference level"),
        file_name="what-moves-pay",
    )


def _shown(found: pd.DataFrame) -> pd.DataFrame:
    """The first MOST_LEVELS levels of each factor at which all roles have a figure.

    A role without any figure does not keep the others from being shown.
    """
    known = found.dropna(subset="effect")
    roles = known["role"].nunique()
    known = known[known.groupby(["factor", "level"])["role"].transform("nunique") == roles]
    place = known.groupby("factor")["level"].transform(lambda level: pd.factorize(level)[0])
    known = known[place < MOST_LEVELS]
    return known[known.groupby("factor")["level"].transform("nunique") > 1]


def _cannot_tell(source: str, tables: Tables) -> None:
    """Which factors this source cannot speak for, and which other source can."""
    factors = tables["factors"]
    own = factors[factors["source"] == source]
    titles = tables["sources"].set_index("id")["title"]
    sentences = [factor.silent for factor in own.itertuples() if factor.silent]
    others_only = factors[~factors["factor"].isin(own["factor"])].drop_duplicates("factor")
    for factor in others_only.itertuples():
        sentences.append(f"It did not ask for {factor.label.lower()}.")
    if not sentences:
        return
    others = [titles[other] for other in factors["source"].unique() if other != source]
    st.info(
        plain(f"What this source cannot tell: {' '.join(sentences)} See {listed(others)}."),
        icon=":material/help:",
    )
