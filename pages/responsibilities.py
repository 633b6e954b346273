"""Redirect the old URL of the Work page."""

from components.shell.entry import redirect, require_app_entry

require_app_entry()
redirect("pages/work.py")
