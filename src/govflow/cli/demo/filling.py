"""Filling a form as a clerk in a hurry would: what the story says, and something plausible everywhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from govflow.cli.demo.office import synthetic_bin
from govflow.law.forms import Field, Form, Kind


@dataclass(frozen=True)
class Person:
    """Somebody who asks for a service, and does not exist."""

    last_name: str
    first_name: str
    middle_name: str
    iin: str
    phone: str


def filled(form: Form | None, said: Mapping[str, Any], *, about: Person, on: date) -> dict[str, Any]:
    """Answers to every question of a form. Without a form, what the story says."""
    return dict(said) if form is None else _fields(form.fields, said, about, on)


def _fields(fields: Iterable[Field], said: Mapping[str, Any], about: Person, on: date) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for field in fields:
        if field.kind is Kind.GROUP and not field.key:
            answers |= _fields(field.fields, said, about, on)
        elif field.is_asked:
            answers[field.key] = said[field.key] if field.key in said else _answer(field, said, about, on)
    return answers


def _answer(field: Field, said: Mapping[str, Any], about: Person, on: date) -> Any:
    if field.kind is Kind.GROUP:
        return _fields(field.fields, said, about, on)
    if field.kind is Kind.ROWS:
        rows = int(field.limits.least or field.is_required)
        return [_fields(field.fields, said, about, on) for _ in range(rows)]
    known = _known(field.key, about)
    if known is not None:
        return known
    return _plausible(field, about, on) if field.is_required else None


def _known(key: str, about: Person) -> str | None:
    """What the papers of the applicant say, by the usual names of the questions."""
    names = {"last_name": about.last_name, "first_name": about.first_name, "middle_name": about.middle_name}
    names |= {"full_name": f"{about.last_name} {about.first_name} {about.middle_name}"}
    names |= {"iin": about.iin, "applicant_iin": about.iin, "phone": about.phone, "mobile": about.phone}
    return names.get(key)


def _plausible(field: Field, about: Person, on: date) -> Any:
    plain: dict[Kind, Any] = {
        Kind.IIN: about.iin,
        Kind.BIN: synthetic_bin(),
        Kind.IIN_OR_BIN: about.iin,
        Kind.IBAN: "KZ86125KZT5004100100",
        Kind.BIC: "ABCDKZKX",
        Kind.PHONE: about.phone,
        Kind.EMAIL: "mysal@example.kz",
        Kind.DATE: on.isoformat(),
        Kind.MOMENT: f"{on.isoformat()} 10:00",
        Kind.TIME: "10:00",
        Kind.YES_NO: True,
        Kind.CHOICE: field.choices[0].value if field.choices else None,
        Kind.CHOICES: [choice.value for choice in field.choices[:1]],
        Kind.FILES: [{"name": "құжат.pdf", "size": 1024, "kind": "application/pdf", "digest": "0" * 64}],
        Kind.TEXT: "Үлгі",
        Kind.LINES: "Үлгі: бұл жазба көрсету үшін ғана жасалды.",
    }
    return plain[field.kind] if field.kind in plain else max(field.limits.least or 0, 1)
