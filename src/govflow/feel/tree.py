"""An expression as a tree of plain values. `at` is the place in the text and takes no part in equality."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from govflow.feel.kinds import Kind


def _place() -> int:
    return field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Literal:
    value: Decimal | str | bool | None
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Temporal:
    """A literal such as @"2018-03-14"."""

    text: str
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    at: int = _place()


@dataclass(frozen=True, slots=True)
class ListOf:
    items: tuple["Node", ...]
    at: int = _place()


@dataclass(frozen=True, slots=True)
class ContextOf:
    entries: tuple[tuple[str, "Node"], ...]
    at: int = _place()


@dataclass(frozen=True, slots=True)
class RangeOf:
    """Two ends, either of which may be open; `None` is an end that is not there. `(= x)` keeps its sign."""

    low: "Node | None"
    high: "Node | None"
    low_included: bool
    high_included: bool
    sign: str = ""
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Path:
    source: "Node"
    name: str
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Filter:
    source: "Node"
    test: "Node"
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Call:
    """A function applied; `names` stand beside the arguments when they were given by name."""

    function: "Node"
    arguments: tuple["Node", ...]
    names: tuple[str, ...] | None = None
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Negative:
    value: "Node"
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Binary:
    """+ - * / ** = != < <= > >= and or"""

    sign: str
    left: "Node"
    right: "Node"
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Between:
    value: "Node"
    low: "Node"
    high: "Node"
    at: int = _place()


@dataclass(frozen=True, slots=True)
class In:
    value: "Node"
    tests: tuple["Node", ...]
    at: int = _place()


@dataclass(frozen=True, slots=True)
class InstanceOf:
    value: "Node"
    kind: Kind
    at: int = _place()


@dataclass(frozen=True, slots=True)
class If:
    condition: "Node"
    then: "Node"
    otherwise: "Node"
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Iterator:
    """`name in source`, or `name in source..until`."""

    name: str
    source: "Node"
    until: "Node | None" = None
    at: int = _place()


@dataclass(frozen=True, slots=True)
class For:
    iterators: tuple[Iterator, ...]
    body: "Node"
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Quantified:
    """`every` or `some`."""

    every: bool
    iterators: tuple[Iterator, ...]
    body: "Node"
    at: int = _place()


@dataclass(frozen=True, slots=True)
class FunctionOf:
    parameters: tuple[tuple[str, Kind], ...]
    body: "Node"
    is_external: bool = False
    at: int = _place()


@dataclass(frozen=True, slots=True)
class Compared:
    """A unary test `< 5`: the value in question on the left."""

    sign: str
    value: "Node"
    at: int = _place()


@dataclass(frozen=True, slots=True)
class UnaryTests:
    """The cell of a table. No tests: the dash, which everything passes."""

    tests: tuple["Node", ...]
    is_negated: bool = False
    at: int = _place()


Node: TypeAlias = (
    Literal
    | Temporal
    | Name
    | ListOf
    | ContextOf
    | RangeOf
    | Path
    | Filter
    | Call
    | Negative
    | Binary
    | Between
    | In
    | InstanceOf
    | If
    | For
    | Quantified
    | FunctionOf
    | Compared
    | UnaryTests
)
