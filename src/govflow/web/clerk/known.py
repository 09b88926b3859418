"""What is known of a case, in the words of the forms that asked it."""

from collections.abc import Iterator, Mapping
from typing import Any

from govflow.casework.cases.editions import ServedEdition
from govflow.law.forms import Field, Kind, shown
from govflow.law.forms.showing import plainly

Line = tuple[str, str]  # what it is, what it says


def known_facts(edition: ServedEdition, facts: Mapping[str, Any], language: str) -> list[Line]:
    """Every answered question of the edition's forms that the case has a fact for, in the order of the forms."""
    fields = {field.key: field for form in edition.forms.values() for field in form.each() if field.key}
    lines = [
        (field.label.in_(language), fact_shown(field, facts[key], language))
        for key, field in fields.items()
        if key in facts and field.kind is not Kind.GROUP
    ]
    return [line for line in lines if line[1]]


def fact_shown(field: Field | None, value: Any, language: str) -> str:
    """A fact as people read it; rows one after the other."""
    if value is None or value == []:
        return ""
    if field is not None and field.kind is Kind.ROWS and isinstance(value, list):
        return "; ".join(", ".join(_cells(field, row, language)) for row in value if isinstance(row, Mapping))
    if field is not None:
        return shown(field, value, language)
    return plainly(value, language)


def _cells(field: Field, row: Mapping[str, Any], language: str) -> Iterator[str]:
    for inner in field.fields:
        if inner.kind is Kind.GROUP and not inner.key:
            yield from _cells(inner, row, language)
        elif words := fact_shown(inner, row.get(inner.key), language):
            yield words
