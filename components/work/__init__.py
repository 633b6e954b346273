"""Work: what each role does."""
