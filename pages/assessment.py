"""The 'Find your fit' page: the questions, how well each role fits, why, and how sure that is."""

from components.assessment.answer.comparison import comparison
from components.assessment.answer.questions import decode_answers, questionnaire
from components.assessment.answer.result import result
from components.assessment.view import form
from components.assessment.view import result as view
from components.shell import situation
from components.shell.entry import require_app_entry
from components.shell.glossary import show_glossary
from components.situation import words
from components.tables.cache import get_tables

require_app_entry()

tables = get_tables()
form_questions = questionnaire(tables)
code = form.code_in_url(form_questions, tables)
answers = decode_answers(code, tables)
step = form.current_step(form_questions, code, tables)

if step < len(form_questions.sections):
    form.show_statements(form_questions, step, answers, tables)
elif step == len(form_questions.sections):
    form.show_picks(form_questions, answers, tables)
else:
    assessment_result = result(code, tables)
    if assessment_result.has_result:
        view.show_verdict(assessment_result)
        view.show_parts(assessment_result)
        view.show_next_steps(assessment_result)
        view.export_buttons(assessment_result, tables)
        other_code = view.other_code_input()
        if other_code is not None:
            view.show_comparison(comparison(code, other_code, tables), other_code, tables)
    else:
        view.show_no_result(assessment_result)
    show_glossary(tables)

form.step_buttons(form_questions, step, tables)
form.show_progress(form_questions, answers)
if step in (0, len(form_questions.steps) - 1):
    form.file_loader(tables)
situation.show_note(words.unlike(situation.current(), words.ASSESSMENT_NOTE))
