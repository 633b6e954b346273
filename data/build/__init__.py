"""Scripts that recompute the measured tables in `data/` from the raw files."""
