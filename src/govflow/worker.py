"""The clockwork: knocks, claims what is due, calls actions as a person would."""
