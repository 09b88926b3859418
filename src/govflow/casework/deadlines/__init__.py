"""The clocks of a case: several at once, each with its last day and the reason for it."""
