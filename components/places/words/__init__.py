"""The sentences of Places, one module per view, and what they share."""

from components.places.words import areas, countries, employers, offers, shared

__all__ = ["areas", "countries", "employers", "offers", "shared"]
