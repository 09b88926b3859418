"""The process has more states than a check looks through: what was not found may still be there."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity


def look(explored: Explored) -> Iterable[Found]:
    exploration = explored.exploration
    if exploration.is_complete or any(fault.kind == "piles-up" for fault in exploration.faults):
        return []
    return [explored.at("", states=exploration.states)]


RULE = Rule("not-explored", Severity.NOTE, look)
