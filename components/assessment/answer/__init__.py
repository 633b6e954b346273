"""What the Assessment page shows: its questions, the result, its report, two results compared."""
