"""The Sources page lists every source as its table has it."""

from components.tables import load
from tests.conftest import words


def test_lists_every_source(open_page):
    app = open_page("sources")
    text = words(app)
    for source in load("sources").itertuples():
        for part in (
            source.title,
            source.publisher,
            source.licence,
            source.period,
            source.size,
            source.caveats,
        ):
            assert part in text
    assert len(app.get("link_button")) == (load("sources")["link"] != "").sum()


def test_third_role_changes_nothing_here(third_role, open_page):
    assert third_role["id"]
    assert open_page("sources").title[0].value == "Sources"
