"""A form that asks in FEEL for what neither it nor the edition gives hides, limits or works out by nothing."""

from collections.abc import Iterator

from govflow.checks.asking import facts_given, keys_in
from govflow.checks.findings import Found, Rule, Severity, found
from govflow.checks.law import FORMS, Law, above
from govflow.feel.functions import WORLD


def look(law: Law) -> Iterator[Found]:
    given = facts_given(law) | frozenset(WORLD)
    for code, form in law.forms.items():
        file = above(law.folder, FORMS) / f"{code}.form"
        known = given | keys_in(form)
        for field, expression in form.expressions():
            for name in sorted(expression.names - known):
                yield found(file, field.line, field.key or code, name=name, text=expression.written, form=code)


RULE = Rule("form-asks-unknown-fact", Severity.ERROR, look, "checks_law")
