"""Page models of Evidence: trust, sources and methods, accuracy."""
