"""The scope of a figure in a few words for a title."""

from components.selection.records import selected_years
from components.selection.selection import COUNTRY, YEAR, Selection, levels_of
from components.situation.situation import METROPOLITAN_AREA
from components.tables.cache import Tables, cache_result
from components.words.phrases import join_words

PLACES = (COUNTRY, METROPOLITAN_AREA)


@cache_result
def without_unreliable_factors(selection: Selection, tables: Tables) -> Selection:
    """Drop the factors whose effect on pay this source can't measure."""
    factors = tables["salary_factors"]
    unmeasurable = factors[
        (factors["source"] == selection.source) & (factors["no_effect_reason"] != "")
    ]
    for factor in unmeasurable["factor"]:
        selection = selection.with_levels(factor, ())
    return selection


@cache_result
def scope_phrases(selection: Selection, everyone: str, tables: Tables) -> tuple[str, ...]:
    """Return the selection in phrases: 'mid-level', 'USA', '2024–25'.

    Without filters, `everyone` and the years.
    """
    factors = tables["salary_factors"]
    phrases = []
    for factor in factors[factors["source"] == selection.source].itertuples():
        chosen = selection.chosen(factor.factor)
        if factor.factor == YEAR or not chosen:
            continue
        levels = levels_of(tables["pay_levels"], selection.source, factor.factor)
        selected_levels = levels[levels["code"].isin(chosen)]
        if factor.factor in PLACES:
            phrases.append(join_words(list(selected_levels["label"]), 2))
        else:
            phrases.append(
                factor.phrase.replace("{}", join_words(list(selected_levels["phrase"]), 2))
            )
    return (*(phrases or [everyone]), selected_years(selection, tables))
