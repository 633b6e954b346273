"""Find your fit: the questions, then how well each role fits, why, and how sure that is."""

from components.assessment.answer.comparison import comparison
from components.assessment.answer.questions import answers_in, questionnaire
from components.assessment.answer.result import result
from components.assessment.view import form
from components.assessment.view import result as view
from components.shell import situation
from components.shell.entry import require_app_entry
from components.shell.glossary import show_glossary
from components.situation import words
from components.tables.cache import get_tables

require_app_entry()

tables = get_tables(
    "questions",
    "former_questions",
    "picks",
    "picks_accuracy",
    "picks_errors",
    "picks_favoured",
    "picks_other_year",
    "activities",
    "tool_usage",
    "tools",
    "glossary",
)
asked = questionnaire(tables)
code = form.code_in_link(asked, tables)
answers = answers_in(code, tables)
step = form.step(asked, code, tables)

if step < len(asked.sections):
    form.statements(asked, step, answers, tables)
elif step == len(asked.sections):
    form.picks(asked, answers, tables)
else:
    outcome = result(code, tables)
    if outcome.known:
        view.verdict(outcome)
        view.parts(outcome)
        view.what_next(outcome)
        view.export_buttons(outcome, tables)
        other = view.code_to_compare()
        if other is not None:
            view.compared(comparison(code, other, tables), other, tables)
    else:
        view.no_result(outcome)
    show_glossary(tables)

form.back_and_next(asked, step, tables)
form.so_far(asked, answers)
if step in (0, len(asked.steps) - 1):
    form.load_file(tables)
situation.show_note(words.unlike(situation.current(), words.ASSESSMENT_NOTE))
