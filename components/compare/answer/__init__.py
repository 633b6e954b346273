"""Page models of the Compare page: headline, pay, largest differences, article's claims."""
