"""`govflow bench`: what a durable step costs beside its floor, and what does not grow."""

from govflow.cli.bench.results import command

__all__ = ["command"]
