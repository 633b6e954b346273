"""Ring 3: a table in, a Plotly figure out."""
