"""Evidence: where the figures come from, and whether they can be trusted."""
