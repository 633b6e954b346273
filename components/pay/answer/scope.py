"""Short phrases for titles that say which reports a figure covers."""

from components.selection.records import selected_years
from components.selection.selection import Selection
from components.situation.situation import METROPOLITAN_AREA
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, YEAR, factors_of
from components.words.phrases import join_words

PLACES = (COUNTRY, METROPOLITAN_AREA)


@cache_result
def without_unreliable_factors(selection: Selection, tables: Tables) -> Selection:
    """Return the selection without the factors whose effect its source can't measure."""
    for factor in factors_of(selection.source, tables).values():
        if not factor.is_measurable:
            selection = selection.with_levels(factor.id, ())
    return selection


@cache_result
def scope_phrases(selection: Selection, everyone: str, tables: Tables) -> tuple[str, ...]:
    """Return phrases that describe the selection: 'mid-level', 'USA', '2024–25'.

    Without filters, return `everyone` and the years.
    """
    phrases = []
    for factor in factors_of(selection.source, tables).values():
        chosen = selection.chosen(factor.id)
        if factor.id == YEAR or not chosen:
            continue
        levels = [level for code, level in factor.levels.items() if code in chosen]
        if factor.id in PLACES:
            phrases.append(join_words([level.label for level in levels], 2))
        else:
            named = join_words([level.phrase for level in levels], 2)
            phrases.append(factor.phrase.replace("{}", named))
    return (*(phrases or [everyone]), selected_years(selection, tables))
