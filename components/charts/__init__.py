"""The charts: their shared style and the kinds that several topics use."""
