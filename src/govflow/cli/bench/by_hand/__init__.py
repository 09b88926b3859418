"""The review workload as one would write it by hand: the same rows, by a program for this one process.

It reads what it must know, checks it, chains and writes with plain statements through the bare driver, and commits.
It knows no diagram, calendar or right: the tasks and the days of their terms stand in it. A test compares its rows
with ours.
"""

from govflow.cli.bench.by_hand.program import program_by_hand

__all__ = ["program_by_hand"]
