"""Regulation and diagram must tell the same of each other: which point is done by which element."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law


def look(law: Law) -> Iterator[Found]:
    points, readings = law.regulation.points, law.regulation.readings
    for element in law.elements:
        told = [code.strip() for code in element.attributes.get("points", "").split(";") if code.strip()]
        for code in told:
            if code not in points and code not in readings:
                yield found(element.file, element.line, element.id, point=code, name=element.id)
        for code, point in points.items():
            if element.id in point.elements and code not in told:
                yield found(element.file, element.line, element.id, point=code, name=element.id)


RULE = Rule("point-and-element-disagree", Severity.WARNING, look, "checks_law")
