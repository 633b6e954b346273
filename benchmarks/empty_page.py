"""The reference page for time: a title, one filter, and its selection."""

import streamlit as st

st.title("Empty")
chosen = st.multiselect("Country", ["USA", "India", "Germany", "France", "Canada", "Spain"])
st.write(", ".join(chosen))
