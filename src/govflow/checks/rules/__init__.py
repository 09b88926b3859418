"""One rule, one file, one fault it finds."""
