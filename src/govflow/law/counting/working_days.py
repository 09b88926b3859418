"""Terms in working days: days off are left out, worked Saturdays and Sundays count."""

from collections.abc import Iterator
from datetime import date

from govflow.law.counting.asked import ONE_DAY, Asked, Ending, Way
from govflow.law.counting.pauses import DayStop, in_days
from govflow.law.counting.steps import Step, StepKind


def _ends(asked: Asked) -> Ending:
    days = asked.calendar.working_days(asked.term.week)
    day, left = asked.zero, asked.length
    if asked.pauses:
        day, left = _after_pauses(asked, in_days(asked.pauses, asked.zone))
    due = days.nth_after(day, left)
    return Ending(due, rests=(asked.start, due))


def _after_pauses(asked: Asked, stops: tuple[DayStop, ...]) -> tuple[date, int]:
    """The day from which the rest runs, and how many days are left then."""
    days = asked.calendar.working_days(asked.term.week)
    day, left = asked.zero, asked.length
    for since, until in stops:
        if until <= day:
            continue
        stopped = max(since, day)
        if days.nth_after(day, left) <= stopped:
            break
        left -= days.between(day, stopped)
        day = until
    return day, left


def _steps(asked: Asked) -> Iterator[Step]:
    stops = in_days(asked.pauses, asked.zone)
    day, number = asked.zero, 0
    while number < asked.length:
        stop = next((stop for stop in stops if stop[0] <= day < stop[1]), None)
        if stop:
            yield Step(StepKind.STOPPED, day + ONE_DAY, rule="rule_pause", facts={"until": stop[1], "used": number})
            day = stop[1]
            continue
        day += ONE_DAY
        about = asked.calendar.day(day, asked.term.week)
        number += about.is_working
        kind = StepKind.COUNTED if about.is_working else StepKind.SKIPPED
        yield Step(kind, day, number if about.is_working else None, about)


WORKING_DAYS = Way(_ends, _steps)
