"""Tests that the table for each chart is sent only on request, with readable headings."""

import json

import pytest

from components.tables.loading import read_table
from tests.page_urls import VISITS, page_and_choices

pytestmark = pytest.mark.app


def chart_keys(app) -> list[str]:
    """Return the session keys of the tables that accompany the charts on a page."""
    return [f"table-{chart.proto.id.rpartition('-chart-')[2]}" for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("visit", VISITS)
def test_tables_open_on_demand_in_the_words_of_people(open_page, visit):
    page, choices = page_and_choices(visit)
    app = open_page(page, **choices)
    titles = [heading.value.replace("\\", "") for heading in app.get("subheader")]
    for chart in app.get("plotly_chart"):
        assert any(chart.proto.alt.startswith(f"{title}. ") for title in titles)
        assert len(chart.proto.alt) > 60
    keys = chart_keys(app)
    assert not [table for table in app.dataframe if table.proto.alt.startswith("Table: ")]
    for key in keys:
        app.session_state[key] = True
    app.run()
    opened = [table for table in app.dataframe if table.proto.alt.startswith("Table: ")]
    assert len(opened) == len(keys)
    roles = read_table("roles")
    for table in opened:
        shown = json.loads(table.proto.columns)
        for column, values in table.value.items():
            assert "_" not in shown[column]["label"]
            if values.dtype.kind in "if":
                assert shown[column]["type_config"]["format"]
            assert not values.isin(roles["id"]).any()
        assert table.value.get("role", roles["name"]).isin(roles["name"]).all()


def test_shares_are_percent_and_amounts_have_their_unit(open_page):
    app = open_page("pay", country="us")
    app.session_state["table-pay-distribution"] = True
    app.run()
    table = app.dataframe[0]
    shares = table.value.groupby("role")["share"].sum()
    assert shares.tolist() == pytest.approx([100] * len(read_table("roles")), abs=0.5)
    assert any(caption.value == "Amounts in US dollars a year." for caption in app.caption)


def test_undescribed_column_is_shown_under_its_name(data, open_page):
    file = data / "columns.csv"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("charts,p10,")))
    app = open_page("pay", view="groups")
    app.session_state["table-pay-by-experience"] = True
    app.run()
    assert json.loads(app.dataframe[0].proto.columns)["p10"]["label"] == "P10"
    assert list(app.dataframe[0].value.columns)[-1] == "p10"


def test_a_damaged_table_of_columns_is_named_where_a_table_is_opened(data, open_page):
    (data / "columns.csv").write_text("table\n")
    app = open_page("pay", view="groups")
    assert not app.error
    app.session_state["table-pay-by-experience"] = True
    app.run()
    assert "data/columns.csv" in app.error[0].value.replace("\\", "")
    assert not app.exception
