"""A form that a diagram names must be there and be readable, in three languages."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law


def look(law: Law) -> Iterator[Found]:
    for element in law.elements:
        name = element.attributes.get("form", "")
        if name in law.wrong_forms:
            reason = law.wrong_forms[name]
            yield found(element.file, element.line, element.id, name=name, reason=str(reason or "–"))


RULE = Rule("form-missing", Severity.ERROR, look, "checks_law")
