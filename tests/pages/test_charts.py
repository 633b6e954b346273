"""Plotly accepts the figures on every page, which the product builds without validation."""

import json

import plotly.graph_objects as go
import pytest

from tests.page_urls import VISITS, page_and_choices

WITHOUT_CHARTS = ("assessment", "assessment?step=5")


@pytest.mark.parametrize("visit", VISITS)
def test_every_figure_is_valid(visit, open_page):
    page, params = page_and_choices(visit)
    charts = open_page(page, **params).get("plotly_chart")
    assert bool(charts) == (visit not in WITHOUT_CHARTS)
    for chart in charts:
        go.Figure(json.loads(chart.proto.spec))
