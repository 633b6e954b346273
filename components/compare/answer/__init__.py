"""Page models of Compare: pay, largest differences, headline, the article's claims."""
