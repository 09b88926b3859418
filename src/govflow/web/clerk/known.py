"""What is known of a case, in the words of the forms that asked it."""

from collections.abc import Mapping
from typing import Any

from govflow.casework.cases.editions import ServedEdition
from govflow.law.forms import Kind
from govflow.law.forms.showing import shown_fact

Line = tuple[str, str]  # what it is, what it says


def known_facts(edition: ServedEdition, facts: Mapping[str, Any], language: str) -> list[Line]:
    """Every answered question of the edition's forms that the case has a fact for, in the order of the forms."""
    fields = {field.key: field for form in edition.forms.values() for field in form.each() if field.key}
    lines = [
        (field.label.in_(language), shown_fact(field, facts[key], language))
        for key, field in fields.items()
        if key in facts and field.kind is not Kind.GROUP
    ]
    return [line for line in lines if line[1]]
