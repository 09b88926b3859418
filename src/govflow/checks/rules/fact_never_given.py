"""A condition that reads a fact which nothing in the edition gives would always take the same way."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law, given_by
from govflow.engine.conditions import is_understood, names_in


def look(law: Law) -> Iterator[Found]:
    given = {name for element in law.elements for name in given_by(element, law)} | set(law.regulation.moments)
    for element in law.elements:
        for flow in element.outgoing:
            for name in sorted(_read(flow.condition) - given):
                yield found(
                    element.file, flow.line or element.line, element.id, name=name, condition=flow.condition
                )


def _read(condition: str | None) -> frozenset[str]:
    if not condition or not is_understood(condition):
        return frozenset()
    return frozenset(name.partition(".")[0] for name in names_in(condition))


RULE = Rule("fact-never-given", Severity.ERROR, look, "checks_law")
