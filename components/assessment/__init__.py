"""The Find your fit page: an assessment of how well each role suits a person."""
