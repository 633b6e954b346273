"""Page models of Switch: the plan, pay, and the plan as a document."""
