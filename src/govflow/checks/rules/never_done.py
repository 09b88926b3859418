"""No case ever comes to this step, whichever way the choices go."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity
from govflow.checks.roads import reached


def look(explored: Explored) -> Iterable[Found]:
    """What no flow leads to is found by another rule, and behind a deadlock nothing is done."""
    if any(fault.kind in ("deadlock", "trouble") for fault in explored.exploration.faults):
        return []
    seen = reached(explored.model)
    return [one for one in explored.faults("never-done") if one.place.element in seen]


RULE = Rule("never-done", Severity.WARNING, look)
