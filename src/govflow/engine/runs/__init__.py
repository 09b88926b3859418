"""Runs: a case moved through the net in small steps, frozen and thawed between them.

`run.py` is what others call, `walking.py` the loop of a step; `move.py` is the step while it happens. Each kind
of element enters by one function: `tasks`, `frames`, `gateways`, `events`, `adhoc`; `many` repeats, `undoing`
compensates, `throwing` finds who catches, `scopes` opens and cancels. `state.py` is all that is remembered.
"""

from govflow.engine.runs.run import Run, begin

__all__ = ["Run", "begin"]
