"""The tab 'Overview': the pay that a person can expect in each role."""

import streamlit as st

from components.pay import words
from components.pay.answer.city import CityPay
from components.pay.answer.overview import PayEstimate
from components.pay.view.rates import show_rates
from components.shell import situation
from components.shell.chart_frame import show_chart
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_metrics
from components.tables.roles import Role


def show_estimate(estimate: PayEstimate, roles: tuple[Role, ...], city_pay: CityPay | None) -> None:
    """Show each role's expected range and median, or a message if there are too few reports.

    `city_pay` is what other sources say about the visitor's city, if the selected source doesn't
    cover it.
    """
    if not estimate.chart:
        st.info(escape_markdown(estimate.finding))
        return
    left, right = st.columns([1, 3])
    with left:
        show_metrics(estimate.metrics, roles)
    with right:
        show_chart(estimate.chart)
    if city_pay:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(escape_markdown(city_pay.sentence), width="content")
            situation.page_link("pages/places.py", words.PLACES, ":material/map:")


def show_basis(estimate: PayEstimate) -> None:
    """Show the distribution of pay, what each range is based on, and the exchange rates."""
    if estimate.distribution:
        show_chart(estimate.distribution)
    if estimate.no_rate:
        st.warning(estimate.no_rate, icon=":material/currency_exchange:")
    lines = [
        f"**{escape_markdown(card.role.short_name)}:** {escape_markdown(card.basis)}"
        for card in estimate.cards
    ]
    st.markdown("  \n".join(filter(None, [*lines, escape_markdown(estimate.accuracy)])))
    show_rates(estimate.rates)
