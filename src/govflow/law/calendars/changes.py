"""What one calendar says otherwise than another: the days a new decision changes."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from govflow.law.calendars.days import Day
from govflow.law.calendars.decisions import Decision
from govflow.law.calendars.entries import FIVE_DAYS
from govflow.law.calendars.workcalendar import WorkCalendar
from govflow.law.calendars.working_days import FIRST_YEAR


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
    last = max(before.last_filed, after.last_filed)
    if before.version == after.version:
        return Changes(())
    earlier = before.days(date(FIRST_YEAR, 1, 1), date(last, 12, 31), week)
    later = after.days(date(FIRST_YEAR, 1, 1), date(last, 12, 31), week)
    return Changes(
        tuple(
            ChangedDay(was, is_now, is_now.decision or after.withdrawn_by(was.day) or was.decision)
            for was, is_now in zip(earlier, later, strict=True)
            if was.is_working != is_now.is_working
        )
    )
