"""What the page on the evidence shows: whether the gap holds, sources and methods, accuracy."""
