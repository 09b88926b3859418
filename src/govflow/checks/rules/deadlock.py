"""The case stops for ever: a join waits for a token that cannot come, and nobody can do anything."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity


def look(explored: Explored) -> Iterable[Found]:
    return explored.faults("deadlock")


RULE = Rule("deadlock", Severity.ERROR, look)
