"""What takes how long, always as a ratio to something measured in the same run."""
