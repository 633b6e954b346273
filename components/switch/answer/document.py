"""The plan as a document to download."""

from components.files.document import DocumentSection
from components.statistics import toolkit
from components.switch import words
from components.switch.answer.learning_path import learning_path
from components.switch.answer.plan import build_plan_page
from components.switch.answer.query import PathQuery
from components.switch.answer.suggestions import Resource
from components.tables.cache import Tables
from components.words.provenance import Provenance


def document_title(query: PathQuery, tables: Tables) -> str:
    path = learning_path(query, tables)
    return words.document_title(path.start, path.target)


def document_sections(
    query: PathQuery, pay: tuple[str, ...], tables: Tables
) -> list[DocumentSection]:
    """Return the plan as sections of a document; `pay` holds the sentences on pay."""
    plan, path = build_plan_page(query, tables), learning_path(query, tables)
    strengths = [f"{strength.name}: {strength.share}." for strength in plan.strengths]
    sections = [DocumentSection(words.WHAT_YOU_BRING, [plan.strengths_sentence, *strengths])]
    if plan.coverage_chart:
        ends = [path.progress[end].coverage for end in (0, -1)]
        average = toolkit.average_coverage(path.toolkit)
        sentence = words.coverage_sentence(ends[0], ends[1], average, path.target)
        origin = Provenance.of_table("tool_usage", tables).line
        sections.append(DocumentSection(words.HOW_FAR, [sentence, origin]))
    sections.append(DocumentSection(words.TO_ADD, [plan.nothing_to_add] if not plan.steps else []))
    for step in plan.steps:
        sentences, links, project = [step.evidence], [], step.project
        if project:
            sentences += [
                project.why,
                f"A weekend: {project.weekend}",
                f"A month: {project.month}",
            ]
            links = _links(project.resources)
        sections.append(DocumentSection(step.name, sentences, 3, links, step.done))
    sections.append(DocumentSection(words.ADVICE, []))
    for item in plan.advice.all:
        done = item.id in query.done
        sections.append(DocumentSection(item.name, [item.text], 3, _links(item.resources), done))
    sections.append(DocumentSection(words.PAY_HEADING, list(pay)))
    return sections


def _links(resources: tuple[Resource, ...]) -> list[tuple[str, str]]:
    return [(f"{resource.title} {resource.publisher}", resource.link) for resource in resources]
