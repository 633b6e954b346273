"""The visitor's situation: said once, and what each source can make of it."""
