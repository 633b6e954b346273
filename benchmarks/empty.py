"""The page that the others are measured against: a title and one filter."""

import streamlit as st

st.title("Empty")
st.multiselect("Country", ["USA", "India", "Germany", "France", "Canada", "Spain"])
