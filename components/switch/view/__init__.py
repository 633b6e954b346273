"""The controls of the Switch page, and how its answers are shown."""
