"""The layers that the pages are made of: see docs/architecture.md."""
