"""Text from tables and links, shown as itself."""

import re
from functools import lru_cache

# What Markdown, LaTeX, HTML, links, emoji codes and Streamlit's arrows and directives are made
# of. Harmless punctuation is left alone: screen readers read labels with their backslashes.
SPECIAL = re.compile(r"([\\`*_\[\]<>$~|:#^&@])")


# What the browser looks for in the text that Markdown leaves, where a backslash is gone again:
# icons, addresses that become links, arrows. An invisible word joiner keeps it from finding them.
FOUND_LATER = re.compile(
    r"(:(?=material/|streamlit:)|https?(?=:)|www(?=\.)|(?<=[-.\w+])@|[-<>~](?=[-=>]))",
    re.IGNORECASE,
)


WORD_JOINER = "\u2060"


# Pages show the same few thousand texts again and again.
@lru_cache(8192)
def escape_markdown(text: str) -> str:
    """Text in which no character means anything to Markdown, LaTeX or Streamlit's directives."""
    one_line = re.sub(r"\s+", " ", str(text)).strip()
    escaped = SPECIAL.sub(r"\\\1", FOUND_LATER.sub(rf"\1{WORD_JOINER}", one_line))
    numbered = re.match(r"\d+(?=[.)])", escaped)
    if numbered:
        return f"{numbered[0]}\\{escaped[numbered.end() :]}"
    return f"\\{escaped}" if re.match(r"[-+=]", escaped) else escaped
