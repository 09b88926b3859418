"""From the flat names a browser sends to answers nested as the form is."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govflow.law.forms import Field, Form, Kind

Typed = dict[str, object]
Change = Callable[[list[object]], list[object]]


@dataclass(frozen=True)
class Upload:
    """A file as it arrived, read once."""

    name: str
    media: str
    content: bytes

    @property
    def told(self) -> dict[str, object]:
        """What the answer keeps of it."""
        digest = hashlib.sha256(self.content).hexdigest()
        return {"name": self.name, "size": len(self.content), "kind": self.media, "digest": digest}


def typed_into(form: Form, sent: Mapping[str, Sequence[object]], before: Mapping[str, object]) -> Typed:
    """What was typed; a file chosen earlier stays where no new one came."""
    return _level(form.fields, sent, "", before)


def _level(
    fields: Sequence[Field], sent: Mapping[str, Sequence[object]], prefix: str, before: Mapping[str, object]
) -> Typed:
    typed: Typed = {}
    for field in fields:
        name = prefix + field.key
        if field.kind is Kind.GROUP and not field.key:
            typed |= _level(field.fields, sent, prefix, before)
        elif field.kind is Kind.GROUP:
            typed[field.key] = _level(field.fields, sent, f"{name}.", _mapping(before.get(field.key)))
        elif field.kind is Kind.ROWS:
            typed[field.key] = _rows(field, sent, name, before.get(field.key))
        elif field.is_asked:
            typed[field.key] = _value(field, sent.get(name, ()), before.get(field.key))
    return typed


def _value(field: Field, values: Sequence[object], before: object) -> object:
    if field.kind is Kind.FILES:
        uploads = [one.told for one in values if isinstance(one, Upload) and one.name]
        return uploads or before or []
    texts = [one for one in values if isinstance(one, str)]
    if field.kind is Kind.CHOICES:
        return [one for one in texts if one]
    return texts[0] if texts else ""


def _rows(field: Field, sent: Mapping[str, Sequence[object]], name: str, before: object) -> list[Typed]:
    numbers = sorted(_numbers(sent, name))
    kept = before if isinstance(before, list) else []
    return [
        _level(field.fields, sent, f"{name}.{number}.", _mapping(kept[number] if number < len(kept) else None))
        for number in numbers
    ]


def _numbers(sent: Mapping[str, Sequence[object]], name: str) -> set[int]:
    """The rows sent. Each row also sends its own number, so that one left empty is still a row."""
    row = re.compile(re.escape(name) + r"\.(\d{1,4})(\.|$)")
    return {int(found[1]) for key in sent if (found := row.match(key))}


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


# Rows are added and taken away by buttons, so that no script is needed.


def with_row_added(typed: Typed, path: str) -> Typed:
    """`typed` with an empty row at the end of the list at `path`."""
    grown: Typed = _changed(typed, path.split("."), lambda rows: [*rows, {}])
    return grown


def with_row_removed(typed: Typed, path: str) -> Typed:
    """`typed` without the row at `path` (`children.2`)."""
    rows_at, _, gone = path.rpartition(".")
    left: Typed = _changed(
        typed, rows_at.split("."), lambda rows: [row for index, row in enumerate(rows) if str(index) != gone]
    )
    return left


def _changed(typed: object, steps: list[str], change: Change) -> Any:
    step, *further = steps
    if isinstance(typed, list):
        return [
            _changed(one, further, change) if str(at) == step and further else one for at, one in enumerate(typed)
        ]
    if not isinstance(typed, dict):
        return typed
    inner = typed.get(step)
    if not further and not isinstance(inner, list):
        return typed
    return {**typed, step: _changed(inner, further, change) if further else change(inner)}
