"""Find your fit: how well each role fits a person."""
