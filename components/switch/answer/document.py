"""The plan as a document for download."""

from components.files.document import DocumentSection
from components.statistics import toolkit
from components.switch import words
from components.switch.answer.learning_path import learning_path
from components.switch.answer.plan import answer
from components.switch.answer.query import PathQuery
from components.switch.answer.suggestions import Resource
from components.tables.cache import Tables
from components.words.provenance import Provenance


def title(question: PathQuery, tables: Tables) -> str:
    path = learning_path(question, tables)
    return words.document_title(path.start, path.target)


def parts(question: PathQuery, pay: tuple[str, ...], tables: Tables) -> list[DocumentSection]:
    """Return the plan as document sections; `pay` are the sentences on pay, `tables` as for a plan."""
    plan, path = answer(question, tables), learning_path(question, tables)
    strong = [f"{strength.name}: {strength.share}." for strength in plan.strengths]
    written = [DocumentSection(words.WHAT_YOU_BRING, [plan.brought, *strong])]
    if plan.how_far:
        ends = [path.progress["coverage"].iloc[end] for end in (0, -1)]
        average = toolkit.average_coverage(path.toolkit)
        covered = words.coverage_in_short(ends[0], ends[1], average, path.target)
        origin = Provenance.of_table("tool_usage", tables).line
        written.append(DocumentSection(words.HOW_FAR, [covered, origin]))
    written.append(DocumentSection(words.TO_ADD, [plan.nothing_to_add] if not plan.steps else []))
    for step in plan.steps:
        sentences, links, project = [step.evidence], [], step.project
        if project:
            sentences += [
                project.why,
                words.a_weekend(project.weekend),
                words.a_month(project.month),
            ]
            links = _links(project.resources)
        written.append(DocumentSection(step.name, sentences, 3, links, step.done))
    written.append(DocumentSection(words.ADVICE, []))
    for piece in plan.advice.all:
        done = piece.id in question.done
        written.append(DocumentSection(piece.name, [piece.text], 3, _links(piece.resources), done))
    written.append(DocumentSection(words.PAY_SIDE, list(pay)))
    return written


def _links(resources: tuple[Resource, ...]) -> list[tuple[str, str]]:
    return [(f"{resource.title} {resource.publisher}", resource.link) for resource in resources]
