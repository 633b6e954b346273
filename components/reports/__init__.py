"""Pay reports stored as typed columns, which can be filtered, grouped, counted and converted."""
