"""Values that stand for all others in a column of a table: every limit named there and one on either side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cmp_to_key
from itertools import zip_longest

from govflow.feel.analysis import possible_names
from govflow.feel.evaluation import Value
from govflow.feel.foreseeing import constant, is_constant
from govflow.feel.functions import BUILT_INS
from govflow.feel.tree import Compared, Name, Node, RangeOf, UnaryTests
from govflow.feel.values.arithmetic import NO_SUCH, operate
from govflow.feel.values.calendar import DAY, NANO, Date
from govflow.feel.values.comparing import order
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time
from govflow.feel.walking import parts

MOST_SAMPLES = 1_200
OTHER_TEXT = "…"
NOON = Time(12, 0, 0)
SOME_DAY = Date(2018, 1, 1)
# the smallest step from a limit that is worth trying
STEPS: dict[type, Value] = {
    Decimal: Decimal(1),
    Date: DaysTime(DAY * NANO),
    DateTime: DaysTime(NANO),
    Time: DaysTime(NANO),
    DaysTime: DaysTime(NANO),
    YearsMonths: YearsMonths(1),
}
# a value of each type, for a column that names none
SOME: dict[str, tuple[Value, ...]] = {
    "number": (Decimal(0),),
    "string": (OTHER_TEXT,),
    "boolean": (True, False),
    "date": (SOME_DAY,),
    "time": (NOON,),
    "date and time": (DateTime(SOME_DAY, NOON),),
    "days and time duration": (DaysTime(DAY * NANO),),
    "years and months duration": (YearsMonths(1),),
}


@dataclass(frozen=True, slots=True)
class Samples:
    """`stand_for_all` says whether there is no other value that any cell would treat otherwise."""

    values: tuple[Value, ...]
    stand_for_all: bool


def samples(
    cells: Iterable[UnaryTests], bounds: Iterable[UnaryTests], kind: str, fits: Callable[[Value], bool]
) -> Samples | None:
    """None where the cells compare with something that is only known when running.

    `bounds` are what a type or a column allows: their limits are tried too, and `fits` judges by all of them.
    """
    limits: list[Value] = []
    stand_for_all = True
    for end in _ends(cells):
        if is_constant(end):
            limits.append(constant(end))
        elif possible_names(end) - {"?"} <= BUILT_INS.keys():
            limits.extend(map(constant, _constants(end)))
            stand_for_all = False
        else:
            return None
    is_null_named = None in limits
    limits.extend(constant(end) for end in _ends(bounds) if is_constant(end))
    spread = [one for limit in limits for one in (limit if isinstance(limit, list) else [limit])]
    tried = [value for value in _around(spread, kind) if fits(value)]
    tried = [None, *tried] if is_null_named else tried
    return Samples(tuple(tried[:MOST_SAMPLES]), stand_for_all and len(tried) <= MOST_SAMPLES)


def _ends(cells: Iterable[UnaryTests]) -> Iterator[Node]:
    return (end for cell in cells for test in cell.tests for end in ends_of(test))


def ends_of(test: Node) -> Iterator[Node]:
    """What a test compares with."""
    if isinstance(test, Compared):
        yield test.value
    elif isinstance(test, RangeOf):
        yield from (end for end in (test.low, test.high) if end is not None)
    else:
        yield test


def _constants(node: Node) -> Iterator[Node]:
    """The largest constant parts of an expression about `?`."""
    if isinstance(node, Name):
        return
    if is_constant(node):
        yield node
        return
    for part in parts(node):
        yield from _constants(part)


def _around(limits: Sequence[Value], kind: str) -> Iterator[Value]:
    found = [*_around_plain(limits, kind)]
    for one in STEPS:
        found += _around_ordered([limit for limit in limits if type(limit) is one])
    yield from found or (SOME.get(kind, (OTHER_TEXT,)) if limits or kind in SOME else ())


def _around_plain(limits: Sequence[Value], kind: str) -> Iterator[Value]:
    if kind == "boolean" or any(isinstance(limit, bool) for limit in limits):
        yield from (True, False)
    texts = sorted({limit for limit in limits if isinstance(limit, str)})
    if texts or kind == "string":
        yield from texts
        yield OTHER_TEXT
        yield from ("", *(text + OTHER_TEXT for text in texts))  # beside each, for cells that order texts


def _around_ordered(limits: Sequence[Value]) -> Iterator[Value]:
    """Every limit, one step below the first, one above the last, and one between each two."""
    ordered: list[Value] = []
    for limit in sorted(limits, key=cmp_to_key(lambda one, other: order(one, other) or 0)):
        if not ordered or order(limit, ordered[-1]) != 0:
            ordered.append(limit)
    for limit, following in zip_longest(ordered, ordered[1:]):
        step = STEPS[type(limit)]
        yield from _real(operate("-", limit, step), limit, operate("+", limit, step))
        yield from _real(_between(limit, following))


def _between(low: Value, high: Value) -> Value:
    if not isinstance(low, Decimal) or high is None:
        return None  # days and durations are tried a step beside every limit
    return (low + high) / 2


def _real(*values: Value) -> Iterator[Value]:
    yield from (value for value in values if value is not None and value is not NO_SUCH)
