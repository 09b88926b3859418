"""Frozen values that differ in a field or two from others."""

from collections.abc import Mapping
from typing import Any, TypeVar

V = TypeVar("V")


def changed(value: V, **fields: Any) -> V:
    """The same value with other fields, as `dataclasses.replace` gives it, in a tenth of the time.

    Only for frozen dataclasses that work nothing out when they are made; the fields are trusted to be theirs.
    """
    twin = object.__new__(type(value))
    twin.__dict__.update(vars(value), **fields)
    return twin


def made(kind: type[V], fields: Mapping[str, Any]) -> V:
    """A value with exactly these fields, without the cost of its constructor; on the same terms as `changed`."""
    value = object.__new__(kind)
    value.__dict__.update(fields)
    return value


def difference(before: object, after: object) -> dict[str, Any]:
    """The fields in which two values of one kind differ, as they are in the second."""
    was = vars(before)
    return {name: value for name, value in vars(after).items() if was[name] is not value and was[name] != value}
