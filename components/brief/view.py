"""The button that downloads the brief."""

from datetime import date
from urllib.parse import urlencode

from components.brief.answer import Ticks, build_brief
from components.shell import situation, url_state
from components.shell.downloads import download_file
from components.shell.url_params import DONE, HAVE, SKIP
from components.tables.cache import get_tables

# The page on which visitors tick skills and steps.
SWITCH = "switch"


def brief_button() -> None:
    """Show a button that creates and downloads the brief for the visitor's profile."""
    profile = situation.current()
    ticks = Ticks(*(tuple(url_state.last_param_on(SWITCH, name)) for name in (HAVE, DONE, SKIP)))
    query = urlencode(profile.to_params(), doseq=True)
    url = f"{url_state.base_url()}{'?' if query else ''}{query}"

    def pdf() -> bytes:
        # Importing the PDF library takes 0.2 s, and few visitors ask for a PDF.
        from components.files.one_page import one_page_pdf

        brief = build_brief(profile, ticks, get_tables())
        return one_page_pdf(brief.title, date.today(), url, brief.sections)

    download_file("One-page brief (PDF)", pdf, "crossroads-brief.pdf", "application/pdf")
