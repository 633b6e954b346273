"""The former address of Evidence, which leads on to it with every choice in the link."""

import streamlit as st

from components.shell.door import come_through_the_door

come_through_the_door()
chosen = {name: st.query_params.get_all(name) for name in st.query_params}
st.switch_page("pages/evidence.py", query_params=chosen)
