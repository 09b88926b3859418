"""What an expression can be worth, and what can be done with it. It knows nothing of text or trees."""
