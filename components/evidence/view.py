"""Streamlit views of the Evidence page."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from components.evidence import words
from components.evidence.answer.sources import HeldOut, Method, Source, SourcesPage
from components.evidence.answer.trust import Trust
from components.files.spreadsheet import as_csv
from components.shell import situation
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_file, download_table
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_finding
from components.tables.cache import get_tables
from components.tables.schemas import schemas


def show_trust(trust_model: Trust) -> None:
    """Show whether the gap can be trusted: the answer, a chart, and notes beside the chart."""
    show_finding(trust_model.finding, trust_model.metrics)
    if trust_model.chart is None:
        return
    picture, beside = st.columns([3, 2])
    with picture:
        show_chart(trust_model.chart)
    with beside:
        st.markdown(_named_sentences(trust_model.reasons))
        situation.page_link(
            "pages/pay.py", words.EVERY_GAP, ":material/arrow_forward:", {"view": ["sure"]}
        )


def show_reasons(trust_model: Trust) -> None:
    """Explain why the first source leads, how reports are counted, and what is missing."""
    st.markdown(_named_sentences(trust_model.below))


def _named_sentences(named_sentences: Sequence[tuple[str, str]]) -> str:
    return "\n\n".join(
        f"**{escape_markdown(name)}.** {escape_markdown(sentence)}"
        for name, sentence in named_sentences
    )


def show_sources(page: SourcesPage) -> None:
    """Show all sources as a table with a download.

    Below it, one expander has the caveats of each source, and another has a download of every
    table.
    """
    st.markdown(words.NO_RAW_FILES)
    st.table(
        [
            {
                "Source": _named(source),
                "What it is": escape_markdown(source.in_short),
                "Size": escape_markdown(source.size),
                "Period": escape_markdown(source.period),
                "Data until": _until(source),
                "Licence": escape_markdown(source.licence),
                "Retrieved": escape_markdown(source.retrieved),
            }
            for source in page.sources
        ],
        hide_header=False,
        border="horizontal",
        alt="The sources, with their size, age and licence",
    )
    download_table(lambda: page.download, "sources")
    with st.expander(words.CAVEATS, icon=":material/info:"):
        st.markdown(
            "\n".join(
                f"- **{escape_markdown(source.title)}.** {escape_markdown(source.caveats)}"
                for source in page.sources
            )
        )
    with st.expander(words.ALL_TABLES, icon=":material/table:"):
        st.markdown(words.SHARED_ALIKE)
        with st.container(horizontal=True):
            for name in schemas():
                download_file(
                    f"{name}.csv", partial(_content, name), f"crossroads-{name}.csv", "text/csv"
                )


def _named(source: Source) -> str:
    """Return a source's title, linked if it has a URL, followed by its publisher."""
    title = escape_markdown(source.title)
    linked = f"[{title}](<{source.link}>)" if source.link else title
    return f"{linked}, {escape_markdown(source.publisher)}"


def _until(source: Source) -> str:
    """Return when a source's data end, and how long ago that is."""
    return escape_markdown(
        f"{source.data_until} ({source.age})" if source.data_until else "not dated"
    )


def _content(name: str) -> str:
    return as_csv(get_tables()[name])


def show_methods(page: SourcesPage) -> None:
    """Show how each kind of figure is computed, in an expander."""
    with st.expander(words.METHODS, icon=":material/function:"):
        st.markdown("\n\n".join(map(_method, page.methods)))


def _method(method: Method) -> str:
    return (
        f"**{escape_markdown(method.figure)}.** {escape_markdown(method.method)} "
        f"Source: {escape_markdown(method.reference)}."
    )


def show_accuracy(test: HeldOut) -> None:
    """Show how accurate the expected pay ranges are, in words and as a table, in an expander."""
    percentages = {
        column: st.column_config.NumberColumn(format="%.0f%%") for column in test.shown.columns[2:]
    }
    with st.expander(words.ACCURACY, icon=":material/target:"):
        st.markdown(escape_markdown(test.in_words))
        st.dataframe(
            test.shown,
            hide_index=True,
            column_config={"Number": st.column_config.NumberColumn(format="%,d"), **percentages},
            alt="How often held-out reports lay in the likely range, by group of reports",
        )
        download_table(lambda: test.download, "range-accuracy")
