"""Buttons that run in the visitor's browser: copy the URL, print, save a chart's picture."""

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
    """Show a button that copies the URL of this page with all selections."""
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
    _print_page(key="print-page", width="content", data={"label": "Print this page"})


def save_picture(chart: str, title: str, subtitle: str, caption: str, file_name: str) -> None:
    """Show a button that saves a chart and the text around it as a PNG; `chart` is its key."""
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
