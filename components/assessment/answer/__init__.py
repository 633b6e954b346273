"""Page models of Find your fit: questions, result, report, comparison."""
