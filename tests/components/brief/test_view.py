"""Tests that the brief is built on request, from the current profile and ticks."""

import pytest

from components.brief import view
from tests.components.files.test_document import pdf_text


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list:
    """Collect the functions that build the brief, one for each run of the page."""
    made: list = []
    monkeypatch.setattr(view, "download_file", lambda *button: made.append(button[1]))
    return made


def test_downloads_are_built_on_demand(open_page, monkeypatch):
    monkeypatch.setattr(view, "build_brief", lambda *_: pytest.fail("nobody asked for it"))
    labels = [button.label for button in open_page("compare").get("download_button")]
    assert labels.count("One-page brief (PDF)") == 1


def test_switch_ticks_apply_on_every_page(open_page, offered):
    app = open_page("switch", **{"from": "ds", "have": ["python", "none"], "done": "pytorch"})
    ticked = "Counted as known, what you ticked: Python and PyTorch."
    assert ticked in pdf_text(offered[-1]())
    app.switch_page("pages/outlook.py").run()
    assert len(offered) == 2
    assert ticked in pdf_text(offered[-1]())
