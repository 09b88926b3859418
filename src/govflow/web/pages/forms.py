"""A form as it stands on a page: each field with its name, its words, what was typed and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govflow.feel import Given
from govflow.languages import say
from govflow.law.forms import Checked, Field, Form, Kind, check_answers, shown
from govflow.law.forms.problems import Place

SHORT = frozenset({Kind.IIN, Kind.BIN, Kind.IIN_OR_BIN, Kind.BIC, Kind.DATE, Kind.TIME, Kind.WHOLE})
MIDDLE = frozenset({Kind.MONEY, Kind.NUMBER, Kind.MOMENT, Kind.PHONE, Kind.IBAN})
DIGITS = frozenset({Kind.IIN, Kind.BIN, Kind.IIN_OR_BIN, Kind.DATE, Kind.TIME, Kind.WHOLE})
HINTED = SHORT | MIDDLE | {Kind.EMAIL}


@dataclass(frozen=True)
class Drawn:
    """One field on the page."""

    field: Field
    name: str
    label: str
    hint: str
    value: str = ""
    chosen: tuple[str, ...] = ()
    fault: str = ""
    doubt: str = ""
    fields: tuple["Drawn", ...] = ()
    rows: tuple[tuple["Drawn", ...], ...] = ()
    files: tuple[Mapping[str, object], ...] = ()
    decides: bool = False  # another field is shown or hidden by it

    @property
    def id(self) -> str:
        return "f-" + self.name.replace(".", "-")

    @property
    def shape(self) -> str:
        """Which part of the template draws it."""
        if self.field.is_computed:
            return "computed"
        return "kept" if self.field.is_readonly and self.field.kind is not Kind.GROUP else self.field.kind.value

    @property
    def size(self) -> str:
        return "short" if self.field.kind in SHORT else "middle" if self.field.kind in MIDDLE else ""

    @property
    def keyboard(self) -> str:
        if self.field.kind is Kind.PHONE:
            return "tel"
        if self.field.kind is Kind.EMAIL:
            return "email"
        return "numeric" if self.field.kind in DIGITS else "decimal" if self.field.kind is Kind.MONEY else "text"

    @property
    def described_by(self) -> str:
        parts = [(self.hint, "hint"), (self.fault, "fault"), (self.doubt, "doubt")]
        return " ".join(f"{self.id}-{part}" for said, part in parts if said)


@dataclass(frozen=True)
class DrawnForm:
    title: str
    fields: tuple[Drawn, ...]
    faults: tuple[tuple[str, str, str], ...]  # where to go, the label, what is wrong


@dataclass(frozen=True)
class _Pen:
    language: str
    facts: Mapping[str, object]
    given: Given
    checked: Checked
    faults: Mapping[Place, str]
    doubts: Mapping[Place, str]
    deciding: frozenset[str]


def first_typed(form: Form, facts: Mapping[str, object], given: Given, language: str) -> dict[str, object]:
    """What a form shows before anything is typed: what the case already knows."""
    return _first(form.fields, facts, facts, given, language)


def _first(
    fields: Sequence[Field], known: Mapping[str, object], facts: Mapping[str, object], given: Given, language: str
) -> dict[str, object]:
    typed: dict[str, object] = {}
    for field in fields:
        if field.kind is Kind.GROUP:
            inner = known if not field.key else _mapping(known.get(field.key))
            level = _first(field.fields, inner, facts, given, language)
            typed |= {field.key: level} if field.key else level
        elif field.kind is Kind.ROWS:
            typed[field.key] = _first_rows(field, known.get(field.key), facts, given, language)
        elif field.is_asked:
            start = field.start.value(facts, given) if field.start else None
            typed[field.key] = _as_typed(field, known.get(field.key) if start is None else start, language)
    return typed


def _first_rows(
    field: Field, known: object, facts: Mapping[str, object], given: Given, language: str
) -> list[dict[str, object]]:
    rows = known if isinstance(known, list) and known else [{} for _ in range(field.rows_at_first)]
    return [_first(field.fields, _mapping(row), facts, given, language) for row in rows]


def _as_typed(field: Field, value: object, language: str) -> object:
    if field.kind in (Kind.CHOICES, Kind.FILES):
        return value if isinstance(value, list) else []
    if field.kind is Kind.YES_NO:
        return "on" if value is True else ""
    if field.kind is Kind.CHOICE:
        return "" if value is None else str(value)
    return shown(field, value, language)


def draw(
    form: Form,
    typed: Mapping[str, object],
    facts: Mapping[str, object],
    given: Given,
    language: str,
    *,
    judged: bool,
) -> DrawnForm:
    """The form with what was typed; faults are shown once it has been sent."""
    checked = check_answers(form, typed, facts=facts, given=given)
    faults = {problem.place: problem.words(language) for problem in checked.problems} if judged else {}
    doubts = {one.place: one.words(language) for one in (*checked.hints, *checked.faults)}
    pen = _Pen(language, facts, given, checked, faults, doubts, _deciding(form))
    fields = tuple(_level(pen, form.fields, typed, ()))
    return DrawnForm(form.title.in_(language), fields, tuple(_listed(fields)))


def _deciding(form: Form) -> frozenset[str]:
    """The keys that conditions and computed values mention, so that the page knows when to look again."""
    asked = [expression for field in form.each() for expression in (field.hide, field.computed) if expression]
    return frozenset(name for expression in asked for name in expression.names)


def _level(pen: _Pen, fields: Sequence[Field], typed: Mapping[str, object], place: Place) -> Iterator[Drawn]:
    for field in fields:
        here = (*place, field.key) if field.key else (*place, f"line-{field.line}")
        if here not in pen.checked.hidden:
            yield _drawn(pen, field, typed, here, place)


def _drawn(pen: _Pen, field: Field, typed: Mapping[str, object], here: Place, place: Place) -> Drawn:
    value = typed.get(field.key) if field.key else None
    known = _known(pen, here)
    drawn: dict[str, Any] = {}
    if field.kind is Kind.GROUP:
        inner, below = (_mapping(value), here) if field.key else (typed, place)
        drawn["fields"] = tuple(_level(pen, field.fields, inner, below))
    elif field.kind is Kind.ROWS:
        rows = value if isinstance(value, list) else []
        drawn["rows"] = tuple(
            tuple(_level(pen, field.fields, _mapping(row), (*here, number))) for number, row in enumerate(rows)
        )
    elif field.kind is Kind.FILES:
        drawn["files"] = tuple(one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else ()
    elif field.is_readonly or field.is_computed:
        drawn["value"] = shown(field, known, pen.language)
    else:
        drawn["chosen"] = tuple(map(str, value)) if isinstance(value, list) else ()
        drawn["value"] = "" if value is None or isinstance(value, list) else str(value)
    return Drawn(
        field=field,
        name=".".join(map(str, here)),
        label=field.label.in_(pen.language),
        hint=_hint(field, pen.language),
        fault=pen.faults.get(here, ""),
        doubt=pen.doubts.get(here, ""),
        decides=any(step in pen.deciding for step in here),
        **drawn,
    )


def _known(pen: _Pen, place: Place) -> object:
    """What the answers, or else the case, say at a place."""
    for source in (pen.checked.answers, pen.facts):
        value: object = source
        for step in place:
            value = _step(value, step)
        if value is not None:
            return value
    return None


def _step(value: object, step: str | int) -> object:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _hint(field: Field, language: str) -> str:
    if field.hint is not None:
        return field.hint.in_(language)
    if field.kind in HINTED and field.is_asked:
        return say(language, "web", f"hint.{field.kind.value}")
    if field.kind is Kind.FILES and field.limits.accepts:
        return ", ".join(field.limits.accepts)
    return ""


def _listed(fields: Sequence[Drawn]) -> Iterator[tuple[str, str, str]]:
    for one in fields:
        if one.fault:
            yield (f"#{one.id}", one.label, one.fault)
        yield from _listed(one.fields)
        for row in one.rows:
            yield from _listed(row)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
