"""Page models of the Find your fit page: questions, result, report and comparison."""
