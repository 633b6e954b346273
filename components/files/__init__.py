"""What visitors download: spreadsheets, PDF, Markdown."""
