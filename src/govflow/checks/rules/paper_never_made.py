"""A paper of the act that no element makes is never given to anybody; one that is signed must be made."""

from collections.abc import Iterator

from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law, named


def look(law: Law) -> Iterator[Found]:
    made = {paper for element in law.elements for paper in named(element, "paper")}
    for code in law.regulation.papers:
        if code not in made:
            yield found(law.file, law.line_of(f"papers/{code}"), None, paper=code)


RULE = Rule("paper-never-made", Severity.WARNING, look, "checks_law")
