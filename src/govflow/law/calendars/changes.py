"""What one calendar says otherwise than another: the days a new decision changes."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from govflow.law.calendars.calendars import Calendars
from govflow.law.calendars.days import Day
from govflow.law.calendars.decisions import Decision
from govflow.law.calendars.entries import FIVE_DAYS, WEEKS
from govflow.law.calendars.territories import COUNTRY
from govflow.law.calendars.workcalendar import WorkCalendar


@dataclass(frozen=True)
class ChangedDay:
    """A day that is worked in one calendar and off in the other."""

    before: Day
    after: Day
    source: Decision | None  # the decision behind the change

    @property
    def day(self) -> date:
        return self.before.day


@dataclass(frozen=True)
class Changes:
    """All days two calendars differ in, in order. A term that rests on none of them ends on the same day."""

    days: tuple[ChangedDay, ...]

    def touch(self, first: date, last: date) -> bool:
        """Whether one of the days lies between two days."""
        place = bisect_left(self.days, first, key=lambda changed: changed.day)
        return place < len(self.days) and self.days[place].day <= last


def changes_between(before: WorkCalendar, after: WorkCalendar, week: int = FIVE_DAYS) -> Changes:
    if before.version == after.version:
        return Changes(())
    last = date(max(before.last_filed, after.last_filed), 12, 31)
    unlike = before.working_days(week).unlike(after.working_days(week), through=last)
    return Changes(tuple(_changed(before.day(day, week), after.day(day, week), after) for day in unlike))


def _changed(was: Day, is_now: Day, after: WorkCalendar) -> ChangedDay:
    return ChangedDay(was, is_now, is_now.decision or after.withdrawn_by(was.day) or was.decision)


@dataclass(frozen=True)
class Shift:
    """A changed day, in the working week and the territory it changes for."""

    week: int
    territory: str
    changed: ChangedDay


def shifts_between(before: Calendars, after: Calendars, known_on: date | None = None) -> tuple[Shift, ...]:
    """Everything that changes: for the country, and beside it for territories with days of their own.

    With a day, `before` is what was known of it then.
    """
    found: list[Shift] = []
    everywhere: set[tuple[int, date]] = set()
    for place in (COUNTRY, *sorted(before.territories | after.territories)):
        for week in WEEKS:
            changes = changes_between(before.known(on=known_on, territory=place), after.of(place), week).days
            found += [Shift(week, place, one) for one in changes if (week, one.day) not in everywhere]
            everywhere |= {(week, one.day) for one in changes} if place == COUNTRY else set()
    return tuple(sorted(found, key=lambda shift: (shift.changed.day, shift.week, shift.territory)))
