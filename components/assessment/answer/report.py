"""The result of the assessment as a one-page report."""

from datetime import date

from components.assessment import words
from components.assessment.answer.result import result
from components.files.report_section import ReportSection
from components.statistics.interest_fit import SCALE
from components.tables.cache import Tables
from components.words.skill_names import skill_names


def report_pdf(code: str, url: str, day: date, tables: Tables) -> bytes:
    """Return the result of a code as a PDF file; `url` reopens the result."""
    # Importing the PDF library takes 0.2 s, and few visitors ask for a PDF.
    from components.files.one_page import one_page_pdf

    return one_page_pdf(words.REPORT, day, url, report_sections(code, tables))


def report_sections(code: str, tables: Tables) -> list[ReportSection]:
    assessment_result, names = result(code, tables), skill_names(tables)
    given, picked = assessment_result.answers.statements, assessment_result.answers.picked
    brief_sections = [ReportSection("Result", [assessment_result.verdict], [])]
    if assessment_result.interests:
        brief_sections.append(ReportSection("Interests", assessment_result.interests.sentences, []))
    if assessment_result.practice:
        sentences = [
            *assessment_result.practice.sentences,
            words.accuracy_sentence(tables["picks_accuracy"], tables["picks_other_year"]),
            *([assessment_result.disagreement] if assessment_result.disagreement else []),
        ]
        brief_sections.append(ReportSection("Practice", sentences, []))
    rows = [
        (question.text, SCALE[given[question.id]] if question.id in given else words.LEFT_OPEN)
        for question in tables["questions"].itertuples()
    ]
    brief_sections.append(ReportSection("Your answers", [], rows))
    if picked:
        others = [names[item] for item in tables["picks"]["item"] if item not in picked]
        texts = [", ".join(names[item] for item in picked), f"Not picked: {', '.join(others)}."]
        brief_sections.append(ReportSection("Your picks", texts, []))
    return brief_sections
