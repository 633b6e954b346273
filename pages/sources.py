"""Redirect the old URL of the Evidence page."""

from components.shell.entry import redirect, require_app_entry

require_app_entry()
redirect("pages/evidence.py")
