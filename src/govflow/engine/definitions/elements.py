"""A diagram as values: what execution needs to know of each element, and where it stands in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from govflow.engine.definitions.findings import Change, Finding


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow. `condition` is FEEL; `prose` is a condition only a person can judge."""

    id: str
    source: str
    target: str
    condition: str | None = None
    is_default: bool = False
    name: str = ""
    prose: str = ""
    line: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What an event waits for or throws.

    `name` is the name of a message, signal or link, the code of an error or escalation, the text of a timer,
    the FEEL of a condition. An empty code matches any.
    """

    kind: str
    name: str = ""
    ref: str = ""
    timer: Literal["", "date", "duration", "cycle"] = ""
    correlation: str | None = None
    payload: tuple["Setting", ...] = ()
    activity: str = ""
    is_prose: bool = False
    is_waited_for: bool = True  # whether who throws a compensation goes on only when all is undone


@dataclass(frozen=True, slots=True)
class Setting:
    """A fact set to the value of a FEEL expression."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a repeated activity throws when one of its instances is done, to be caught at its boundary.

    Of `each` of them, of the `first` only, or whenever the condition holds.
    """

    of: Literal["each", "first", "some"]
    trigger: Trigger
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """An activity done more than once: `loop` (standard), `sequence`, `parallel`, or `asked` of a person."""

    kind: Literal["loop", "sequence", "parallel", "asked"]
    cardinality: str | None = None
    collection: str | None = None
    item: str = ""
    collect: str | None = None
    results: str = ""
    until: str | None = None
    while_: str | None = None
    tests_first: bool = False
    at_most: int | None = None
    announces: tuple[Announcement, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """What a call activity calls. `shares` means the called process works on the facts of the case."""

    process: str
    shares: bool = True
    into: tuple[Setting, ...] = ()
    out: tuple[Setting, ...] = ()
    takes_all: bool = False
    returns_all: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A flow node of a diagram. `parent` is the sub-process it stands in, or the process."""

    id: str
    kind: str
    name: str
    process: str
    parent: str
    lane: str = ""
    lanes: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)
    incoming: tuple[Flow, ...] = ()
    outgoing: tuple[Flow, ...] = ()
    host: str = ""
    order: int = 0
    line: int = 0
    file: str = ""
    documentation: str = ""
    triggers: tuple[Trigger, ...] = ()
    needs_all: bool = False
    interrupts: bool = True
    starts_process: bool = False
    by_event: bool = False
    is_compensation: bool = False
    undo: str = ""
    repeat: Repeat | None = None
    gathers: int = 1  # tokens it takes to begin
    gives: int = 1  # tokens that leave when it is done
    call: Call | None = None
    decision: str = ""
    result: str = ""
    sets: tuple[Setting, ...] = ()
    takes: tuple[Setting, ...] = ()
    activation: str | None = None
    until: str | None = None
    is_ordered: bool = False
    cancels_rest: bool = True
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    id: str
    name: str
    process: str
    actor: str = ""
    parent: str = ""
    members: tuple[str, ...] = ()
    line: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Process:
    """A process and the elements directly in it; those of its sub-processes are their `children`."""

    id: str
    name: str
    children: tuple[str, ...]
    is_executable: bool = True
    line: int = 0
    file: str = ""
    documentation: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    lanes: tuple[Lane, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """A participant; one without a process is a black box, drawn and not run."""

    id: str
    name: str
    process: str
    line: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MessageFlow:
    id: str
    name: str
    source: str
    target: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Definitions:
    """One file: its bytes as they came, and what was understood of them."""

    name: str
    xml: bytes = field(repr=False)
    digest: str
    processes: tuple[Process, ...]
    elements: Mapping[str, Element] = field(repr=False)
    pools: tuple[Pool, ...] = ()
    message_flows: tuple[MessageFlow, ...] = ()
    tool: str = ""
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
