"""Charts: the shared style and the chart types that several topics use."""
