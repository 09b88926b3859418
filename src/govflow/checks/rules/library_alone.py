"""SpiffWorkflow runs the diagram in its own way; the interpreter of the token rules goes with the net."""

from collections.abc import Iterable

from govflow.checks.explored import Explored
from govflow.checks.findings import Found, Rule, Severity
from govflow.checks.rules.engines_disagree import differences


def look(explored: Explored) -> Iterable[Found]:
    return differences(explored) if explored.agreement.is_library_alone else []


RULE = Rule("library-alone", Severity.WARNING, look)
