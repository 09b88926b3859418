"""What is asked, and how each unit answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from govflow.law.calendars import WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.counting.pauses import Pause
from govflow.law.counting.steps import Step
from govflow.law.terms import Term

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A term and everything its last day depends on."""

    term: Term
    since: datetime
    start: date  # the day of `since` in the zone of the office
    length: int  # with what it was extended by
    calendar: WorkCalendar
    zone: ZoneInfo
    counts_event_day: bool = False
    hours: OfficeHours | None = None
    pauses: tuple[Pause, ...] = ()
    extended: int = 0
    event_rule: str | None = None  # where the day of the event is left out by another rule than the general one

    @property
    def zero(self) -> date:
        """The day before the first that counts."""
        return self.start - ONE_DAY if self.counts_event_day else self.start


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day, or the minute where the unit is one of the clock.

    `rests` are the first and last day of the calendar the answer rests on; none where it rests on no calendar.
    """

    on: date
    at: datetime | None = None
    rests: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How one unit is counted: where it ends, the steps to there, and the rule for its last moment."""

    ends: Callable[[Asked], Ending]
    steps: Callable[[Asked], Iterator[Step]]
