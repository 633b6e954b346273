"""Page models of the Switch page: the plan, pay, and the plan as a document."""
