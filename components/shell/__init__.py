"""The frame of every page: URL state, controls, header, chart frame."""
