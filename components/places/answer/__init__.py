"""Page models of Places."""
