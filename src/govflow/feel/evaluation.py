"""One evaluation: what it was given, what it may still spend, and what it had to leave null."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any, Protocol, TypeAlias

from govflow.feel.faults import FeelFault, LimitPassed
from govflow.feel.kinds import ANY, Kind, Kinds
from govflow.feel.values.comparing import equal
from govflow.feel.values.weighing import HEAVIEST, weight

# A FEEL value: Decimal, str, bool, None, Date, Time, DateTime, YearsMonths, DaysTime, Range, list, dict, Function
Value: TypeAlias = Any

MOST_STEPS = 250_000
MOST_CELLS = 1_500_000  # list items and characters made in one evaluation
LONGEST_LIST = 500_000
LONGEST_STRING = 1_000_000
DEEPEST_CALL = 400
MOST_NOTES = 50
MOST_SECONDS = 0.5  # spent on patterns


class Given(Protocol):
    """What the world gives an evaluation: the moment, the zone, and functions by name."""

    @property
    def moment(self) -> datetime: ...
    @property
    def zone(self) -> tzinfo: ...
    @property
    def functions(self) -> Mapping[str, Callable[..., object]]: ...


@dataclass(frozen=True)
class Surroundings:
    """A `Given` for those who have no better one."""

    moment: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    zone: tzinfo = UTC
    functions: Mapping[str, Callable[..., object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """Why something became null."""

    key: str
    text: str
    at: int
    facts: Mapping[str, object]

    def fault(self) -> FeelFault:
        return FeelFault(self.key, self.text, self.at, **self.facts)


@dataclass(slots=True)
class Run:
    """The budget and the notes of one evaluation.

    DMN makes null of what went wrong. A lenient run does so and notes why; a strict one raises the
    fault, because a null amount may decide a case.
    """

    given: Given
    is_lenient: bool = False
    kinds: Kinds = field(default_factory=dict)
    steps: int = MOST_STEPS
    cells: int = MOST_CELLS
    depth: int = 0
    seconds: float = MOST_SECONDS
    place: tuple[str, int] = ("", 0)  # of the call that is being made: built-in functions know no better
    notes: list[Note] = field(default_factory=list)
    trail: list[object] = field(default_factory=list)  # what a decision keeps to explain itself

    def step(self, text: str = "", at: int = 0, count: int = 1) -> None:
        self.steps -= count
        if self.steps < 0:
            raise self._passed("too_many_steps", text, at, limit=MOST_STEPS)

    def made_list(self, length: int, text: str = "", at: int = 0) -> None:
        """Called before a list of that length is made."""
        self.cells -= length
        if length > LONGEST_LIST or self.cells < 0:
            raise self._passed("list_too_long", text, at, length=length, limit=LONGEST_LIST)

    def made_string(self, length: int, text: str = "", at: int = 0) -> None:
        self.cells -= length // 8
        if length > LONGEST_STRING or self.cells < 0:
            raise self._passed("string_too_long", text, at, length=length, limit=LONGEST_STRING)

    def weighed(self, value: Value) -> Value:
        """A value about to be written out or compared in full."""
        if isinstance(value, list | dict):
            heavy = weight(value)
            if heavy > HEAVIEST:
                raise self._passed("list_too_long", "", 0, length=heavy, limit=HEAVIEST)
            self.step(count=heavy // 4 + 1)
        return value

    def equal(self, one: Value, other: Value) -> bool | None:
        return equal(self.weighed(one), other)

    def patience(self) -> float:
        """Seconds left for searching by patterns, whose cost cannot be told beforehand."""
        if self.seconds <= 0:
            raise self._passed("too_many_steps", "", 0, limit=MOST_STEPS)
        return self.seconds

    def enter(self, text: str = "", at: int = 0) -> None:
        self.depth += 1
        self.step(text, at, 5)
        if self.depth > DEEPEST_CALL:
            raise self._passed("too_deep", text, at, limit=DEEPEST_CALL)

    def _passed(self, key: str, text: str, at: int, **facts: object) -> LimitPassed:
        where, place = (text, at) if text else self.place
        return LimitPassed(key, where, place, **facts)

    def leave(self) -> None:
        self.depth -= 1

    def nothing(self, key: str, text: str = "", at: int = 0, **facts: object) -> Value:
        """The null of something that went wrong."""
        where, place = (text, at) if text else self.place
        note = Note(key, where, place, facts)
        if not self.is_lenient:
            raise note.fault()
        if len(self.notes) < MOST_NOTES:
            self.notes.append(note)
        return None


class Scope:
    """Names and their values, and the scope around. An open one is an item whose entries nobody has announced."""

    __slots__ = ("is_open", "names", "outer", "run")

    def __init__(
        self, names: Mapping[str, Value], outer: "Scope | None", run: Run, *, is_open: bool = False
    ) -> None:
        self.names = names
        self.outer = outer
        self.run = run
        self.is_open = is_open

    def inner(self, names: Mapping[str, Value]) -> "Scope":
        return Scope(names, self, self.run)


Compiled: TypeAlias = Callable[[Scope], Value]


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A value that can be applied to others."""

    parameters: Sequence[tuple[str, Kind]]
    apply: Callable[[Run, Sequence[Value]], Value]
    result: Kind = ANY
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class BuiltIn:
    """A built-in function under all its signatures."""

    name: str
    apply: Callable[[Run, Sequence[Value]], Value]
    apply_named: Callable[[Run, Mapping[str, Value]], Value]
