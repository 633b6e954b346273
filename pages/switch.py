"""The Switch page: the path from one role to the other, with evidence for each step."""

import streamlit as st

from components.shell import situation
from components.shell.entry import require_app_entry
from components.shell.error_boundary import table_error_boundary
from components.shell.glossary import show_glossary
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_finding
from components.switch.answer.options import switch_options
from components.switch.answer.pay import pay_gaps
from components.switch.answer.plan import build_plan_page
from components.switch.view import controls, plan
from components.switch.view import pay as pay_view
from components.switch.view.export import export_buttons
from components.switch.words import PAY_HEADING
from components.tables.cache import get_tables
from components.words.metric import Metric

require_app_entry()
tables = get_tables()
options = switch_options(tables)
# The answer appears above the controls.
finding = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    query = controls.switch_controls(options)
    plan_page = build_plan_page(query, tables)
    controls.known_skills_editor(plan_page, options, lambda: plan.step_controls(plan_page))
controls.warn_ignored_values(plan_page, options)
plan.show_progress(plan_page)
plan.show_all_steps(plan_page)
controls.all_steps_toggle(plan_page)
st.caption(escape_markdown(f"{plan_page.order_note} {plan_page.toolkit_note}"))
plan.show_background(plan_page)

pay_sentences: tuple[str, ...] = ()
pay_metrics: tuple[Metric, ...] = ()
pay_params: dict[str, list[str]] = situation.link_params({})
st.header(PAY_HEADING, anchor=False)
with table_error_boundary(PAY_HEADING):
    selection = pay_view.pay_controls(tables)
    gaps = pay_gaps(query.start, query.target, selection, tables)
    pay_view.show_gaps(gaps, selection)
    pay_sentences, pay_metrics, pay_params = (
        gaps.sentences,
        gaps.metrics,
        pay_view.pay_params(selection),
    )
with finding:
    show_finding(plan_page.finding, (*plan_page.metrics, *pay_metrics))
export_buttons(plan_page, pay_params, pay_sentences, tables)
show_glossary(tables)
