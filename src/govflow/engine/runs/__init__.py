"""Runs: a case moved through the net in small steps, frozen and thawed between them."""

from govflow.engine.runs.run import Run, begin

__all__ = ["Run", "begin"]
