"""Terms that end on a day of the calendar: the 14th, the last working day of the month, the end of a quarter."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date

from govflow.law.counting.asked import Asked, Ending, Way
from govflow.law.counting.periods import months_later
from govflow.law.counting.refusals import DayCannotPause, NotADayOfMonth
from govflow.law.counting.rolling import rolled, rolled_steps, span
from govflow.law.counting.rules import OF_UNIT
from govflow.law.counting.steps import Step, StepKind
from govflow.law.terms import Roll

LONGEST_MONTH = 31


def _day_of_month(asked: Asked) -> date:
    """The next such day after the event; in a month that is too short, its last day."""
    if asked.length > LONGEST_MONTH:
        raise NotADayOfMonth(length=asked.length)
    month = asked.zero.replace(day=1)
    found = _in_month(month, asked.length)
    return found if found > asked.zero else _in_month(months_later(month, 1), asked.length)


def _in_month(month: date, day: int) -> date:
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def _end_of_month(asked: Asked) -> date:
    """The end of the month whose last working day is meant: of this month, unless it has passed."""
    month = asked.zero.replace(day=1)
    this = rolled(_in_month(month, LONGEST_MONTH), asked, Roll.PREVIOUS)
    months = asked.length if this <= asked.zero else asked.length - 1
    return _in_month(months_later(month, months), LONGEST_MONTH)


def _end_of_quarter(asked: Asked) -> date:
    """Quarters are counted from New Year; the first is the one the event lies in."""
    first = asked.start.replace(month=(asked.start.month - 1) // 3 * 3 + 1, day=1)
    return _in_month(months_later(first, 3 * asked.length - 1), LONGEST_MONTH)


def _way(leads: Callable[[Asked], date], roll: Roll | None = None) -> Way:
    def ends(asked: Asked) -> Ending:
        if asked.pauses or asked.extended:
            raise DayCannotPause(term=asked.term.code)
        nominal = leads(asked)
        due = rolled(nominal, asked, roll)
        rests = (roll or asked.term.roll) is not Roll.NONE
        return Ending(due, rests=span(nominal, due) if rests else None)

    def steps(asked: Asked) -> Iterator[Step]:
        nominal = leads(asked)
        yield Step(StepKind.ENDS, nominal, rule=OF_UNIT[asked.term.unit])
        yield from rolled_steps(nominal, asked, roll)

    return Way(ends, steps)


DAY_OF_MONTH = _way(_day_of_month)
LAST_WORKING_DAY = _way(_end_of_month, Roll.PREVIOUS)
END_OF_QUARTER = _way(_end_of_quarter)
