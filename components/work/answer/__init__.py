"""Page models of Work: the article's claims, and what practitioners do."""
