"""Page models for the Work page: the article's claims, and what practitioners do."""
