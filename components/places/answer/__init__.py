"""Page models for the Places page: the findings, figures and charts that its views show."""
