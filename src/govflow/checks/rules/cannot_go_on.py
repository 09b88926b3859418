"""A step that cannot be finished: no flow out of it may be taken, or an error meets nobody."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity

FOUND_BY_OTHERS = ("uncaught-error",)


def look(explored: Explored) -> Iterable[Found]:
    return [one for one in explored.faults("trouble") if one.facts["reason"] not in FOUND_BY_OTHERS]


RULE = Rule("cannot-go-on", Severity.ERROR, look)
