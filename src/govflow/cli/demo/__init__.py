"""`govflow demo`: an office with people, cases and a clock that can be moved, all of it made up."""

from govflow.cli.demo.starting import command

__all__ = ["command"]
