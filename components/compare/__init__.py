"""The first page: both roles in brief."""
