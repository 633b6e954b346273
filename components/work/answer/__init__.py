"""What the page on work shows: what the article says, what practitioners do."""
