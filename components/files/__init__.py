"""Downloads: spreadsheets, PDF, Markdown."""
