"""How well each role fits somebody."""
