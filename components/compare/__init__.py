"""The roles in brief, on the first page."""
