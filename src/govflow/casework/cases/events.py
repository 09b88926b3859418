"""What may happen to a case. Each is an entry of its ledger and a sentence of its story.

A field marked personal is kept apart from the chained entry. Moments are the case's own (business) moments.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any, cast

PERSONAL = {"personal": True}  # what says something about a person
IN_PERSON = "APPLICANT"  # the channel of an application whose form asks for none


# the case itself


@dataclass(frozen=True)
class CaseOpened:
    service: str
    edition: str
    territory: str
    units: Mapping[str, str]
    source: str
    applicant_name: str = field(metadata=PERSONAL)
    applicant_iin: str = field(metadata=PERSONAL)
    answers: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class StateTaken:
    state: str


@dataclass(frozen=True)
class MomentMarked:
    moment: str
    moment_at: datetime
    element: str


@dataclass(frozen=True)
class DecisionMade:
    element: str
    decision: str
    explanation: Any = field(metadata=PERSONAL)


@dataclass(frozen=True)
class CaseClosed:
    outcome: str


@dataclass(frozen=True)
class CaseCancelled:
    ground: str
    reason: str
    citation: str


@dataclass(frozen=True)
class CaseRead:
    page: str


# tasks


@dataclass(frozen=True)
class TaskOffered:
    wait: int
    element: str
    actor: str
    unit: str


@dataclass(frozen=True)
class TaskClaimed:
    wait: int
    element: str


@dataclass(frozen=True)
class TaskReleased:
    wait: int
    element: str


@dataclass(frozen=True)
class TaskTakenBack:
    wait: int
    element: str
    holder: str
    reason: str


@dataclass(frozen=True)
class TaskHandedOver:
    wait: int
    element: str
    to: str
    reason: str


@dataclass(frozen=True)
class TaskCompleted:
    wait: int
    element: str
    actor: str
    answers: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class WayChosen:
    wait: int
    element: str
    flow: str


@dataclass(frozen=True)
class TaskWithdrawn:
    wait: int
    element: str


# the world outside


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


# clocks


@dataclass(frozen=True)
class DeadlineExpected:
    """A clock that will run once its moment is recorded."""

    no: int
    term: str
    element: str
    since: str


@dataclass(frozen=True)
class DeadlineSet:
    no: int
    term: str
    element: str
    since_at: datetime | None
    due_on: date | None
    due_at: datetime | None
    calendar: str


@dataclass(frozen=True)
class DeadlineRecounted:
    no: int
    term: str
    before: date | None
    due_on: date | None
    due_at: datetime | None
    calendar: str


@dataclass(frozen=True)
class DeadlineMovedByDecree:
    """A decision about working days changed a day its count rests on; both counts can be explained."""

    no: int
    term: str
    before: date | None
    due_on: date | None
    due_at: datetime | None
    calendar_before: str
    calendar: str
    decree: int
    act: str


@dataclass(frozen=True)
class LatenessCured:
    """A decision about working days gave a missed clock days again."""

    no: int
    term: str
    before: date | None
    due_on: date | None
    decree: int
    act: str


@dataclass(frozen=True)
class DeadlinePaused:
    no: int
    term: str
    ground: str
    citation: str


@dataclass(frozen=True)
class DeadlineResumed:
    no: int
    term: str
    due_on: date | None


@dataclass(frozen=True)
class DeadlineExtended:
    no: int
    term: str
    by_length: int
    before: date | None
    due_on: date | None
    ground: str
    citation: str


@dataclass(frozen=True)
class DeadlineReplaced:
    no: int
    term: str
    by_no: int
    by_term: str
    before: date | None
    due_on: date | None
    ground: str
    citation: str


@dataclass(frozen=True)
class AlertRepeated:
    no: int
    term: str
    due_on: date | None


@dataclass(frozen=True)
class DeadlineMissed:
    no: int
    term: str
    element: str
    due_on: date | None
    actor: str
    unit: str
    officer: str | None


@dataclass(frozen=True)
class DeadlineMet:
    no: int
    term: str
    due_on: date | None


@dataclass(frozen=True)
class DeadlineEndedLate:
    no: int
    term: str
    due_on: date | None
    officer: str | None


@dataclass(frozen=True)
class DeadlineCancelled:
    no: int
    term: str


@dataclass(frozen=True)
class TimerRang:
    element: str
    term: str


# papers


@dataclass(frozen=True)
class PaperDrawnUp:
    no: int
    paper: str
    version: int
    digest: str


@dataclass(frozen=True)
class DocumentAttached:
    no: int
    paper: str
    digest: str
    size: int
    title: str = field(metadata=PERSONAL)


@dataclass(frozen=True)
class DocumentRead:
    """Its bytes were given out."""

    no: int
    paper: str
    version: int
    digest: str


@dataclass(frozen=True)
class PaperSigned:
    no: int
    paper: str
    document: int
    digest: str
    actor: str
    verified: bool


# trouble


@dataclass(frozen=True)
class IncidentHappened:
    no: int
    element: str
    reason: str
    during: str
    told: Mapping[str, Any] = field(metadata=PERSONAL)


@dataclass(frozen=True)
class IncidentRetried:
    no: int


CaseEvent = (
    CaseOpened
    | StateTaken
    | MomentMarked
    | DecisionMade
    | CaseClosed
    | CaseCancelled
    | CaseRead
    | TaskOffered
    | TaskClaimed
    | TaskReleased
    | TaskTakenBack
    | TaskHandedOver
    | TaskCompleted
    | WayChosen
    | TaskWithdrawn
    | ReplyAwaited
    | ReplyReceived
    | MessageAwaited
    | MessageReceived
    | MessageKept
    | MessageSent
    | SignalThrown
    | SignalHeard
    | DeadlineExpected
    | DeadlineSet
    | DeadlineRecounted
    | DeadlineMovedByDecree
    | LatenessCured
    | DeadlinePaused
    | DeadlineResumed
    | DeadlineExtended
    | DeadlineReplaced
    | DeadlineMissed
    | DeadlineMet
    | DeadlineEndedLate
    | AlertRepeated
    | DeadlineCancelled
    | TimerRang
    | PaperDrawnUp
    | DocumentAttached
    | DocumentRead
    | PaperSigned
    | IncidentHappened
    | IncidentRetried
)

EVENT_NAMES = tuple(kind.__name__ for kind in CaseEvent.__args__)


def parts(event: CaseEvent) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an event says openly, and what it says about a person."""
    said, personal = vars(event), _personal(cast(Hashable, type(event)))
    if not personal:
        return said, {}
    apart = {name: said[name] for name in personal}
    return {name: value for name, value in said.items() if name not in personal}, apart


@cache
def _personal(kind: Hashable) -> tuple[str, ...]:
    every = fields(cast("type[CaseOpened]", kind))
    return tuple(one.name for one in every if one.metadata.get("personal"))
