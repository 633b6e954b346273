"""What the terms on the pages mean."""

import pandas as pd
import streamlit as st

from components.widgets.text import plain


def definitions(terms: pd.DataFrame) -> None:
    """What the terms on the pages mean, one click away."""
    with st.expander("What the terms mean", icon=":material/help:"):
        st.markdown(
            "\n\n".join(
                f"**{plain(term.term)}.** {plain(term.definition)}" for term in terms.itertuples()
            )
        )
