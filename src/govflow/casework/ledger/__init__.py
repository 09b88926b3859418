"""What happened, in order, once and for good."""
