"""A case: what it is, what may happen to it, and the edition it runs under."""
