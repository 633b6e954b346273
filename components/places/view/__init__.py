"""The controls of the Places page, and how its answers are shown."""
