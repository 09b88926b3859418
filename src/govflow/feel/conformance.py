"""Which values are of which kind, and which kinds hold which."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from govflow.feel.evaluation import BuiltIn, Function
from govflow.feel.kinds import (
    ANY,
    Basic,
    ContextKind,
    FunctionKind,
    Kind,
    Kinds,
    ListKind,
    Named,
    RangeKind,
    Restricted,
)
from govflow.feel.values.calendar import Date
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time
from govflow.feel.values.ranges import Range

PYTHON_TYPES: dict[str, type | tuple[type, ...]] = {
    "number": Decimal,
    "string": str,
    "boolean": bool,
    "date": Date,
    "time": Time,
    "date and time": DateTime,
    "days and time duration": DaysTime,
    "years and months duration": YearsMonths,
    "list": list,
    "context": dict,
    "range": Range,
    "function": (Function, BuiltIn),
}
DEEPEST_KIND = 50


def resolved(kind: Kind, kinds: Kinds) -> Kind | None:
    """A named kind as what it stands for; None for a name nobody defined."""
    for _ in range(DEEPEST_KIND):
        if not isinstance(kind, Named):
            return kind
        found = kinds.get(kind.name)
        if found is None:
            return None
        kind = found
    return None


def conforms(value: Any, kind: Kind, kinds: Kinds) -> bool:
    """Whether the value may stand where the kind is asked for. Null may stand anywhere."""
    return value is None or is_instance(value, kind, kinds)


def is_instance(value: Any, kind: Kind, kinds: Kinds, depth: int = 0, *, by_type: bool = False) -> bool:
    """`by_type` leaves aside which values a type allows, as `instance of` does."""
    if type(kind) is Basic:
        return _is_basic(value, kind)
    found = resolved(kind, kinds)
    if isinstance(found, Restricted):
        # a type made from another one allows what it says itself, not what the other one allows
        base = bare(found, kinds) or found.kind
        return is_instance(value, base, kinds, depth + 1, by_type=by_type) and (by_type or found.allows(value))
    if found is None or depth > DEEPEST_KIND:
        return False
    if isinstance(found, Basic):
        return _is_basic(value, found)
    check = _COMPOSED[type(found)]
    return bool(check(value, found, kinds, depth + 1, by_type))


def _is_basic(value: Any, kind: Basic) -> bool:
    wanted = PYTHON_TYPES.get(kind.name)
    if wanted is not None:
        return isinstance(value, wanted)
    return value is None if kind.name == "Null" else value is not None


def _may_be(value: Any, kind: Kind, kinds: Kinds, depth: int, by_type: bool) -> bool:
    return value is None or is_instance(value, kind, kinds, depth, by_type=by_type)


def _is_list(value: Any, kind: ListKind, kinds: Kinds, depth: int, by_type: bool) -> bool:
    return isinstance(value, list) and all(_may_be(item, kind.of, kinds, depth, by_type) for item in value)


def _is_context(value: Any, kind: ContextKind, kinds: Kinds, depth: int, by_type: bool) -> bool:
    return isinstance(value, dict) and all(
        name in value and _may_be(value[name], entry, kinds, depth, by_type) for name, entry in kind.entries
    )


def _is_range(value: Any, kind: RangeKind, kinds: Kinds, depth: int, by_type: bool) -> bool:
    ends = (value.low, value.high) if isinstance(value, Range) else None
    return ends is not None and all(_may_be(end, kind.of, kinds, depth, by_type) for end in ends)


def _is_function(value: Any, kind: FunctionKind, kinds: Kinds, depth: int, by_type: bool) -> bool:
    if not isinstance(value, Function) or len(value.parameters) != len(kind.parameters):
        return False
    # a parameter without a type asks nothing of the function
    takes = all(
        asked == ANY or is_within(asked, taken, kinds, depth)
        for asked, (_, taken) in zip(kind.parameters, value.parameters, strict=True)
    )
    # a function that does not say what it gives may give anything
    return takes and (value.result == ANY or is_within(value.result, kind.result, kinds, depth))


_COMPOSED: dict[type, Callable[..., bool]] = {
    ListKind: _is_list,
    ContextKind: _is_context,
    RangeKind: _is_range,
    FunctionKind: _is_function,
}


def is_within(inner: Kind, outer: Kind, kinds: Kinds, depth: int = 0) -> bool:
    """Whether every value of one kind is of the other."""
    one, other = resolved(inner, kinds), resolved(outer, kinds)
    if one is None or other is None or depth > DEEPEST_KIND:
        return False
    if other == ANY or one == other or one == Basic("Null"):
        return True
    if isinstance(one, Restricted):
        return is_within(one.kind, other, kinds, depth + 1)
    if isinstance(other, Basic):
        return other.name == _BARE.get(type(one))
    if isinstance(one, ListKind | RangeKind) and type(one) is type(other):
        return is_within(one.of, other.of, kinds, depth + 1)
    return _composed_within(one, other, kinds, depth + 1)


_BARE = {ListKind: "list", ContextKind: "context", RangeKind: "range", FunctionKind: "function"}


def _composed_within(one: Kind, other: Kind, kinds: Kinds, depth: int) -> bool:
    if isinstance(one, ContextKind) and isinstance(other, ContextKind):
        own = dict(one.entries)
        return all(name in own and is_within(own[name], kind, kinds, depth) for name, kind in other.entries)
    if isinstance(one, FunctionKind) and isinstance(other, FunctionKind):
        return (
            len(one.parameters) == len(other.parameters)
            and is_within(one.result, other.result, kinds, depth)
            and _all_within(other.parameters, one.parameters, kinds, depth)
        )
    return False


def _all_within(inner: Sequence[Kind], outer: Sequence[Kind], kinds: Kinds, depth: int) -> bool:
    return all(is_within(one, other, kinds, depth) for one, other in zip(inner, outer, strict=True))


def bare(kind: Kind, kinds: Kinds) -> Kind | None:
    """What stands behind names and restrictions."""
    found = resolved(kind, kinds)
    for _ in range(DEEPEST_KIND):
        if not isinstance(found, Restricted):
            return found
        found = resolved(found.kind, kinds)
    return None
