"""The brief: the answers for a visitor's profile on one page."""
