"""The Sources page lists every source as its table has it."""

from components.tables.loading import load
from components.words.phrases import sentence
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


def test_third_role_has_an_accuracy(third_role, open_page):
    (accuracy,) = open_page("sources").dataframe
    assert sentence(third_role["plural"]) in list(accuracy.value["Records held out"])
