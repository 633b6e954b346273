"""The pay reports that a visitor selects, and the sources of evidence on tools."""
