"""Controls of the Find your fit page, and functions that show the result."""
