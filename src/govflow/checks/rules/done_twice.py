"""Branches that run at once meet without a join: what follows is done once for each of them."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity


def look(explored: Explored) -> Iterable[Found]:
    return explored.faults("twice")


RULE = Rule("done-twice", Severity.WARNING, look)
