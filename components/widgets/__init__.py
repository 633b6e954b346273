"""Ring 4: the Streamlit elements that pages are made of."""
