"""What Crossroads costs: `make bench` runs everything here and prints the figures."""
