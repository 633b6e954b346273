"""The controls of Switch, and how its page models are shown."""
