"""Assessment: a few minutes of answers, and how well each role fits, why, and how sure that is."""

import streamlit as st

from components import practice
from components.widgets import assessment as form
from components.widgets import link
from components.widgets.assessment_result import show_result
from components.widgets.data import load
from components.widgets.door import come_through_the_door
from components.widgets.terms import definitions
from components.widgets.text import plain

come_through_the_door()
st.title("Assessment", anchor=False)

tables = load("questions", "picks", "activities", "tool_usage", "tools", "picks_accuracy", "terms")
questions = tables["questions"]
picks = tables["picks"]
answers = form.answers_in_link(questions, picks)
names = practice.names(tables)

sections = list(questions["section"].unique())
steps = [*sections, "Practice", "Result"]
step = link.step(len(steps))
st.progress(step / (len(steps) - 1), text=plain(f"Step {step + 1} of {len(steps)}: {steps[step]}"))

if step < len(sections):
    if step == 0:
        st.markdown(
            "About four minutes, in two parts: which kinds of work are like you, and which "
            "activities and tools. There are no right answers. A result needs three statements on "
            "each role, or three picks. Your answers stand in the link of this page and nowhere "
            "else: nothing is stored on the server, so keep the link to come back to them."
        )
    st.header("How much is this like you?", anchor=False)
    st.caption("No opinion? Leave the statement open. Click your answer again to clear it.")
    for _, question in questions[questions["section"] == sections[step]].iterrows():
        form.statement(question, answers, questions, picks)
elif step == len(sections):
    st.header("Which of these do you do or use, or would gladly, every day?", anchor=False)
    st.caption(
        f"These {len(picks)} were chosen because they tell most about the role. Pick all that "
        "apply: what you leave out counts as not yours."
    )
    for kind, label in (("activity", "Activities"), ("tool", "Tools")):
        own = picks.loc[picks["kind"] == kind, "item"]
        form.choose_picks(kind, label, names[own].to_dict(), answers, questions, picks)
else:
    show_result(answers, names, tables)
    definitions(tables["terms"])

with st.container(horizontal=True):
    if step > 0:
        st.button("Back", icon=":material/arrow_back:", on_click=link.go_to, args=(step - 1,))
    if step < len(steps) - 1:
        label = "See the result" if step == len(steps) - 2 else "Next"
        st.button(
            label,
            type="primary",
            icon=":material/arrow_forward:",
            on_click=link.go_to,
            args=(step + 1,),
        )
given = sum(statement in answers.statements for statement in questions["id"])
st.caption(
    plain(f"{given} of {len(questions)} statements answered, {len(answers.picked)} picks so far.")
)
if step in (0, len(steps) - 1):
    form.load_file(questions, picks)
