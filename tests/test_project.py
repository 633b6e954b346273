"""Rules for the whole project."""

import ast
import re
from pathlib import Path

import pytest

from components.tables.loading import read_table

ROOT = Path(__file__).parent.parent
CODE = [
    ROOT / "app.py",
    *sorted((ROOT / "pages").rglob("*.py")),
    *sorted((ROOT / "components").rglob("*.py")),
]


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_role_is_named_in_code(file: Path):
    text = file.read_text(encoding="utf-8")
    for role in read_table("roles").itertuples():
        for name in (role.name, role.plural, role.short_plural):
            assert not re.search(rf"\b{name}\b", text, flags=re.IGNORECASE)
        assert not re.search(rf"""["']{role.id}["']|\b{role.short_name}s?\b""", text)


@pytest.mark.parametrize("file", sorted((ROOT / "pages").glob("*.py")), ids=lambda file: file.stem)
def test_every_page_requires_app_entry_first(file: Path):
    body = ast.parse(file.read_text(encoding="utf-8")).body
    # Imports, constants and functions show nothing. body[0] is the docstring, an expression.
    expressions = [node for node in body[1:] if isinstance(node, ast.Expr)]
    assert ast.unparse(expressions[0]) == "require_app_entry()"


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as defined in WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("background", ["#ffffff", "#080a0e"])
def test_role_colours_stand_out_on_both_themes(background: str):
    theme = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert f'backgroundColor = "{background}"' in theme
    for colour in read_table("roles")["colour"]:
        bright, dark = sorted([luminance(colour), luminance(background)], reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 3
