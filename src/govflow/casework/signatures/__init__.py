"""Who signed which digest, when, and whether it still stands."""
