"""The clocks of a case.

    expected ──a──▶ running ──b──▶ paused
                     │  ▲───c───────┘
                     │
                     ├──d──▶ met         ├──f──▶ cancelled
                     └──e──▶ late        └──g──▶ replaced

a  the moment it is counted since is recorded.
b  the case enters a state that stops it, or an officer stops it on a ground.
c  the state is left, or the officer lets it go on.
d  what it waited for was done in time.
e  what it waited for was done after the last day. A running clock whose last day has passed is *missed*.
f  what it waited for is no longer needed.
g  another term took its place; both dates are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from govflow.casework.cases.values import changed

Pauses = tuple[tuple[str, str | None], ...]


class State(StrEnum):
    EXPECTED = "expected"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    LATE = "late"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


OPEN = (State.EXPECTED, State.RUNNING, State.PAUSED)


@dataclass(frozen=True)
class Clock:
    """One clock: a term counted in one case.

    `activity` is the activity that carries it (0 for a term that runs by itself), `wait` the timer of the process
    it lets ring. `counted` keeps what the count was made from, so that it can be explained again, day by day.
    """

    no: int
    term: str
    element: str
    process: str
    activity: int
    actor: str
    unit: str
    state: State
    length: int
    opened_at: datetime
    wait: int | None = None
    officer: str | None = None  # who held it when it was missed or ended
    since_at: datetime | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    rings_at: datetime | None = None
    missed_at: datetime | None = None
    ended_at: datetime | None = None
    calendar: str = ""
    rests_from: date | None = None  # the days of the calendar the last day rests on
    rests_to: date | None = None
    week: int = 5
    extended: int = 0
    extensions: int = 0
    pauses: Pauses = ()  # from and until, ISO, the last one perhaps still open
    stopped_by: str | None = None  # "state" or the ground on which an officer stopped it
    counted: Mapping[str, Any] | None = None
    changes: tuple[Mapping[str, Any], ...] = ()  # what was done to it, with ground, citation and both dates

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_late(self) -> bool:
        return self.missed_at is not None

    @property
    def is_overdue_again(self) -> bool:
        """Whether it was missed before and rings only to say so once more."""
        return (
            self.missed_at is not None
            and self.rings_at is not None
            and self.rings_at > self.missed_at >= (self.due_at or self.missed_at)
        )

    def is_due(self, now: datetime) -> bool:
        """Whether it should have rung by now."""
        return self.is_open and self.rings_at is not None and self.rings_at <= now


def rung(clock: Clock, officer: str | None) -> Clock:
    """The clock as it stands once its last day has passed."""
    return changed(clock, rings_at=None, missed_at=clock.due_at, officer=officer or clock.officer)


def ended(clock: Clock, at: datetime, officer: str | None) -> Clock:
    """The clock once what it waited for was done."""
    if clock.state is State.EXPECTED:
        return cancelled(clock, at)
    state = State.LATE if clock.is_late else State.MET
    return changed(clock, state=state, ended_at=at, rings_at=None, officer=clock.officer or officer)


def cancelled(clock: Clock, at: datetime) -> Clock:
    """The clock once it is no longer needed. A missed one stays missed."""
    return changed(clock, state=State.CANCELLED, ended_at=at, rings_at=None)


def stopped(clock: Clock, at: datetime, by: str) -> Clock:
    """The clock while it does not run."""
    pauses = (*clock.pauses, (at.isoformat(), None))
    return changed(clock, state=State.PAUSED, pauses=pauses, stopped_by=by, due_on=None, due_at=None, rings_at=None)


def restarted(clock: Clock, at: datetime) -> Clock:
    """The clock running again, yet to be counted."""
    since = clock.pauses[-1][0]
    pauses = (*clock.pauses[:-1], (since, at.isoformat()))
    return changed(clock, state=State.RUNNING, pauses=pauses, stopped_by=None)


def joined(pauses: Pauses, zone: ZoneInfo) -> Pauses:
    """Pauses of a term of days, one where the last began on the day the one before it ended.

    They stop the same days, so a file sent to and fro all day does not grow. The ledger keeps every stop.
    """
    if len(pauses) < 2:
        return pauses
    (first, until), (since, last) = pauses[-2:]
    if until is None or datetime.fromisoformat(since).astimezone(zone).date() > (
        datetime.fromisoformat(until).astimezone(zone).date()
    ):
        return pauses
    return (*pauses[:-2], (first, last))
