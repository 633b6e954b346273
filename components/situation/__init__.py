"""The visitor's profile, and how it maps to each source."""
