"""What the Switch page shows: the plan, the pay side, and the plan as a document."""
