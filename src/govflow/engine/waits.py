"""What a run waits for, and what a step of it did.

Plain tuples: they are made by the thousand in every simulation, and nobody changes them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from govflow.errors import Rejected
from govflow.languages import say, say_refusal

Facts = Mapping[str, Any]


class WaitKind(StrEnum):
    TASK = "task"
    SERVICE = "service"
    TIMER = "timer"
    MESSAGE = "message"
    SIGNAL = "signal"
    CONDITION = "condition"
    CHOICE = "choice"


class Did(StrEnum):
    """What may happen to an element in a step."""

    ENTERED = "entered"
    LEFT = "left"
    CANCELLED = "cancelled"
    TAKEN = "taken"
    FIRED = "fired"
    THROWN = "thrown"
    DECIDED = "decided"
    ENDED = "ended"
    CALLED = "called"


class Wait(NamedTuple):
    """One thing a run waits for.

    `activity` is the activity instance it belongs to; for a boundary event that of its host. `name` is the
    message, the signal, or the text of the timer (a term's name or ISO 8601); `timer` says of which form.
    `asked_after` names, for a choice, the task whose completion led to it. `item` holds the facts that only
    this instance of a repeated activity has. `round` counts the rings of a repeating timer.
    """

    id: int
    kind: WaitKind
    element: str
    process: str
    activity: int
    scope: int
    name: str = ""
    correlation: Any = None
    choices: tuple[str, ...] = ()
    interrupts: bool = False
    item: Mapping[str, Any] | None = None
    timer: str = ""
    round: int = 0
    asked_after: str = ""
    several: bool = False


class Happening(NamedTuple):
    """One thing that happened. `activity` is 0 for what takes no time (gateways, thrown events)."""

    kind: Did
    element: str
    process: str
    activity: int
    scope: int
    detail: Mapping[str, Any] = {}


class Step(NamedTuple):
    """What one call of a run did, in order."""

    happenings: tuple[Happening, ...]
    opened: tuple[Wait, ...]
    closed: tuple[Wait, ...]
    changed: Mapping[str, Any]


MOST_MOVES = 50_000


@dataclass(frozen=True)
class Given:
    """What the world gives a step: its moment, and the named functions and operations it may use.

    A function is called by an expression; an operation by a script or service task with the values of its
    settings, and returns facts to set. A step that makes more than `most_moves` is stopped.
    """

    moment: datetime
    zone: ZoneInfo
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    operations: Mapping[str, Callable[[Facts], Facts]] = field(default_factory=dict)
    most_moves: int = MOST_MOVES


class Trouble(Rejected):
    """The process cannot go on at {element}: {reason} {found}."""

    def __init__(self, *, element: str, reason: str, found: object = "") -> None:
        self.element = element
        self.reason = reason
        self.found = found
        self.happenings: tuple[Happening, ...] = ()  # what the step had done until then
        super().__init__(element=element, reason=reason, found=found)

    def words(self, language: str) -> str:
        """What went wrong, as the reader's sentence."""
        spoken = getattr(self.found, "words", None)
        found = spoken(language) if spoken else self._refusal(language) or self.found
        return say(language, "engine", f"trouble.{self.reason}", element=self.element, found=str(found).rstrip("."))

    def _refusal(self, language: str) -> str | None:
        found = self.found
        return say_refusal(language, type(found).__name__, **found.facts) if isinstance(found, Rejected) else None


class NotWaiting(Rejected):
    """The run does not wait for {wait} in this way."""


class NotAChoice(Rejected):
    """{answer} is not one of the ways on at {element}: {choices}."""


class CannotThaw(Rejected):
    """A kept run does not fit this build or this edition: {found}."""


class BusinessError(Exception):
    """Raised by an operation to throw the BPMN error `code` at the task that called it."""

    def __init__(self, code: str, facts: Facts | None = None) -> None:
        self.code = code
        self.facts = facts or {}
        super().__init__(code)
