"""The way from one role to another."""
