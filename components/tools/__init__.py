"""The Tools page: what each role uses, and what job ads ask for."""
