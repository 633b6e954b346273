"""How the answers of the Pay page are shown, one file for each way to look at pay."""
