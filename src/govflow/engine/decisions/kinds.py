"""Item definitions as FEEL types, and the plain values of a file or a form as the values a type means."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from govflow.engine.decisions.elements import Item
from govflow.feel.conformance import resolved
from govflow.feel.evaluation import Run, Surroundings, Value
from govflow.feel.expressions import Unary
from govflow.feel.kinds import (
    ANY,
    BASIC,
    SYNONYMS,
    Basic,
    ContextKind,
    FunctionKind,
    Kind,
    Kinds,
    ListKind,
    Named,
    Restricted,
)
from govflow.feel.plain import from_plain
from govflow.feel.values.reading import read_date, read_date_time, read_duration, read_time

CompileTest = Callable[[str, int], Unary | None]
NUMBERS = dict.fromkeys(("integer", "long", "double"), "number")  # as other products write it
_PLAIN_KINDS = frozenset((*BASIC, "list", "context", "range", "function"))


def kind_named(name: str) -> Kind:
    """The type a reference names; nothing or `Any` is any type."""
    name = SYNONYMS.get(name) or NUMBERS.get(name, name)
    if name in ("", "Any", "Any?", "<Undefined>"):
        return ANY
    return Basic(name) if name in _PLAIN_KINDS else Named(name)


def kinds_of(items: Iterable[Item], compile_test: CompileTest) -> dict[str, Kind]:
    return {item.name: _kind(item, compile_test) for item in items}


def _kind(item: Item, compile_test: CompileTest) -> Kind:
    kind = _bare(item, compile_test)
    if item.allowed:
        kind = _restricted(kind, item.allowed, item, compile_test)
    if item.is_list:
        kind = ListKind(kind)
    return _restricted(kind, item.constraint, item, compile_test) if item.constraint else kind


def _bare(item: Item, compile_test: CompileTest) -> Kind:
    if item.components:
        return ContextKind(tuple((one.name, _kind(one, compile_test)) for one in item.components))
    if item.function is not None:
        parameters, result = item.function
        return FunctionKind(tuple(map(kind_named, parameters)), kind_named(result))
    return kind_named(item.kind)


def _restricted(kind: Kind, text: str, item: Item, compile_test: CompileTest) -> Kind:
    test = compile_test(text, item.line)
    if test is None:
        return kind

    def allows(value: Value) -> bool:
        return test.within(Run(Surroundings(), is_lenient=True), value, {}) is True

    return Restricted(kind, allows, item.name, test.tree)


def from_typed(value: object, kind: Kind, kinds: Kinds) -> Value:
    """A plain value as its type means it: the text of a date becomes the date."""
    found = resolved(kind, kinds)
    if isinstance(found, Restricted):
        return from_typed(value, found.kind, kinds)
    if isinstance(found, ListKind) and isinstance(value, list | tuple):
        return [from_typed(item, found.of, kinds) for item in value]
    if isinstance(found, ListKind) and value is not None:
        return [from_typed(value, found.of, kinds)]
    if isinstance(found, ContextKind) and isinstance(value, Mapping):
        entries = dict(found.entries)
        filled = {**dict.fromkeys(entries), **value}  # what a form has not asked yet is null
        return {str(name): from_typed(item, entries.get(str(name), ANY), kinds) for name, item in filled.items()}
    if isinstance(found, Basic) and isinstance(value, str):
        return _from_text(value, found.name)
    return from_plain(value)


def _from_text(text: str, name: str) -> Value:
    """A text that is not of its type stays a text, and the type check says so."""
    if name == "number":
        return _number(text)
    if name == "boolean":
        return {"true": True, "false": False}.get(text, text)
    read = READERS.get(name)
    found = read(text) if read else None
    return text if found is None else found


def _number(text: str) -> Value:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return number if number.is_finite() else text


READERS: Mapping[str, Callable[[str], Any]] = {
    "date": read_date,
    "time": read_time,
    "date and time": read_date_time,
    "days and time duration": read_duration,
    "years and months duration": read_duration,
}
