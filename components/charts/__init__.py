"""Charts: their shared style, and the kinds of chart that several topics use."""
