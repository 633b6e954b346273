"""The visitor's profile, and how each source represents it."""
