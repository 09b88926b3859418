"""Terms in calendar days, weeks, half months, months, quarters, half years and years."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import MAXYEAR, date, timedelta

from govflow.law.calendars import AfterTheCalendar
from govflow.law.counting.asked import ONE_DAY, Asked, Ending, Way
from govflow.law.counting.pauses import in_days
from govflow.law.counting.rolling import rolled, rolled_steps, span
from govflow.law.counting.rules import OF_UNIT
from govflow.law.counting.steps import Step, StepKind
from govflow.law.terms import Roll, Unit

HALF_MONTH = 15  # days, by the Civil Code, article 174

Leads = Callable[[date, int], date]


def months_later(day: date, months: int) -> date:
    """The same date so many months on; where that month has none, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        raise AfterTheCalendar(year=year, last=MAXYEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise AfterTheCalendar(year=day.year + days // 365, last=MAXYEAR) from None


LEADS: dict[Unit, Leads] = {
    Unit.DAYS: days_later,
    Unit.WEEKS: lambda day, n: days_later(day, 7 * n),
    Unit.HALF_MONTHS: lambda day, n: days_later(day, HALF_MONTH * n),
    Unit.MONTHS: months_later,
    Unit.QUARTERS: lambda day, n: months_later(day, 3 * n),
    Unit.HALF_YEARS: lambda day, n: months_later(day, 6 * n),
    Unit.YEARS: lambda day, n: months_later(day, 12 * n),
}


def _nominal(asked: Asked) -> date:
    """Where the length alone leads, the days of pauses added."""
    end = LEADS[asked.term.unit](asked.start, asked.length)
    if asked.counts_event_day:
        end -= ONE_DAY
    for since, until in in_days(asked.pauses, asked.zone):
        stopped = max(since, asked.zero)
        if until > asked.zero and end > stopped:
            end += until - stopped
    return end


def _ends(asked: Asked) -> Ending:
    nominal = _nominal(asked)
    due = rolled(nominal, asked)
    return Ending(due, rests=None if asked.term.roll is Roll.NONE else span(nominal, due))


def _steps(asked: Asked) -> Iterator[Step]:
    nominal = _nominal(asked)
    if asked.term.unit is Unit.DAYS:
        yield from _day_by_day(asked)
    else:
        yield from _stops(asked, nominal)
        rule = OF_UNIT[asked.term.unit]
        yield Step(StepKind.ENDS, nominal, rule=rule)
    yield from rolled_steps(nominal, asked)


def _day_by_day(asked: Asked) -> Iterator[Step]:
    stops = in_days(asked.pauses, asked.zone)
    day, number = asked.zero, 0
    while number < asked.length:
        stop = next((stop for stop in stops if stop[0] <= day < stop[1]), None)
        if stop:
            yield Step(StepKind.STOPPED, day + ONE_DAY, rule="rule_pause", facts={"until": stop[1], "used": number})
            day = stop[1]
            continue
        day, number = day + ONE_DAY, number + 1
        yield Step(StepKind.COUNTED, day, number)


def _stops(asked: Asked, nominal: date) -> Iterator[Step]:
    for since, until in in_days(asked.pauses, asked.zone):
        if asked.zero < until and since < nominal:
            first = max(since, asked.zero) + ONE_DAY
            used = (first - ONE_DAY - asked.zero).days
            yield Step(StepKind.STOPPED, first, rule="rule_pause", facts={"until": until, "used": used})


PERIOD = Way(_ends, _steps)
