"""The world: signing, mail, messages, registers."""
