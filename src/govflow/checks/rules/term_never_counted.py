"""A term of the act that no element carries, no timer rings by and nothing else refers to is never counted."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law, terms_of


def look(law: Law) -> Iterator[Found]:
    regulation = law.regulation
    used = {code for element in law.elements for code in terms_of(element)}
    used |= {code for code, term in regulation.terms.items() if term.until is not None}
    used |= {term.within for term in regulation.terms.values() if term.within}
    used |= {field.term for paper in regulation.papers.values() for field in paper.contents if field.term}
    used |= {name for reading in regulation.readings.values() for name in reading.terms}
    for code in regulation.terms:
        if code not in used:
            yield found(law.file, law.line_of(f"terms/{code}"), None, term=code)


RULE = Rule("term-never-counted", Severity.WARNING, look, "checks_law")
