"""Values that stand for all others in a column of a table: every limit named there and one on either side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cmp_to_key

from govflow.feel.evaluation import Value
from govflow.feel.foreseeing import constant, is_constant
from govflow.feel.tree import Compared, Node, RangeOf, UnaryTests
from govflow.feel.values.arithmetic import NO_SUCH, operate
from govflow.feel.values.calendar import DAY, NANO, Date
from govflow.feel.values.comparing import order
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time

MOST_SAMPLES = 400
OTHER_TEXT = "…"
# the smallest step from a limit that is worth trying
STEPS: dict[type, Value] = {
    Decimal: Decimal(1),
    Date: DaysTime(DAY * NANO),
    DateTime: DaysTime(NANO),
    Time: DaysTime(NANO),
    DaysTime: DaysTime(NANO),
    YearsMonths: YearsMonths(1),
}


def samples(cells: Iterable[UnaryTests], kind: str, fits: Callable[[Value], bool]) -> list[Value] | None:
    """None where the cells compare with something that is only known when running."""
    limits: list[Value] = []
    for cell in cells:
        found = _limits(cell)
        if found is None:
            return None
        limits.extend(found)
    return [value for value in _around(limits, kind) if fits(value)][:MOST_SAMPLES]


def _limits(cell: UnaryTests) -> list[Value] | None:
    limits: list[Value] = []
    for test in cell.tests:
        for end in _ends(test):
            if not is_constant(end):
                return None
            value = constant(end)
            limits.extend(value if isinstance(value, list) else [value])
    return [limit for limit in limits if limit is not None]


def _ends(test: Node) -> Iterator[Node]:
    if isinstance(test, Compared):
        yield test.value
    elif isinstance(test, RangeOf):
        yield from (end for end in (test.low, test.high) if end is not None)
    else:
        yield test


def _around(limits: Sequence[Value], kind: str) -> Iterator[Value]:
    if kind == "boolean" or any(isinstance(limit, bool) for limit in limits):
        yield from (True, False)
    texts = {limit for limit in limits if isinstance(limit, str)}
    if texts or kind == "string":
        yield from sorted(texts)
        yield OTHER_TEXT
    for one in STEPS:
        yield from _around_ordered([limit for limit in limits if type(limit) is one])


def _around_ordered(limits: Sequence[Value]) -> Iterator[Value]:
    """Every limit, one step below the first, one above the last, and one between each two."""
    ordered = sorted(limits, key=cmp_to_key(lambda one, other: order(one, other) or 0))
    for place, limit in enumerate(ordered):
        if place and order(limit, ordered[place - 1]) == 0:
            continue
        step = STEPS[type(limit)]
        yield from _real(operate("-", limit, step), limit, operate("+", limit, step))
        following = ordered[place + 1] if place + 1 < len(ordered) else limit
        yield from _real(_between(limit, following))


def _between(low: Value, high: Value) -> Value:
    if not isinstance(low, Decimal):
        return None  # days and durations are tried a step beside every limit
    return (low + high) / 2


def _real(*values: Value) -> Iterator[Value]:
    yield from (value for value in values if value is not None and value is not NO_SUCH)
