"""Outlook: how demand for the roles is changing."""
