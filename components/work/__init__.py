"""The Work page: what each role does."""
