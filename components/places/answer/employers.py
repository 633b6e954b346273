"""What named employers offer each role."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.charts.chart import Chart
from components.charts.ranges import ranges
from components.places import offer_words
from components.selection.records import records, sentence
from components.selection.selection import Selection
from components.statistics import group_medians
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, once
from components.tables.roles import Role, all_roles
from components.thresholds import EMPLOYERS_SHOWN, FEWEST_NAMED
from components.words.money import currency
from components.words.phrases import sentence as capital
from components.words.provenance import Provenance

FIRM = "firm"


@dataclass(frozen=True)
class Employers:
    """The offers of the employers that match, those with most applications first.

    `chart` has the first of them, or is None where none has a figure; `table` has all.
    """

    finding: str
    roles: tuple[Role, ...]
    chart: Chart | None
    table: pd.DataFrame


@once
def employers(selection: Selection, search: str, role: str | None, tables: Tables) -> Employers:
    """The named employers whose name contains `search`, of one role or of all.

    `tables` needs pay, lowest_pay, pay_filters, pay_levels, employers, roles, currencies and
    sources.
    """
    roles, money = tables["roles"], currency(tables["currencies"], DOLLARS)
    origin = Provenance.of(selection.source, tables)
    medians = _medians(selection, tables)
    wanted = medians["label"].str.casefold().str.contains(search.casefold(), regex=False)
    medians = medians[wanted & (medians["role"].eq(role) | (role is None))]
    known = medians.dropna(subset="median")
    about = sentence(selection, tables)
    title = offer_words.employers_title(known, roles, money)
    table = origin.attach(medians.drop(columns=FIRM), about, offer_words.DOLLARS_A_YEAR)
    if known.empty:
        return Employers(title, all_roles(tables), None, table)
    drawn = known.head(EMPLOYERS_SHOWN)
    short = roles.set_index("id")["short_name"]
    labels = [
        f"{row.label}, {short[row.role]} ({row.distinct_records:,})" for row in drawn.itertuples()
    ]
    chart = Chart(
        ranges(drawn.assign(label=labels), roles, money),
        title=title,
        subtitle=offer_words.employers_subtitle(capital(about), len(drawn), len(known)),
        caption=offer_words.employers_caption(origin.line, origin.counts(known), FEWEST_NAMED),
        table=table,
        file_name="employers",
    )
    return Employers(title, all_roles(tables), chart, table)


@once
def _medians(selection: Selection, tables: Tables) -> pd.DataFrame:
    """One row a named employer and role, those with most applications first."""
    names = tables["employers"].set_index("id")["name"]
    everything = records(Selection(selection.source), tables)
    sizes = everything.groupby(["employer", "role"], observed=True)["distinct_records"].sum()
    rows = records(selection, tables)
    # Of one employer the question is what it offers: its applications are not a cluster here.
    found = group_medians.summary(rows.rename(columns={"employer": FIRM}), [FIRM, "role"])
    keys = pd.MultiIndex.from_frame(found[[FIRM, "role"]].astype(str))
    enough = sizes.set_axis(
        pd.MultiIndex.from_tuples([(str(firm), str(role)) for firm, role in sizes.index])
    ).reindex(keys)
    kept = np.isin(found[FIRM].astype(str), names.index) & (enough >= FEWEST_NAMED).to_numpy()
    found = found[kept].assign(label=found[FIRM].astype(str).map(names))
    return found.sort_values(
        ["distinct_records", "label", "role"], ascending=[False, True, True], ignore_index=True
    )
