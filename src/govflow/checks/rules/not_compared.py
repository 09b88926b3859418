"""A process that no reference can run as BPMN says was not compared with any."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity


def look(explored: Explored) -> Iterable[Found]:
    if explored.agreement.reference == "none":
        yield explored.at("", faults=", ".join(explored.agreement.faults))


RULE = Rule("not-compared", Severity.NOTE, look)
