"""The brief: a one-page PDF with the answers for a visitor's profile."""
