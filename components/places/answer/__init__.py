"""What the Places page shows."""
