"""Buttons whose work the visitor's browser does: copy a link, print, save a chart's picture."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

FOLDER = Path(__file__).parent / "browser"


def _button(name: str) -> ComponentRenderer:
    return st.components.v2.component(
        name,
        html=(FOLDER / "button.html").read_text(encoding="utf-8"),
        css=(FOLDER / "button.css").read_text(encoding="utf-8"),
        js=(FOLDER / f"{name}.js").read_text(encoding="utf-8"),
    )


_copy_link, _print_page, _picture = map(_button, ["copy_link", "print_page", "picture"])


def copy_link(key: str) -> None:
    """A button that copies the link of this page, with every choice on it."""
    _copy_link(
        key=key,
        width="content",
        data={
            "label": "Copy link",
            "done": "Link copied",
            "address": st.context.url or "",
        },
    )


def print_page() -> None:
    """A button that prints this page."""
    _print_page(key="print-page", width="content", data={"label": "Print this page"})


def save_picture(chart: str, title: str, subtitle: str, caption: str, file_name: str) -> None:
    """A button that saves the chart with the key `chart` and the texts around it as a PNG."""
    _picture(
        key=f"picture-{chart}",
        width="content",
        data={
            "label": "Download image (PNG)",
            "chart": chart,
            "title": title,
            "subtitle": subtitle,
            "caption": caption,
            "file_name": f"{file_name}.png",
        },
    )
