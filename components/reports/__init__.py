"""Pay reports as typed columns: filter, group, count and convert them."""
