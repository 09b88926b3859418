"""Only a term to which the act ties a consequence may cut a step short; and such a term must be drawn so."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law
from govflow.law.terms import Missed


def look(law: Law) -> Iterator[Found]:
    for element in law.elements:
        for trigger in element.triggers:
            term = law.regulation.terms.get(trigger.name) if trigger.kind == "timer" else None
            if element.host and term is not None and element.interrupts != (Missed.INTERRUPT in term.missed):
                yield found(element.file, element.line, element.id, name=element.name or element.id, term=term.code)


RULE = Rule("interruption-without-law", Severity.ERROR, look, "checks_law")
