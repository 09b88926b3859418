"""Pages for the person who applies."""
