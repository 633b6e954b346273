"""Phrases and sentences that several topics share."""
