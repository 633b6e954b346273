"""The CSV tables: their schemas, loading and caching."""
