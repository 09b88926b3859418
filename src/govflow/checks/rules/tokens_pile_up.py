"""Each round leaves more open than the one before: the work on one case grows without bound."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity


def look(explored: Explored) -> Iterable[Found]:
    return explored.faults("piles-up")


RULE = Rule("tokens-pile-up", Severity.WARNING, look)
