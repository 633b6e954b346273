"""What the pages are made of, in rings: see README.md."""
