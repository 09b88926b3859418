"""Pages for the one who makes editions."""
