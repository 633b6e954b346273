"""Formulas, without words."""
