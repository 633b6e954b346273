"""Scripts that compute the measured tables in `data/` from the raw files."""
