"""Office hours of a body: dated, with the lunch break left out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from govflow.languages import Text
from govflow.law.calendars.days import DayKind
from govflow.law.calendars.entries import FIVE_DAYS
from govflow.law.calendars.refusals import UnknownHours, UnknownOffice
from govflow.law.calendars.workcalendar import WorkCalendar

LONG = len("09:00")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Stretch:
    """A stretch of office time within one day."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Schedule:
    """Office time from a day on; `exchanged` is that of a rest day worked in exchange for another."""

    since: date
    by_weekday: Mapping[int, tuple[Stretch, ...]]
    exchanged: tuple[Stretch, ...]
    citation: Text | None = None


@dataclass(frozen=True)
class OfficeHours:
    """When a body works."""

    code: str
    title: Text
    schedules: tuple[Schedule, ...]
    week: int = FIVE_DAYS

    def on(self, day: date, calendar: WorkCalendar) -> tuple[Stretch, ...]:
        """The stretches of office time of a day; none on a day off."""
        if not calendar.is_working(day, self.week):
            return ()
        schedule = self.schedule_on(day)
        # a worked Saturday is exchanged for the five-day week, whatever week the body itself has
        if calendar.day(day).kind is DayKind.MOVED_WORKING and day.weekday() >= FIVE_DAYS:
            return schedule.exchanged
        return schedule.by_weekday.get(day.weekday(), ())

    def schedule_on(self, day: date) -> Schedule:
        found = [schedule for schedule in self.schedules if schedule.since <= day]
        if not found:
            raise UnknownOffice(office=self.code, day=day)
        return max(found, key=lambda schedule: schedule.since)


def hours_written(written: str, week: int = FIVE_DAYS) -> OfficeHours:
    """Office hours the same on every working day, written `09:00-13:00 14:30-18:30`."""
    stretches = read_stretches(written)
    schedule = Schedule(date.min, dict.fromkeys(range(7), stretches), stretches)
    return OfficeHours(written, Text.same(written), (schedule,), week)


def read_stretches(written: str) -> tuple[Stretch, ...]:
    try:
        found = tuple(_stretch(part) for part in re.split(r"[\s,;]+", written.replace("–", "-").strip()))
    except ValueError as trouble:
        raise UnknownHours(hours=written) from trouble
    ends = [moment for stretch in found for moment in (stretch.opens, stretch.closes)]
    if not found or any(later <= earlier for earlier, later in pairwise(ends)):
        raise UnknownHours(hours=written)
    return found


def _stretch(written: str) -> Stretch:
    opens, closes = written.split("-")
    return Stretch(time.fromisoformat(opens.zfill(LONG)), time.fromisoformat(closes.zfill(LONG)))
