"""How points and ranges lie to one another.

Every end becomes an edge: a value and a hair's breadth to its side when the end itself does not belong.
"""

from collections.abc import Callable
from dataclasses import dataclass

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in
from govflow.feel.values.comparing import order
from govflow.feel.values.ranges import Range


class _NoOrder(Exception):
    """Two ends that cannot be compared."""


@dataclass(frozen=True, slots=True)
class Edge:
    value: Value
    side: int = 0
    beyond: int = 0  # -1 before everything, 1 after everything


def _low(value: Value) -> Edge:
    if not isinstance(value, Range):
        return Edge(value)
    return Edge(None, beyond=-1) if value.low is None else Edge(value.low, 0 if value.low_included else 1)


def _high(value: Value) -> Edge:
    if not isinstance(value, Range):
        return Edge(value)
    return Edge(None, beyond=1) if value.high is None else Edge(value.high, 0 if value.high_included else -1)


def _order(one: Edge, other: Edge) -> int:
    if one.beyond or other.beyond:
        return (one.beyond > other.beyond) - (one.beyond < other.beyond)
    found = order(one.value, other.value)
    if found is None:
        raise _NoOrder
    return found or (one.side > other.side) - (one.side < other.side)


Relation = Callable[[Value, Value], bool]


def _relation(name: str, *pairs: str) -> Callable[[Relation], Relation]:
    """`point range` beside a name allows a point as its first argument and a range as its second."""

    def register(holds: Relation) -> Relation:
        for pair in pairs:
            one, other = pair.split()
            built_in(f"{name}({one}: {_kind(one)}, {other}: {_kind(other)})")(_checked(holds, one, other))
        return holds

    return register


def _kind(name: str) -> str:
    return "range" if name.startswith("range") else "any"


def _checked(holds: Relation, one: str, other: str) -> Callable[[Run, Value, Value], Value]:
    def work(run: Run, left: Value, right: Value) -> Value:
        if left is None or right is None:
            return None
        if isinstance(left, Range) > one.startswith("range") or isinstance(right, Range) > other.startswith(
            "range"
        ):
            return run.nothing("no_order")
        if any(isinstance(value, Range) and value.sign == "!=" for value in (left, right)):
            return run.nothing("no_order")
        try:
            return holds(left, right)
        except _NoOrder:
            return run.nothing("no_order")

    return work


POINTS, POINT_RANGE, RANGE_POINT, RANGES = "point1 point2", "point range", "range point", "range1 range2"


@_relation("before", RANGES, RANGE_POINT, POINT_RANGE, POINTS)
def before(one: Value, other: Value) -> bool:
    return _order(_high(one), _low(other)) < 0


@_relation("after", RANGES, RANGE_POINT, POINT_RANGE, POINTS)
def after(one: Value, other: Value) -> bool:
    return before(other, one)


@_relation("meets", RANGES)
def meets(one: Value, other: Value) -> bool:
    return _order(_high(one), _low(other)) == 0


@_relation("met by", RANGES)
def met_by(one: Value, other: Value) -> bool:
    return meets(other, one)


@_relation("overlaps", RANGES)
def overlaps(one: Value, other: Value) -> bool:
    return _order(_high(one), _low(other)) >= 0 and _order(_high(other), _low(one)) >= 0


@_relation("overlaps before", RANGES)
def overlaps_before(one: Value, other: Value) -> bool:
    starts_earlier = _order(_low(one), _low(other)) < 0
    return starts_earlier and overlaps(one, other) and _order(_high(one), _high(other)) <= 0


@_relation("overlaps after", RANGES)
def overlaps_after(one: Value, other: Value) -> bool:
    return overlaps_before(other, one)


@_relation("includes", RANGES, RANGE_POINT)
def includes(one: Value, other: Value) -> bool:
    return _order(_low(one), _low(other)) <= 0 and _order(_high(one), _high(other)) >= 0


@_relation("during", RANGES, POINT_RANGE)
def during(one: Value, other: Value) -> bool:
    return includes(other, one)


@_relation("starts", RANGES, POINT_RANGE)
def starts(one: Value, other: Value) -> bool:
    return _order(_low(one), _low(other)) == 0 and _order(_high(one), _high(other)) <= 0


@_relation("started by", RANGES, RANGE_POINT)
def started_by(one: Value, other: Value) -> bool:
    return starts(other, one)


@_relation("finishes", RANGES, POINT_RANGE)
def finishes(one: Value, other: Value) -> bool:
    return _order(_high(one), _high(other)) == 0 and _order(_low(one), _low(other)) >= 0


@_relation("finished by", RANGES, RANGE_POINT)
def finished_by(one: Value, other: Value) -> bool:
    return finishes(other, one)


@_relation("coincides", RANGES, POINTS)
def coincides(one: Value, other: Value) -> bool:
    return _order(_low(one), _low(other)) == 0 and _order(_high(one), _high(other)) == 0
