"""The same actions and questions for machines."""
