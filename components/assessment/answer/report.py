"""The result of the assessment as a one-page report."""

from datetime import date

from components.assessment import words
from components.assessment.answer.result import result
from components.files.one_page import BriefSection, as_pdf
from components.statistics.interest_fit import SCALE
from components.tables.cache import Tables
from components.words.skill_names import skill_names


def report(code: str, address: str, day: date, tables: Tables) -> bytes:
    """Return the result of a code as PDF; `address` is the URL that opens it again.

    `tables` as for `result`.
    """
    return as_pdf(words.REPORT, day, address, sections(code, tables))


def sections(code: str, tables: Tables) -> list[BriefSection]:
    """Return the sections of the report; `tables` as for `result`."""
    assessment_result, names = result(code, tables), skill_names(tables)
    given, picked = assessment_result.answers.statements, assessment_result.answers.picked
    report_sections = [BriefSection("Result", [assessment_result.verdict], [])]
    if assessment_result.interests:
        report_sections.append(BriefSection("Interests", assessment_result.interests.sentences, []))
    if assessment_result.practice:
        sentences = [
            *assessment_result.practice.sentences,
            words.accuracy_in_words(tables["picks_accuracy"], tables["picks_other_year"]),
            *([assessment_result.disagreement] if assessment_result.disagreement else []),
        ]
        report_sections.append(BriefSection("Practice", sentences, []))
    rows = [
        (question.text, SCALE[given[question.id]] if question.id in given else words.LEFT_OPEN)
        for question in tables["questions"].itertuples()
    ]
    report_sections.append(BriefSection("Your answers", [], rows))
    if picked:
        others = [names[item] for item in tables["picks"]["item"] if item not in picked]
        texts = [", ".join(names[item] for item in picked), words.not_picked(others)]
        report_sections.append(BriefSection("Your picks", texts, []))
    return report_sections
