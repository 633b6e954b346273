"""What a visitor selects of the pay records."""
