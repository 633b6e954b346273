"""How Pay is shown, one file per tab or part."""
