"""The terms inside a step add up to more than the term around it: whoever uses them all is cut off."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law
from govflow.checks.sums import arithmetic_of


def look(law: Law) -> Iterator[Found]:
    for cut in arithmetic_of(law).cuts:
        element = law.model.element(cut.element)
        yield found(
            element.file,
            element.line,
            element.id,
            name=element.name or element.id,
            term=cut.term,
            limit=cut.limit,
            inner=cut.inner,
        )


RULE = Rule("inner-terms-exceed-limit", Severity.NOTE, look, "checks_law")
