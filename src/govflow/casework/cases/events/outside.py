"""What goes out of a case and comes to it: asked registers, messages, signals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.casework.cases.events.personal import PERSONAL


@dataclass(frozen=True)
class ReplyAwaited:
    wait: int
    element: str
    system: str


@dataclass(frozen=True)
class ReplyReceived:
    wait: int
    element: str
    system: str
    reply: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class MessageAwaited:
    wait: int
    element: str
    message: str


@dataclass(frozen=True)
class MessageReceived:
    wait: int
    element: str
    message: str
    payload: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class MessageKept:
    """It came before the case waited for it."""

    no: int
    message: str
    payload: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class MessageSent:
    element: str
    message: str
    payload: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class SignalThrown:
    no: int
    element: str
    signal: str


@dataclass(frozen=True)
class SignalHeard:
    wait: int
    element: str
    signal: str
    thrown_in: str
    thrown_no: int


OfTheWorldOutside = (
    ReplyAwaited
    | ReplyReceived
    | MessageAwaited
    | MessageReceived
    | MessageKept
    | MessageSent
    | SignalThrown
    | SignalHeard
)
