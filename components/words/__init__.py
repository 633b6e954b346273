"""Phrases that several topics share."""
