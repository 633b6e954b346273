"""Switch: the path from one role to another."""
