"""Redirect the former URL of Work."""

from components.shell.entry import redirect, require_app_entry

require_app_entry()
redirect("pages/work.py")
