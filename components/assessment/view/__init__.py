"""The controls of the Assessment page, and how its answers are shown."""
