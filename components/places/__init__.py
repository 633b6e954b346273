"""What areas and countries pay."""
