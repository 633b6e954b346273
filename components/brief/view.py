"""The button that makes the brief."""

from datetime import date
from urllib.parse import urlencode

from components.brief.answer import Ticks, brief
from components.files.one_page import as_pdf
from components.shell import link, situation
from components.shell.downloads import download_file
from components.shell.link_names import DONE, HAVE, SKIP
from components.tables.cache import load

SWITCH = "switch"


def brief_button() -> None:
    """A button that downloads the brief of the visitor's situation, made when it is asked for."""
    now = situation.current()
    ticks = Ticks(*(tuple(link.values_on(SWITCH, name)) for name in (HAVE, DONE, SKIP)))
    chosen = urlencode(now.link(), doseq=True)
    to = f"{link.home()}{'?' * bool(chosen)}{chosen}"

    def pdf() -> bytes:
        found = brief(now, ticks, load())
        return as_pdf(found.title, date.today(), to, found.sections)

    download_file("One-page brief (PDF)", pdf, "crossroads-brief.pdf", "application/pdf")
