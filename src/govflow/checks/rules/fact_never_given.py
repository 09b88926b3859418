"""What a diagram asks for in FEEL and nothing in the edition gives is null: a condition always takes one way."""

from collections.abc import Iterator

from govflow.checks.asking import expressions_of, facts_given, names_asked
from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import Law


def look(law: Law) -> Iterator[Found]:
    given = facts_given(law)
    for element in law.elements:
        for line, text in expressions_of(element):
            for name in sorted(names_asked(text) - given):
                yield found(element.file, line, element.id, name=name, condition=text)


RULE = Rule("fact-never-given", Severity.ERROR, look, "checks_law")
