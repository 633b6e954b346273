"""Group different spellings of the same employer's name."""

import re

import pandas as pd

from data.build.tables import read_hand_written

# Legal forms at the end of a name. They don't distinguish firms.
LEGAL_FORMS = [
    "inc",
    "incorporated",
    "llc",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "co",
    "company",
    "lp",
    "llp",
    "plc",
    "pc",
    "na",
    "pllc",
    "pbc",
]
SPLIT_FORMS = {"l l c": "llc", "l p": "lp", "l l p": "llp", "p c": "pc", "n a": "na"}


def spelling(name: str) -> str:
    """Normalise a name for comparison: lower case, without punctuation or legal form."""
    text = re.sub(r"['’`]", "", name.lower().replace("&", " and "))
    text = re.sub(r"[^a-z0-9]+", " ", text).strip()
    for split, form in SPLIT_FORMS.items():
        text = re.sub(rf"\b{split}$", form, text)
    words = text.split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def firms(names: pd.Series) -> pd.Series:
    """Return the firm's name for each employer name.

    Names with the same normalised spelling belong to one firm. Only `employer_names.csv` merges
    further spellings, and it also gives the names of these firms. Other firms get their most
    frequent name.
    """
    spelled = names.map(spelling)
    known = read_hand_written("employer_names.csv").set_index("spelling")["name"]
    counts = names.groupby([spelled, names]).size()
    counts.index.names = ["spelling", "name"]
    # Among equally frequent names, the alphabetically first one wins.
    frequent = counts.reset_index(name="rows").sort_values(
        ["rows", "name"], ascending=[False, True]
    )
    usual = frequent.drop_duplicates("spelling").set_index("spelling")["name"]
    return spelled.map(known).fillna(spelled.map(usual))


def identifiers(firms: pd.Series) -> pd.Series:
    """Convert firm names to ids made of lower-case letters, digits and hyphens."""
    return firms.str.lower().str.replace(r"[^a-z0-9]+", "-", regex=True).str.strip("-")
