"""Equality and order. Values of different kinds are neither equal nor unequal: the answer is null.

Times and date-times are compared as the specification does, by their elements down to the whole second.
"""

from decimal import Decimal
from typing import Any

from govflow.feel.values.calendar import NANO, Date
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time
from govflow.feel.values.ranges import Range

DEEPEST_VALUE = 100


def equal(left: Any, right: Any, depth: int = 0) -> bool | None:
    """Whether two values are equal; None where the question has no answer."""
    if left is None or right is None:
        return left is right
    kind = type(left)
    if kind is not type(right) or depth > DEEPEST_VALUE:
        return None
    if kind is list:
        return len(left) == len(right) and _all_equal(left, right, depth)
    if kind is dict:
        return left.keys() == right.keys() and _all_equal(left.values(), [right[key] for key in left], depth)
    if kind is Time or kind is DateTime:
        return (left.offset is None) == (right.offset is None) and _second(left) == _second(right)
    return bool(left == right)


def _all_equal(left: Any, right: Any, depth: int) -> bool:
    return all(equal(one, other, depth + 1) is True for one, other in zip(left, right, strict=True))


def order(left: Any, right: Any) -> int | None:
    """-1, 0 or 1; None where the two have no order."""
    kind = type(left)
    if kind is not type(right):
        return None
    if kind is Decimal or kind is str:
        return int(left > right) - int(left < right)
    keys = _keys(left, right, kind)
    return None if keys is None else int(keys[0] > keys[1]) - int(keys[0] < keys[1])


def _keys(left: Any, right: Any, kind: type) -> tuple[int, int] | None:
    if kind is Date:
        return left.number, right.number
    if kind is YearsMonths:
        return left.months, right.months
    if kind is DaysTime:
        return left.nanos, right.nanos
    if (kind is Time or kind is DateTime) and (left.offset is None) == (right.offset is None):
        return _second(left), _second(right)
    return None


def _second(moment: Time | DateTime) -> int:
    return moment.sort_key // NANO


def compare(sign: str, left: Any, right: Any) -> bool | None:
    found = order(left, right)
    if found is None:
        return None
    if sign == "<":
        return found < 0
    if sign == "<=":
        return found <= 0
    return found > 0 if sign == ">" else found >= 0


def holds(value: Any, within: Range) -> bool | None:
    """Whether a range holds a value."""
    if within.low is None and within.high is None:
        return None
    if within.sign == "!=":
        return negation(equal(value, within.low))
    low = True if within.low is None else compare(">=" if within.low_included else ">", value, within.low)
    high = True if within.high is None else compare("<=" if within.high_included else "<", value, within.high)
    return conjunction(low, high)


def conjunction(left: Any, right: Any) -> bool | None:
    """`and` of three values; what is not a boolean counts as unknown."""
    if left is False or right is False:
        return False
    return True if left is True and right is True else None


def disjunction(left: Any, right: Any) -> bool | None:
    if left is True or right is True:
        return True
    return False if left is False and right is False else None


def negation(value: Any) -> bool | None:
    return not value if isinstance(value, bool) else None
