"""What a selection of pay comes to, worked out once: its records and its sentence.

`tables` needs pay, factors, salary_factors and prices here.
"""

import pandas as pd

from components import currencies
from components.currencies import Currency
from components.selection import Selection
from components.widgets.data import Tables, once


@once
def records(selection: Selection, tables: Tables) -> pd.DataFrame:
    """The selected rows of `pay.csv`, in dollars."""
    return selection.rows(tables["pay"])


@once
def records_in(selection: Selection, money: Currency, tables: Tables) -> pd.DataFrame:
    """The selected rows of `pay.csv` with their bands in a currency."""
    return currencies.convert(records(selection, tables), tables["prices"], money.id)


@once
def sentence(selection: Selection, tables: Tables) -> str:
    """The selection in plain words."""
    return selection.sentence(tables["factors"], tables["salary_factors"])
