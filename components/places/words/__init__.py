"""Sentences used on the Places page: one module per topic, and the wording they share."""

from components.places.words import areas, countries, employers, offers, shared

__all__ = ["areas", "countries", "employers", "offers", "shared"]
