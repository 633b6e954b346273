"""The views of the Places page: controls, charts and text."""
