"""Turns of phrase that several topics share."""
