"""A last day that is a day off."""

from collections.abc import Iterator
from datetime import date

from govflow.law.counting.asked import ONE_DAY, Asked
from govflow.law.counting.rules import roll_forward
from govflow.law.counting.steps import Step, StepKind
from govflow.law.terms import Roll


def rolled(nominal: date, asked: Asked, roll: Roll | None = None) -> date:
    """The last day once the roll of the term is done."""
    roll = roll or asked.term.roll
    if roll is Roll.NONE:
        return nominal
    days = asked.calendar.working_days(asked.term.week)
    return days.nth_after(nominal - ONE_DAY, 1) if roll is Roll.NEXT else days.last_through(nominal)


def rolled_steps(nominal: date, asked: Asked, roll: Roll | None = None) -> Iterator[Step]:
    """The days off passed over, in the order they are passed."""
    due = rolled(nominal, asked, roll)
    day, towards = nominal, ONE_DAY if due > nominal else -ONE_DAY
    while day != due:
        yield Step(StepKind.ROLLED, day, about=asked.calendar.day(day, asked.term.week))
        day += towards
    if due > nominal:
        yield Step(StepKind.MOVED_ON, due, rule=roll_forward(due))


def span(nominal: date, due: date) -> tuple[date, date]:
    """The days of the calendar a roll rests on."""
    return min(nominal, due), max(nominal, due)
