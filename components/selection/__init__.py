"""The pay reports that a visitor selects."""
