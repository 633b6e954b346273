"""The content of the Evidence page: trust, sources and methods, accuracy."""
