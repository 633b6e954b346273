"""Statistics: formulas without words."""
