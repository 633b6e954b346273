"""Page models of Pay, one file per tab or part."""
