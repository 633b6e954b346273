"""Which tools each role uses."""
