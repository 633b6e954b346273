"""Scripts that build tables in `data/` from the raw files."""
