"""A DMN file as plain values. The bytes it came from are kept beside them and given back unchanged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from govflow.languages import Text


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in FEEL."""

    text: str
    line: int
    kind: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """An input or an output of a table; `allowed` are its values, in order of priority for an output."""

    label: str
    text: str
    kind: str
    allowed: str
    default: str
    line: int
    id: str = ""
    title: Text | None = None  # where it is called in three languages
    words: tuple[tuple[str, Text], ...] = ()  # what its codes mean


@dataclass(frozen=True, slots=True)
class Rule:
    number: int
    id: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    notes: tuple[str, ...]
    line: int
    output_kinds: tuple[str, ...] = ()
    title: Text | None = None  # its description in three languages


@dataclass(frozen=True, slots=True)
class Table:
    policy: str
    aggregation: str
    inputs: tuple[Column, ...]
    outputs: tuple[Column, ...]
    rules: tuple[Rule, ...]
    line: int
    label: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A named part of a context, or its result when it has no name."""

    name: str
    kind: str
    logic: "Logic"


@dataclass(frozen=True, slots=True)
class ContextLogic:
    entries: tuple[Entry, ...]
    line: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple["Logic", ...], ...]
    line: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ListLogic:
    items: tuple["Logic", ...]
    line: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """A parameter and what it is given."""

    name: str
    kind: str
    logic: "Logic | None"


@dataclass(frozen=True, slots=True)
class Invocation:
    called: "Logic"
    bindings: tuple[Binding, ...]
    line: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FunctionLogic:
    parameters: tuple[tuple[str, str], ...]
    body: "Logic | None"
    language: str
    line: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A boxed `if`."""

    condition: "Logic"
    then: "Logic"
    otherwise: "Logic"
    line: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """A boxed filter."""

    source: "Logic"
    test: "Logic"
    line: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A boxed `for`, `some` or `every`."""

    how: str
    name: str
    source: "Logic"
    body: "Logic"
    line: int
    kind: str = ""


Logic: TypeAlias = (
    Literal
    | Table
    | ContextLogic
    | Relation
    | ListLogic
    | Invocation
    | FunctionLogic
    | Choice
    | Selection
    | Repetition
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item definition: a named type, possibly made of components."""

    name: str
    kind: str
    is_list: bool
    allowed: str
    components: tuple["Item", ...]
    line: int
    constraint: str = ""
    function: "tuple[tuple[str, ...], str] | None" = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class InputData:
    id: str
    name: str
    kind: str
    line: int


@dataclass(frozen=True, slots=True)
class Decision:
    id: str
    name: str
    kind: str
    logic: Logic | None
    needs: tuple[str, ...]
    knows: tuple[str, ...]
    line: int
    variable: str = ""
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A business knowledge model: a function others may call by its name."""

    id: str
    name: str
    kind: str
    logic: FunctionLogic | None
    knows: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class DecisionService:
    id: str
    name: str
    kind: str
    outputs: tuple[str, ...]
    inside: tuple[str, ...]
    decisions_in: tuple[str, ...]
    data_in: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Import:
    name: str
    namespace: str
    location: str
    line: int


@dataclass(frozen=True)
class DecisionFile:
    """One DMN file. References are `namespace#id`."""

    file: str
    xml: bytes = field(repr=False)
    id: str
    name: str
    namespace: str
    imports: Sequence[Import] = ()
    items: Sequence[Item] = ()
    inputs: Sequence[InputData] = ()
    decisions: Sequence[Decision] = ()
    knowledge: Sequence[Knowledge] = ()
    services: Sequence[DecisionService] = ()
