"""The reference page for server cost: nothing on it has to be computed.

It has a title, one filter, fifty lines of text, and one cached chart.
"""

import plotly.graph_objects as go
import streamlit as st

LINES = 50
POINTS = 100


@st.cache_resource
def chart() -> go.Figure:
    """Return a scatter plot of two groups."""
    figure = go.Figure()
    for group in (1, 2):
        figure.add_scatter(
            x=[group * number % 37 for number in range(POINTS)],
            y=list(range(POINTS)),
            mode="markers",
            name=f"Group {group}",
        )
    return figure


st.title("Static")
chosen = st.multiselect(
    "Country",
    ["USA", "India", "Germany", "France", "Canada", "Spain"],
    key="country",
    bind="query-params",
)
for line in range(LINES):
    st.markdown(f"Line {line} for {', '.join(chosen) or 'all countries'}.")
st.plotly_chart(chart())
