"""The controls of Find your fit, and how its result is shown."""
