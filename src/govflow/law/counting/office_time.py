"""Terms in minutes and hours of office time: lunch, nights and days off are left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.counting.asked import ONE_DAY, Asked, Ending, Way
from govflow.law.counting.pauses import MomentStop, in_moments
from govflow.law.counting.refusals import NoOfficeHours
from govflow.law.counting.rules import OF_UNIT
from govflow.law.counting.steps import Step, StepKind
from govflow.law.terms import Unit

ONE = {Unit.OFFICE_MINUTES: timedelta(minutes=1), Unit.OFFICE_HOURS: timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class _Worked:
    """A stretch of office time used up by the term, in UTC."""

    since: datetime
    until: datetime


def _ends(asked: Asked) -> Ending:
    end = max(worked.until for worked in _worked(asked))
    due = end.astimezone(asked.zone).date()
    return Ending(due, end, rests=(asked.start, due))


def _worked(asked: Asked) -> Iterator[_Worked]:
    left = asked.length * ONE[asked.term.unit]
    since = asked.since.astimezone(UTC)
    for opens, closes in _open_times(asked):
        opens = max(opens, since)
        if opens >= closes:
            continue
        used = min(left, closes - opens)
        yield _Worked(opens, opens + used)
        left -= used
        if not left:
            return


def _open_times(asked: Asked) -> Iterator[MomentStop]:
    """Office time from the day of the event on, without the pauses."""
    stops = in_moments(asked.pauses)
    day = asked.start
    while True:
        for stretch in _hours(asked).on(day, asked.calendar):
            opens = datetime.combine(day, stretch.opens, asked.zone).astimezone(UTC)
            closes = datetime.combine(day, stretch.closes, asked.zone).astimezone(UTC)
            yield from _without(opens, closes, stops)
        day += ONE_DAY


def _without(opens: datetime, closes: datetime, stops: tuple[MomentStop, ...]) -> Iterator[MomentStop]:
    for stopped, resumed in stops:
        if stopped < closes and resumed > opens:
            if stopped > opens:
                yield opens, stopped
            opens = min(resumed, closes)
    if opens < closes:
        yield opens, closes


def _hours(asked: Asked) -> OfficeHours:
    if asked.hours is None:
        raise NoOfficeHours(term=asked.term.code)
    return asked.hours


def _steps(asked: Asked) -> Iterator[Step]:
    day = asked.start
    for worked in _worked(asked):
        since, until = worked.since.astimezone(asked.zone), worked.until.astimezone(asked.zone)
        yield from _days_off(asked, day, since.date())
        minutes = (worked.until - worked.since) // timedelta(minutes=1)
        facts = {"since": f"{since:%H:%M}", "until": f"{until:%H:%M}", "minutes": minutes}
        yield Step(StepKind.OFFICE, since.date(), rule=OF_UNIT[asked.term.unit], facts=facts)
        day = since.date() + ONE_DAY


def _days_off(asked: Asked, first: date, end: date) -> Iterator[Step]:
    while first < end:
        about = asked.calendar.day(first, _hours(asked).week)
        if not about.is_working:
            yield Step(StepKind.SKIPPED, first, about=about)
        first += ONE_DAY


OFFICE_TIME = Way(_ends, _steps)
