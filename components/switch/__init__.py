"""The Switch page: a plan for moving from one role to another."""
