"""The CSV tables: what they must look like, how they are loaded and kept."""
