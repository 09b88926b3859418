"""Answers as people read them: days as 07.03.2018, sums with spaces, choices by their words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from govflow.languages import say
from govflow.law.forms.fields import NUMBERS, Field, Kind


def shown(field: Field, value: object, language: str) -> str:
    """A kept value as it stands in a text box or on paper; what is not kept in its shape is shown as it is."""
    if value is None:
        return ""
    if field.kind in (Kind.DATE, Kind.MOMENT):
        return shown_day(str(value))
    if field.kind in NUMBERS:
        return shown_number(value)
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        return ", ".join(_word(field, one, language) for one in (value if isinstance(value, list) else [value]))
    if field.kind is Kind.YES_NO:
        return say(language, "forms", "yes" if value is True else "no")
    if field.kind is Kind.COMPUTED:
        return plainly(value, language)
    if field.kind is Kind.FILES and isinstance(value, list):
        return ", ".join(str(one.get("name", "")) for one in value if isinstance(one, Mapping))
    return str(value)


def shown_fact(field: Field | None, value: object, language: str) -> str:
    """A fact as people read it; rows one after the other."""
    if value is None or value == []:
        return ""
    if field is None:
        return plainly(value, language)
    if field.kind is Kind.ROWS and isinstance(value, list):
        return "; ".join(", ".join(_cells(field, row, language)) for row in value if isinstance(row, Mapping))
    return shown(field, value, language)


def _cells(field: Field, row: Mapping[str, object], language: str) -> Iterator[str]:
    for inner in field.fields:
        if inner.kind is Kind.GROUP and not inner.key:
            yield from _cells(inner, row, language)
        elif words := shown_fact(inner, row.get(inner.key), language):
            yield words


def plainly(value: object, language: str) -> str:
    """A value of which nobody says what it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return say(language, "forms", "yes" if value else "no")
    if isinstance(value, int | float):
        return shown_number(value)
    if isinstance(value, Mapping):
        return ", ".join(part for part in (plainly(one, language) for one in value.values()) if part)
    if isinstance(value, list | tuple):
        return "; ".join(part for part in (plainly(one, language) for one in value) if part)
    return shown_day(str(value))


def shown_day(kept: str) -> str:
    """2018-03-07 as 07.03.2018, 2018-03-07T09:30 as 07.03.2018 09:30; anything else as it is."""
    day, _, clock = kept.partition("T")
    parts = day.split("-")
    if len(parts) != 3 or [len(part) for part in parts] != [4, 2, 2]:
        return kept
    return f"{'.'.join(reversed(parts))} {clock[:5]}".strip()


def shown_number(value: object) -> str:
    """1234567.5 as 1 234 567,5."""
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return str(value)
    return f"{number:,f}".replace(",", "\u00a0").replace(".", ",")


def _word(field: Field, value: object, language: str) -> str:
    for choice in field.choices:
        if choice.value == value:
            return choice.label.in_(language)
    return str(value)
