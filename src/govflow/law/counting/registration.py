"""The day something filed is registered: after hours or on a day off, the next working day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from govflow.languages import say
from govflow.law.calendars import FIVE_DAYS, WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.calendars.telling import DOMAIN
from govflow.law.counting.count import refuse_old_zone_data
from govflow.law.counting.refusals import NaiveTime
from govflow.law.counting.rules import registration

STATE_BODY_OPENS, STATE_BODY_CLOSES = time(9), time(18, 30)


@dataclass(frozen=True)
class Registration:
    """When something was filed, and the day it counts as registered."""

    filed_at: datetime
    on: date
    rule: str

    @property
    def is_moved(self) -> bool:
        return self.on != self.filed_at.date()

    def source(self, language: str) -> str:
        return say(language, DOMAIN, self.rule)


def register(
    filed_at: datetime,
    *,
    calendar: WorkCalendar,
    zone: ZoneInfo,
    hours: OfficeHours | None = None,
    week: int = FIVE_DAYS,
) -> Registration:
    """What is filed before opening counts for that day; without office hours, those of state bodies are taken."""
    if filed_at.tzinfo is None:
        raise NaiveTime(moment=filed_at.isoformat())
    refuse_old_zone_data(zone)
    local = filed_at.astimezone(zone)
    week = hours.week if hours else week
    if local.time() <= _closes(local.date(), calendar, hours) and calendar.is_working(local.date(), week):
        return Registration(local, local.date(), "rule_registration_same")
    following = calendar.working_days(week).nth_after(local.date(), 1)
    return Registration(local, following, registration(local.date()))


def opening(day: date, calendar: WorkCalendar, hours: OfficeHours | None) -> time:
    """When the office opens on the day of registration: a clock cannot run before."""
    stretches = hours.on(day, calendar) if hours else ()
    return stretches[0].opens if stretches else STATE_BODY_OPENS


def _closes(day: date, calendar: WorkCalendar, hours: OfficeHours | None) -> time:
    if hours is None:
        return STATE_BODY_CLOSES
    stretches = hours.on(day, calendar)
    return stretches[-1].closes if stretches else time.min
