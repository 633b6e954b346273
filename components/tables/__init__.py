"""The CSV tables: schemas, loading and caching."""
