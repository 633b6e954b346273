"""What the first page shows: pay, the largest differences, the verdict, the article's claims."""
