"""The controls of Places, and how its page models are shown."""
