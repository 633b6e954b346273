"""The Compare page, which opens first and shows both roles in brief."""
