"""Pages for the officer who works."""
