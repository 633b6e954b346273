"""Escape text from tables and URLs so that it is shown literally."""

import re
from functools import lru_cache

# Characters with a special meaning in Markdown, LaTeX, HTML, links, emoji codes, or Streamlit's
# arrows and directives. Harmless punctuation isn't escaped, because screen readers read out the
# backslashes in labels.
SPECIAL = re.compile(r"([\\`*_\[\]<>$~|:#^&@])")


# Patterns that the browser still recognises after Markdown has removed the backslashes: icons, URLs
# that become links, and arrows. An invisible word joiner breaks them up.
FOUND_LATER = re.compile(
    r"(:(?=material/|streamlit:)|https?(?=:)|www(?=\.)|(?<=[-.\w+])@|[-<>~](?=[-=>]))",
    re.IGNORECASE,
)


WORD_JOINER = "\u2060"


# Pages show the same few thousand texts again and again.
@lru_cache(8192)
def escape_markdown(text: str) -> str:
    """Escape every character that Markdown, LaTeX or Streamlit's directives would interpret."""
    one_line = re.sub(r"\s+", " ", str(text)).strip()
    escaped = SPECIAL.sub(r"\\\1", FOUND_LATER.sub(rf"\1{WORD_JOINER}", one_line))
    numbered = re.match(r"\d+(?=[.)])", escaped)
    if numbered:
        return f"{numbered[0]}\\{escaped[numbered.end() :]}"
    return f"\\{escaped}" if re.match(r"[-+=]", escaped) else escaped
