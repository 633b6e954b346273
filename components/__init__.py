"""The code behind the pages, organised in layers (see docs/architecture.md)."""
