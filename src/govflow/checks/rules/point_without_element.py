"""A point of the act that names an element no diagram has is not covered by it."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law


def look(law: Law) -> Iterator[Found]:
    for code, point in law.regulation.points.items():
        for element in point.elements:
            if element not in law.model.elements:
                yield found(law.file, law.line_of(f"points/{code}"), None, point=code, name=element)


RULE = Rule("point-without-element", Severity.ERROR, look, "checks_law")
