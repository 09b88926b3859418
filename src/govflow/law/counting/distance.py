"""How far a moment lies from a last day, in what the term itself is counted in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from govflow.law.calendars import WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.terms import Unit

ONE_DAY = timedelta(days=1)
SHOWN_IN_MINUTES = timedelta(hours=2)
SHOWN_IN_HOURS = timedelta(days=2)
WORKED = frozenset({Unit.WORKING_DAYS, Unit.LAST_WORKING_DAY_OF_MONTH})
OFFICE = frozenset({Unit.OFFICE_MINUTES, Unit.OFFICE_HOURS})
CLOCK = frozenset({Unit.MINUTES, Unit.HOURS})


@dataclass(frozen=True)
class Distance:
    """So many working days, days, hours or minutes, of the clock or of office time."""

    n: int
    unit: Unit


@dataclass(frozen=True)
class Surveyor:
    """Measures on one calendar, in one time zone, with the hours of one body."""

    calendar: WorkCalendar
    zone: ZoneInfo
    hours: OfficeHours | None = None

    def between(self, unit: Unit, week: int, due_on: date, due_at: datetime, now: datetime) -> Distance:
        """From the earlier to the later of the last moment and now."""
        first, last = sorted((due_at, now))
        if unit in OFFICE and self.hours is not None:
            return _in_office(self._office_time(self.hours, first, last))
        if unit in CLOCK or unit in OFFICE:
            return _on_the_clock(last - first)
        day, other = sorted((due_on, now.astimezone(self.zone).date()))
        if unit in WORKED:
            return Distance(self.calendar.working_days(week).between(day, other), Unit.WORKING_DAYS)
        return Distance((other - day).days, Unit.DAYS)

    def _office_time(self, hours: OfficeHours, first: datetime, last: datetime) -> timedelta:
        day, worked = first.astimezone(self.zone).date(), timedelta(0)
        while day <= last.astimezone(self.zone).date():
            for stretch in hours.on(day, self.calendar):
                opens = max(first, datetime.combine(day, stretch.opens, self.zone).astimezone(UTC))
                closes = min(last, datetime.combine(day, stretch.closes, self.zone).astimezone(UTC))
                worked += max(closes - opens, timedelta(0))
            day += ONE_DAY
        return worked


def _on_the_clock(span: timedelta) -> Distance:
    """What is long past is told in days: nobody reads three thousand minutes."""
    if span >= SHOWN_IN_HOURS:
        return Distance(span.days, Unit.DAYS)
    if span >= SHOWN_IN_MINUTES:
        return Distance(span // timedelta(hours=1), Unit.HOURS)
    return Distance(span // timedelta(minutes=1), Unit.MINUTES)


def _in_office(span: timedelta) -> Distance:
    if span >= SHOWN_IN_MINUTES:
        return Distance(span // timedelta(hours=1), Unit.OFFICE_HOURS)
    return Distance(span // timedelta(minutes=1), Unit.OFFICE_MINUTES)
