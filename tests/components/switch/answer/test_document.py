"""Tests that the plan as a document has everything that the page shows."""

import pytest

from components.switch.answer.document import document_sections, document_title
from components.switch.answer.plan import build_plan_page
from components.switch.answer.query import PathQuery
from tests.components.switch.path_examples import ITEMS, PATHS, TABLES


@pytest.mark.parametrize(("start", "target"), PATHS)
def test_document_has_all_steps_with_links(start, target):
    query = PathQuery(start, target, ("python",), done=("pytorch", "advice-network"))
    plan = build_plan_page(query, TABLES)
    sections = document_sections(query, ("Pay.",), TABLES)
    by_heading = {part.heading: part for part in sections}
    for step in plan.steps:
        part = by_heading[step.name]
        assert part.sentences[0] == step.evidence
        assert len(part.sentences) == 4
        assert part.links
        assert part.done == (step.id == "pytorch")
    assert by_heading["Networking inside your organisation"].done
    assert by_heading["Where to look for open jobs"].done is False
    assert sections[-1].sentences == ["Pay."]
    assert by_heading["What you bring"].sentences[0] == plan.strengths_sentence
    now, after = (plan.metrics[place].value for place in (0, 1))
    text = by_heading["How far along you are"].sentences[0]
    assert f"{now} covered now, {after} after these steps" in text


def test_document_reports_when_nothing_is_left_to_add():
    sections = document_sections(PathQuery(*PATHS[0], tuple(ITEMS)), (), TABLES)
    (to_add,) = [part for part in sections if part.heading == "Skills to add"]
    assert "Nothing is left to add" in to_add.sentences[0]


def test_title_names_start_and_target():
    assert (
        document_title(PathQuery("ds", "mle"), TABLES)
        == "Crossroads: from data scientist to machine learning engineer"
    )
    assert (
        document_title(PathQuery(None, "ds"), TABLES)
        == "Crossroads: from newcomer to data scientist"
    )
