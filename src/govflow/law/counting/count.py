"""Counting a term: the one door."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from govflow.law.calendars import FIRST_YEAR, BeforeTheCalendar, WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.counting.asked import Asked, Ending, Way
from govflow.law.counting.clock_time import CLOCK_TIME
from govflow.law.counting.countdown import Countdown
from govflow.law.counting.dates import DAY_OF_MONTH, END_OF_QUARTER, LAST_WORKING_DAY
from govflow.law.counting.office_time import OFFICE_TIME
from govflow.law.counting.pauses import Pause
from govflow.law.counting.periods import LEADS, PERIOD
from govflow.law.counting.refusals import LongerThanAllowed, NaiveTime, NothingToCount, OldTimeZones
from govflow.law.counting.working_days import WORKING_DAYS
from govflow.law.terms import Term, Unit

WAYS: dict[Unit, Way] = {
    Unit.WORKING_DAYS: WORKING_DAYS,
    **dict.fromkeys(LEADS, PERIOD),
    Unit.DAY_OF_MONTH: DAY_OF_MONTH,
    Unit.LAST_WORKING_DAY_OF_MONTH: LAST_WORKING_DAY,
    Unit.END_OF_QUARTER: END_OF_QUARTER,
    Unit.MINUTES: CLOCK_TIME,
    Unit.HOURS: CLOCK_TIME,
    Unit.OFFICE_MINUTES: OFFICE_TIME,
    Unit.OFFICE_HOURS: OFFICE_TIME,
}

FIRST_DAY = date(FIRST_YEAR, 1, 1)

# since 1 March 2024 the whole country is at UTC+5; older data still say +6 for some of these
KAZAKH_ZONES = frozenset(
    f"Asia/{city}" for city in ("Almaty", "Aqtau", "Aqtobe", "Atyrau", "Oral", "Qostanay", "Qyzylorda")
)
SUMMER_2024 = datetime(2024, 7, 1, 12)  # noqa: DTZ001 - the zone under test is put on it


def count_term(
    term: Term,
    *,
    since: datetime,
    calendar: WorkCalendar,
    zone: ZoneInfo,
    counts_event_day: bool = False,
    length: int | None = None,
    hours: OfficeHours | None = None,
    pauses: Sequence[Pause] = (),
    extended: int = 0,
    not_after: Countdown | date | None = None,
) -> Countdown:
    """The last day of a term since an event, and the way to it."""
    if since.tzinfo is None:
        raise NaiveTime(moment=since.isoformat())
    refuse_old_zone_data(zone)
    start = since.astimezone(zone).date()
    if start < FIRST_DAY:
        raise BeforeTheCalendar(day=start, first=FIRST_DAY)
    whole = _length(term, length) + extended
    asked = Asked(term, since, start, whole, calendar, zone, counts_event_day, hours, tuple(pauses), extended)
    way = WAYS[term.unit]
    end = way.ends(asked)
    counted = Countdown(asked, way, end.on, end.at, end.rests)
    return counted if not_after is None else _within(counted, not_after)


def _length(term: Term, length: int | None) -> int:
    whole = term.length if length is None else length
    if whole < 1:
        raise NothingToCount(length=whole)
    if term.length_from is not None and whole > term.length:
        raise LongerThanAllowed(length=whole, most=term.length, term=term.code)
    return whole


def _within(counted: Countdown, limit: Countdown | date) -> Countdown:
    """The same within another term: the earlier end wins."""
    if isinstance(limit, Countdown):
        end, is_capped = Ending(limit.due_on, limit.minute), limit.due_at < counted.due_at
    else:
        end, is_capped = Ending(limit), limit < counted.due_on
    if not is_capped:
        return replace(counted, limit=limit)
    return replace(counted, due_on=end.on, minute=end.at, limit=limit, is_capped=True)


@cache
def refuse_old_zone_data(zone: ZoneInfo) -> None:
    if zone.key in KAZAKH_ZONES and zone.utcoffset(SUMMER_2024) != timedelta(hours=5):
        raise OldTimeZones(zone=zone.key)
