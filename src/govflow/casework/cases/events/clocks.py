"""What happens to the deadlines of a case."""

from dataclasses import dataclass
from datetime import date, datetime


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


OfClocks = (
    DeadlineExpected
    | DeadlineSet
    | DeadlineRecounted
    | DeadlineMovedByDecree
    | LatenessCured
    | DeadlinePaused
    | DeadlineResumed
    | DeadlineExtended
    | DeadlineReplaced
    | AlertRepeated
    | DeadlineMissed
    | DeadlineMet
    | DeadlineEndedLate
    | DeadlineCancelled
    | TimerRang
)
