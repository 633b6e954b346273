"""The charts of the Outlook page."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.style import (
    NEUTRAL,
    SPACE,
    TEXT,
    ChartBuilder,
    error_bars,
    escape_html,
    role_markers,
    with_alpha,
    wrapped,
)
from components.outlook import words
from components.tables.roles import Roles

# Heights in pixels; BAR is a share of the height of a row.
ROW, TRENDS = 96, 320
BAR = 0.36


def projections_chart(table: pd.DataFrame) -> go.Figure:
    """Return a chart with a row for each occupation and a bar for each release.

    Columns of `table`: name (of the row), label (hover text), short (text beside the bar), change,
    colour, same (whether the occupation is the same as the role, not just similar to it).
    """
    names = list(dict.fromkeys(table["name"]))
    bars = table.groupby("name")["name"].transform("size")
    place = table["name"].map(names.index)
    place += (table.groupby("name").cumcount() - (bars - 1) / 2) * BAR
    chart = ChartBuilder(40 + ROW * len(names))
    chart.bars(
        y=list(place),
        x=table["change"],
        orientation="h",
        width=0.9 * BAR,
        marker={
            "color": [
                colour if same else with_alpha(colour, 0.25)
                for colour, same in zip(table["colour"], table["same"], strict=True)
            ],
            "line": {"color": table["colour"], "width": 1.5},
        },
        hovertext=[
            f"<b>{escape_html(name)}</b><br>{escape_html(label)}"
            for name, label in zip(table["name"], table["label"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    chart.scatter(
        x=table["change"],
        y=list(place),
        mode="text",
        text=[f"{SPACE}{escape_html(short)}" for short in table["short"]],
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
        cliponaxis=False,
    )
    # Leave room for the longest text, which is next to the longest bar.
    chart.margins(r=112)
    # Each bar is labelled with its change, so the axis needs no labels.
    chart.x_axis(range=[0, float(table["change"].max())], showticklabels=False, showgrid=False)
    chart.rows([wrapped(name, 3) for name in names])
    return chart.figure()


def then_and_now_chart(table: pd.DataFrame) -> go.Figure:
    """Return a chart of each country's share in an earlier month (hollow) and in the latest month.

    Columns of `table`: label, before, now.
    """
    chart = ChartBuilder(56 + 30 * len(table))
    places = list(range(len(table)))
    for column, symbol, side in (
        ("before", "circle-open", "middle left"),
        ("now", "circle", "middle right"),
    ):
        chart.scatter(
            x=table[column],
            y=places,
            mode="markers+text",
            marker={
                "color": NEUTRAL,
                "size": 10,
                "symbol": symbol,
                "line": {"width": 2, "color": NEUTRAL},
            },
            text=[f"{SPACE}{share:.1%}{SPACE}" for share in table[column]],
            textposition=side,
            textfont={"size": 12},
            hoverinfo="skip",
            cliponaxis=False,
        )
    highest = float(table["now"].max())
    chart.margins(r=56)
    chart.x_axis(
        range=[-0.25 * highest, highest],
        tickvals=[0, 0.05, 0.1, 0.15, 0.2],
        tickformat=".0%",
        tickangle=0,
    )
    chart.rows([wrapped(label) for label in table["label"]])
    return chart.figure()


def trend_chart(table: pd.DataFrame, chosen: str) -> go.Figure:
    """Return a chart of the share by month in the country `chosen`, with thin lines for the others.

    Columns of `table`: country, month, share. `chosen` is the country's id.
    """
    chart = ChartBuilder(TRENDS)
    for country, country_rows in sorted(
        table.groupby("country"), key=lambda pair: pair[0] == chosen
    ):
        main = country == chosen
        chart.scatter(
            x=country_rows["month"] + "-01",
            y=country_rows["share"],
            mode="lines",
            line={"color": TEXT if main else with_alpha(NEUTRAL, 0.4), "width": 3 if main else 1},
            hovertemplate="%{x|%B %Y}: %{y:.1%}<extra></extra>" if main else None,
            hoverinfo=None if main else "skip",
        )
    chart.x_axis(type="date", nticks=5, tickformat="%Y", tickangle=0)
    chart.y_axis(tickformat=".0%", rangemode="tozero", nticks=5)
    chart.margins(l=48)
    return chart.figure()


def index_chart(table: pd.DataFrame, sectors: pd.DataFrame) -> go.Figure:
    """Return a chart of the index of job ads by month, with a line per sector.

    A line is thin where the data were copied from a republished series. Columns of `table`: sector,
    month, level, copied. `sectors` is `ad_sectors.csv`.
    """
    chart = ChartBuilder(TRENDS + 40)
    for sector in sectors.itertuples():
        every = table[table["sector"] == sector.id]
        for copied, segment in every.groupby("copied"):
            chart.scatter(
                x=segment["month"] + "-01",
                y=segment["level"],
                mode="lines",
                line={
                    "color": NEUTRAL if sector.dash == "dot" else TEXT,
                    "width": 1 if copied == "yes" else 2.5,
                    "dash": sector.dash,
                },
                name=escape_html(sector.label),
                hovertemplate=(
                    f"{escape_html(sector.label)}, %{{x|%B %Y}}: %{{y:.0f}}<extra></extra>"
                ),
            )
        last, above = every.iloc[-1], sector.dash != "solid"
        early = last["month"] < table["month"].max()[:4]
        chart.annotate(
            x=f"{last['month']}-01",
            y=last["level"],
            text=f"{escape_html(sector.label)} {last['level']:.0f}",
            # If a line ends early, the only room for its name is after its end.
            xanchor="left" if early else "right",
            yanchor="bottom" if above else "top",
            yshift=8 if above else -8,
            font={"size": 12},
        )
    chart.x_axis(type="date", nticks=5, tickformat="%Y", tickangle=0)
    chart.y_axis(rangemode="tozero", nticks=6)
    chart.margins(l=48, r=32)
    return chart.figure()


def filings_chart(table: pd.DataFrame, roles: Roles) -> go.Figure:
    """Return a chart of each role's application rate by quarter, with intervals.

    `table` comes from `growth.filing_rates`.
    """
    chart = ChartBuilder(TRENDS)
    for role in roles.values():
        role_rows = table[table["role"] == role.id].sort_values("quarter").reset_index(drop=True)
        if role_rows.empty:
            continue
        first = role_rows["quarter"].str[-1].astype(int) * 3 - 2
        days = role_rows["quarter"].str[:4] + "-" + first.map("{:02}".format) + "-01"
        few = pd.Series(False, role_rows.index)
        chart.scatter(
            x=days,
            y=role_rows["rate"],
            error_y=error_bars(
                role_rows["rate"], role_rows["low"], role_rows["high"], role.colour, 1.5
            ),
            mode="lines+markers",
            line={"color": role.colour, "dash": role.dash, "width": 1},
            marker=role_markers(role, few, 9),
            hovertext=[
                f"<b>{escape_html(role.plural)}, {words.quarter(row.quarter)}</b><br>"
                f"{row.rate:.0f} of "
                f"10,000, 95% interval {row.low:.0f} to {row.high:.0f}<br>"
                f"{row.applications:,} applications"
                for row in role_rows.itertuples()
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
        chart.annotate(
            x=days.iloc[-1],
            y=role_rows["high"].iloc[-1],
            text=f"{escape_html(role.short_name)} {role_rows['rate'].iloc[-1]:.0f}",
            yanchor="bottom",
            xanchor="right",
            font={"size": 12},
        )
    chart.x_axis(type="date", nticks=4, tickformat="%Y", tickangle=0)
    chart.y_axis(rangemode="tozero", nticks=5)
    chart.margins(l=48, r=16)
    return chart.figure()
