"""Terms in minutes and hours of the clock: they run through nights and days off, and over a change of zone."""

from collections.abc import Iterator
from datetime import MAXYEAR, UTC, datetime, timedelta

from govflow.law.calendars import AfterTheCalendar
from govflow.law.counting.asked import Asked, Ending, Way
from govflow.law.counting.explanation import offset_in_words
from govflow.law.counting.pauses import in_moments
from govflow.law.counting.rules import OF_UNIT, zone_change
from govflow.law.counting.steps import Step, StepKind
from govflow.law.terms import Unit

ONE = {Unit.MINUTES: timedelta(minutes=1), Unit.HOURS: timedelta(hours=1)}


def _end(asked: Asked) -> datetime:
    since = asked.since.astimezone(UTC)
    try:
        end = since + asked.length * ONE[asked.term.unit]
    except OverflowError:
        raise AfterTheCalendar(year=MAXYEAR + 1, last=MAXYEAR) from None
    for stopped, resumed in in_moments(asked.pauses):
        if resumed > since and end > stopped:
            end += resumed - max(stopped, since)
    return end


def _ends(asked: Asked) -> Ending:
    end = _end(asked)
    return Ending(end.astimezone(asked.zone).date(), end)


def _steps(asked: Asked) -> Iterator[Step]:
    end = _end(asked).astimezone(asked.zone)
    for stopped, resumed in in_moments(asked.pauses):
        if resumed > asked.since and stopped < end:
            at, until = stopped.astimezone(asked.zone), resumed.astimezone(asked.zone)
            yield Step(StepKind.STOPPED, at.date(), rule="rule_pause", at=at, facts={"until": until})
    since = asked.since.astimezone(asked.zone)
    if since.utcoffset() != end.utcoffset():
        facts = {"before": offset_in_words(since), "after": offset_in_words(end)}
        yield Step(StepKind.ZONE, end.date(), rule=zone_change(since, end), facts=facts)
    yield Step(StepKind.ENDS, end.date(), rule=OF_UNIT[asked.term.unit], at=end)


CLOCK_TIME = Way(_ends, _steps)
