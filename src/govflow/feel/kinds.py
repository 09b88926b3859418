"""The types a value can be asked for by name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

BASIC = (
    "number",
    "string",
    "boolean",
    "date",
    "time",
    "date and time",
    "days and time duration",
    "years and months duration",
)
SYNONYMS = {
    "dateTime": "date and time",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "date time": "date and time",
}


@dataclass(frozen=True, slots=True)
class Basic:
    """A simple type, `Any`, `Null`, or a bare `list`, `context`, `range`, `function`."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ListKind:
    of: "Kind"

    def __str__(self) -> str:
        return f"list<{self.of}>"


@dataclass(frozen=True, slots=True)
class RangeKind:
    of: "Kind"

    def __str__(self) -> str:
        return f"range<{self.of}>"


@dataclass(frozen=True, slots=True)
class ContextKind:
    entries: tuple[tuple[str, "Kind"], ...]

    def __str__(self) -> str:
        return "context<" + ", ".join(f"{name}: {kind}" for name, kind in self.entries) + ">"


@dataclass(frozen=True, slots=True)
class FunctionKind:
    parameters: tuple["Kind", ...]
    result: "Kind"

    def __str__(self) -> str:
        return f"function<{', '.join(map(str, self.parameters))}> -> {self.result}"


@dataclass(frozen=True, slots=True)
class Named:
    """A type somebody else defines (an item definition)."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Restricted:
    """A type of which only some values are allowed."""

    kind: "Kind"
    allows: Callable[[Any], bool]
    name: str = ""
    tests: Any = None  # the tree of what is allowed

    def __str__(self) -> str:
        return self.name or str(self.kind)


Kind: TypeAlias = Restricted | Basic | ListKind | RangeKind | ContextKind | FunctionKind | Named


def names_within(kind: "Kind") -> Iterator[str]:
    """The names of types somebody else must define."""
    if isinstance(kind, Named):
        yield kind.name
    elif isinstance(kind, ListKind | RangeKind):
        yield from names_within(kind.of)
    elif isinstance(kind, ContextKind):
        yield from (name for _, entry in kind.entries for name in names_within(entry))
    elif isinstance(kind, FunctionKind):
        yield from (name for one in (*kind.parameters, kind.result) for name in names_within(one))


Kinds: TypeAlias = Mapping[str, Kind]
ANY = Basic("Any")
