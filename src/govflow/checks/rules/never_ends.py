"""From some place on the case goes round and round: no way leads to an end any more."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity


def look(explored: Explored) -> Iterable[Found]:
    return explored.faults("never-ends")


RULE = Rule("never-ends", Severity.WARNING, look)
