"""The content of the Pay page, one file per tab or part."""
