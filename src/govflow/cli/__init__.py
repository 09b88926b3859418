"""The command `govflow`: each command parses, calls one action or question, prints, returns a code."""

from govflow.cli.commands import main

__all__ = ["main"]
