"""Pages for the one who watches deadlines."""
