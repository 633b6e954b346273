"""The reference page for timings: a title, one filter, and the selected options."""

import streamlit as st

st.title("Empty")
chosen = st.multiselect("Country", ["USA", "India", "Germany", "France", "Canada", "Spain"])
st.write(", ".join(chosen))
