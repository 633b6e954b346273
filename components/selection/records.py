"""What a selection of pay comes to, worked out once: its records, its gap, its sentence.

`tables` needs pay, lowest_pay, factors, salary_factors, roles and exchange_rates here.
"""

import pandas as pd

from components.selection.selection import Selection, factors_of
from components.statistics import exchange, role_gap
from components.statistics.counting import counted
from components.tables.cache import Tables, once
from components.words import gap_findings


@once
def records(selection: Selection, tables: Tables) -> pd.DataFrame:
    """The selected rows of `pay.csv` as they count, in dollars."""
    return counted(selection.rows(tables["pay"]), tables["lowest_pay"])


@once
def records_in(selection: Selection, currency: str, tables: Tables) -> pd.DataFrame:
    """The selected rows of `pay.csv` with their bands in a currency, by its id."""
    return exchange.convert(records(selection, tables), tables["exchange_rates"], currency)


@once
def gap_alike(selection: Selection, first: str, second: str, tables: Tables) -> pd.Series:
    """The gap of two roles like for like: all that the source knows is held equal."""
    alike = factors_of(tables["factors"], selection.source)
    return role_gap.gap(records(selection, tables), first, second, alike)


def gap_in_short(selection: Selection, tables: Tables) -> str:
    """The gap of the first two roles like for like, in a sentence."""
    first, second = tables["roles"]["id"].iloc[:2]
    return gap_findings.in_short(gap_alike(selection, first, second, tables), tables["roles"])


@once
def elsewhere(selection: Selection, tables: Tables) -> dict[str, Selection | None]:
    """The same countries in each other pay source, None where it knows none of them."""
    return {
        source: selection.elsewhere(source, tables["salary_factors"])
        for source in tables["factors"]["source"].unique()
        if source != selection.source
    }


@once
def sentence(selection: Selection, tables: Tables) -> str:
    """The selection in plain words."""
    return selection.sentence(tables["factors"], tables["salary_factors"])
