"""Which rules are still possible: cells that hold constants are looked up, not tried one by one.

A set of rules is the bits of a number; bit 0 is the first rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govflow.feel.compiling import Test
from govflow.feel.evaluation import Scope, Value
from govflow.feel.expressions import Unary
from govflow.feel.tree import Literal

Key = tuple[type, Value]


@dataclass(frozen=True, slots=True)
class ColumnIndex:
    """`open` are the rules whose cell in this column must be tried or passes anyway."""

    place: int
    open: int
    by_constant: dict[Key, int]
    kinds: frozenset[type]  # of its constants


@dataclass(frozen=True, slots=True)
class TableIndex:
    columns: tuple[ColumnIndex, ...]
    tests: tuple[tuple[tuple[int, Test], ...], ...]
    every: int

    def fired(self, values: Sequence[Value], scope: Scope) -> Iterator[int]:
        """The places of the rules that fire, in order."""
        possible = self.every
        for column in self.columns:
            possible &= _passing(column, values[column.place], scope)
            if not possible:
                return
        while possible:
            lowest = possible & -possible
            possible ^= lowest
            row = lowest.bit_length() - 1
            if all(test(scope, values[place]) is True for place, test in self.tests[row]):
                yield row


def _passing(column: ColumnIndex, value: Value, scope: Scope) -> int:
    kind = type(value)
    if (
        value is not None and column.kinds and kind not in column.kinds
    ):  # no constant can equal it: a text where numbers are listed
        scope.run.nothing("different_kinds")
    if kind is list or kind is dict:
        return column.open
    return column.open | column.by_constant.get((kind, value), 0)


def index_rules(rows: Sequence[Sequence[tuple[int, Unary | None]]], width: int) -> TableIndex:
    """`rows` hold for each rule its cells that are not empty; None is a cell that could not be read."""
    every = (1 << len(rows)) - 1
    columns = [_Making(place, every) for place in range(width)]
    tests: list[tuple[tuple[int, Test], ...]] = []
    for number, cells in enumerate(rows):
        tried: list[tuple[int, Test]] = []
        for place, cell in cells:
            if cell is None or not columns[place].take(1 << number, cell):
                tried.append((place, cell.test if cell else _never))
        tests.append(tuple(tried))
    used = tuple(column.made() for column in columns if column.is_used)
    return TableIndex(used, tuple(tests), every)


class _Making:
    """A column while it is being indexed."""

    def __init__(self, place: int, every: int) -> None:
        self.place, self.open = place, every
        self.by_constant: dict[Key, int] = {}

    @property
    def is_used(self) -> bool:
        return bool(self.by_constant)

    def take(self, row: int, cell: Unary) -> bool:
        """Whether the cell holds nothing but constants, and so is indexed."""
        constants = [test.value for test in cell.tree.tests if isinstance(test, Literal)]
        if cell.tree.is_negated or not constants or len(constants) != len(cell.tree.tests):
            return False
        self.open &= ~row
        for value in constants:
            key = (type(value), value)
            self.by_constant[key] = self.by_constant.get(key, 0) | row
        return True

    def made(self) -> ColumnIndex:
        return ColumnIndex(self.place, self.open, self.by_constant, _kinds(self.by_constant))


def _kinds(constants: Mapping[Key, int]) -> frozenset[type]:
    return frozenset(kind for kind, value in constants if value is not None)


def _never(scope: Scope, value: Value) -> bool | None:
    """A cell that cannot be read fires nothing, and nobody knows whether its rule should have."""
    scope.run.nothing("broken_cell")
    return False
