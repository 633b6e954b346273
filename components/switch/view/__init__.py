"""Controls of the Switch page, and functions that show its page models."""
