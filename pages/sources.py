"""Redirect the former URL of Evidence."""

from components.shell.entry import redirect, require_app_entry

require_app_entry()
redirect("pages/evidence.py")
