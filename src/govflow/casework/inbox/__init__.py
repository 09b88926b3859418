"""Open tasks: offered to a role within a unit, held by one officer."""
