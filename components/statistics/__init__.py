"""Statistical methods. Sentences about their results are written elsewhere."""
