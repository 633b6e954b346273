"""Files for download: spreadsheets, PDF and Markdown."""
