"""The plan as a document to take away."""

from components.files.document import Part
from components.statistics import toolkit
from components.switch import words
from components.switch.answer.plan import answer
from components.switch.answer.question import Question
from components.switch.answer.suggestions import Resource
from components.switch.answer.way import way
from components.tables.cache import Tables
from components.words.provenance import Provenance


def title(question: Question, tables: Tables) -> str:
    """The title of the document."""
    found = way(question, tables)
    return words.document_title(found.start, found.target)


def parts(question: Question, pay: tuple[str, ...], tables: Tables) -> list[Part]:
    """The plan as parts of a document; `pay` are the sentences on pay, `tables` as for a plan."""
    plan, found = answer(question, tables), way(question, tables)
    strong = [f"{strength.name}: {strength.share}." for strength in plan.strengths]
    written = [Part(words.WHAT_YOU_BRING, [plan.brought, *strong])]
    if plan.how_far:
        ends = [found.progress["coverage"].iloc[end] for end in (0, -1)]
        average = toolkit.average_coverage(found.toolkit)
        covered = words.coverage_in_short(ends[0], ends[1], average, found.target)
        origin = Provenance.of_table("tool_usage", tables).line
        written.append(Part(words.HOW_FAR, [covered, origin]))
    written.append(Part(words.TO_ADD, [plan.nothing_to_add] * (not plan.steps)))
    for step in plan.steps:
        said, links, project = [step.evidence], [], step.project
        if project:
            said += [project.why, words.a_weekend(project.weekend), words.a_month(project.month)]
            links = _links(project.resources)
        written.append(Part(step.name, said, 3, links, step.done))
    written.append(Part(words.ADVICE, []))
    for piece in plan.advice.all:
        done = piece.id in question.done
        written.append(Part(piece.name, [piece.text], 3, _links(piece.resources), done))
    written.append(Part(words.PAY_SIDE, list(pay)))
    return written


def _links(resources: tuple[Resource, ...]) -> list[tuple[str, str]]:
    return [(f"{resource.title} {resource.publisher}", resource.link) for resource in resources]
