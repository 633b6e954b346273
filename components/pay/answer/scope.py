"""For whom the figures of the Pay page are, in a few words for a title."""

from components.selection.records import period
from components.selection.selection import COUNTRY, YEAR, Selection, levels_of
from components.situation.situation import METROPOLITAN_AREA
from components.tables.cache import Tables, once
from components.words.phrases import listed

PLACES = (COUNTRY, METROPOLITAN_AREA)


@once
def told(selection: Selection, tables: Tables) -> Selection:
    """The selection without factors of which its source cannot tell what they do to pay."""
    factors = tables["pay_filters"]
    silent = factors[(factors["source"] == selection.source) & (factors["silent"] != "")]
    for factor in silent["factor"]:
        selection = selection.but(factor, ())
    return selection


@once
def in_short(selection: Selection, everyone: str, tables: Tables) -> tuple[str, ...]:
    """What is selected: 'mid-level', 'USA', '2024–25'; `everyone` where no factor is chosen."""
    factors = tables["pay_filters"]
    found = []
    for factor in factors[factors["source"] == selection.source].itertuples():
        chosen = selection.chosen(factor.factor)
        if factor.factor == YEAR or not chosen:
            continue
        levels = levels_of(tables["pay_levels"], selection.source, factor.factor)
        own = levels[levels["code"].isin(chosen)]
        if factor.factor in PLACES:
            found.append(listed(list(own["label"]), 2))
        else:
            found.append(factor.phrase.replace("{}", listed(list(own["phrase"]), 2)))
    return (*(found or [everyone]), period(selection, tables))
