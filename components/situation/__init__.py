"""The visitor's profile, and how each source maps to it."""
