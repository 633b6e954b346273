"""What the Pay page shows, one file for each way to look at pay."""
