"""Pay in US areas, by employer and by country."""
