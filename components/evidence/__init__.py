"""Evidence: where the figures come from, and whether to trust them."""
