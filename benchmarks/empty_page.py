"""The page that the others are measured against: a title, one filter, and what was chosen."""

import streamlit as st

st.title("Empty")
chosen = st.multiselect("Country", ["USA", "India", "Germany", "France", "Canada", "Spain"])
st.write(", ".join(chosen))
