"""What the app costs: time and CPU beside a page of the same run, waits and memory of many."""
