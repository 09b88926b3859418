"""A term counted since a moment that nothing records is never counted."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law, named, terms_of


def look(law: Law) -> Iterator[Found]:
    marked = {moment for element in law.elements for moment in named(element, "marks")}
    typed = {field.key for form in law.forms.values() for field in form.each()}
    used = {term for element in law.elements for term in terms_of(element)}
    for code, term in law.regulation.terms.items():
        if code not in used and term.until is None:
            continue
        for moment in (term.since, term.until):
            if moment is not None and moment not in marked | typed:
                yield found(law.file, law.line_of(f"terms/{code}"), None, term=code, moment=moment)


RULE = Rule("moment-never-marked", Severity.ERROR, look, "checks_law")
