"""The frame around every page: URL state, controls, header and chart frames."""
