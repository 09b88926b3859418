"""The token net: nodes, arcs and frames, made once from the diagrams and never changed by a run.

Plain slotted classes, because every token passes through them; tied to each other directly, without look-ups.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from govflow.engine.conditions import Test, Value
from govflow.engine.definitions import Element, Trigger

WAITING_FOR_START = "waitingForStart"


class Kind(IntEnum):
    """What a token meets at a node."""

    PASS = 0
    TASK = 1
    SERVICE = 2
    WORK = 3
    SEND = 4
    RECEIVE = 5
    RULE = 6
    CALL = 7
    FRAME = 8
    ADHOC = 9
    XOR = 10
    AND = 11
    OR = 12
    COMPLEX = 13
    EVENTS = 14
    CATCH = 15
    THROW = 16
    END = 17


class Arc:
    """A sequence flow, or the jump of a link event."""

    __slots__ = ("bit", "condition", "id", "is_at_reset", "is_default", "is_link", "is_prose", "source", "target")

    def __init__(self, id: str, source: "Node", target: "Node") -> None:
        self.id = id
        self.source = source
        self.target = target
        self.condition: Test | None = None
        self.is_default = False
        self.is_prose = False
        self.is_link = False
        self.is_at_reset = False  # out of a complex gateway, by the state of that gateway
        self.bit = 0


class Set(NamedTuple):
    """A fact to be set, its expression compiled."""

    name: str
    value: Value


class Catch(NamedTuple):
    """One trigger of a catching node, its expressions compiled."""

    trigger: Trigger
    text: Value | None = None
    correlation: Value | None = None
    condition: Test | None = None


class Throw(NamedTuple):
    """One trigger of a throwing node."""

    trigger: Trigger
    carried: tuple[Set, ...] = ()
    correlation: Value | None = None


class Announce(NamedTuple):
    """What is thrown when one of many is done: of `each`, of the `first`, or where the condition holds."""

    of: str
    throw: Throw
    condition: Test | None


class Many(NamedTuple):
    """A repetition, compiled. `own` is the name that holds each instance's result apart from the others'."""

    kind: str
    cardinality: Value | None
    collection: Value | None
    item: str
    collect: Value | None
    own: str
    results: str
    until: Test | None
    while_: Test | None
    tests_first: bool
    at_most: int | None
    announces: tuple[Announce, ...] = ()


class Node:
    """A compiled element."""

    __slots__ = (
        "activation",
        "boundaries",
        "catches",
        "caught",
        "element",
        "expects",
        "frame",
        "gathers",
        "gives",
        "has_conditions",
        "host",
        "id",
        "inner",
        "interrupts",
        "into",
        "is_asked",
        "is_event_start",
        "is_heard_by_all",
        "kind",
        "many",
        "needs_all",
        "operation",
        "outgoing",
        "output",
        "process",
        "reach",
        "sets",
        "takes",
        "throws",
        "undo",
        "until",
    )

    def __init__(self, element: Element, kind: Kind, frame: "Frame") -> None:
        self.element = element
        self.id = element.id
        self.process = element.process
        self.kind = kind
        self.frame = frame
        self.outgoing: tuple[Arc, ...] = ()
        self.expects: tuple[Arc, ...] = ()  # the arcs a join counts
        self.has_conditions = False
        self.is_asked = False
        self.host: Node | None = None
        self.boundaries: tuple[Node, ...] = ()  # those that wait: timer, message, signal, conditional
        self.caught: tuple[Node, ...] = ()  # those that catch what is thrown inside: error, escalation, cancel
        self.undo: Node | None = None  # the handler drawn to the compensation boundary
        self.catches: tuple[Catch, ...] = ()
        self.throws: tuple[Throw, ...] = ()
        self.gathers = element.gathers
        self.gives = element.gives
        self.is_heard_by_all = False  # throws a signal
        self.interrupts = element.interrupts
        self.needs_all = element.needs_all
        self.is_event_start = False
        self.inner: Frame | None = None  # of a sub-process, or of the called process
        self.many: Many | None = None
        self.sets: tuple[Set, ...] = ()
        self.takes: tuple[Set, ...] = ()
        self.into: tuple[Set, ...] = ()  # what a call passes
        self.output: tuple[Set, ...] = ()  # what it returns
        self.operation = element.attributes.get("operation", "")
        self.activation: Test | None = None
        self.until: Test | None = None
        self.reach: Mapping[str, int] | None = None  # node → the bits of `expects` it can reach, once asked


class Frame:
    """A process or a sub-process: where tokens begin in it, and the event sub-processes that listen to it."""

    __slots__ = ("event_frames", "id", "is_ad_hoc", "nodes", "process", "starts")

    def __init__(self, id: str, process: str) -> None:
        self.id = id
        self.process = process
        self.is_ad_hoc = False
        self.nodes: tuple[Node, ...] = ()
        self.starts: tuple[Node, ...] = ()
        self.event_frames: tuple[Node, ...] = ()
