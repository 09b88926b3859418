"""Functions on dates, and the two that ask which day it is."""

from decimal import Decimal

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in
from govflow.feel.values.calendar import Date
from govflow.feel.values.moments import DateTime, moment_of

# The names are the specification's own words, not texts for a person.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _date(day: Date | DateTime) -> Date:
    return day if isinstance(day, Date) else day.date


@built_in("day of year(date: date)", "day of year(date: date and time)")
def day_of_year(run: Run, day: Date | DateTime) -> Value:
    return Decimal(_date(day).day_of_year)


@built_in("day of week(date: date)", "day of week(date: date and time)")
def day_of_week(run: Run, day: Date | DateTime) -> Value:
    return WEEKDAYS[_date(day).weekday - 1]


@built_in("month of year(date: date)", "month of year(date: date and time)")
def month_of_year(run: Run, day: Date | DateTime) -> Value:
    return MONTHS[_date(day).month - 1]


@built_in("week of year(date: date)", "week of year(date: date and time)")
def week_of_year(run: Run, day: Date | DateTime) -> Value:
    return Decimal(_date(day).week_of_year)


@built_in("now()")
def now(run: Run) -> Value:
    return moment_of(run.given.moment.astimezone(run.given.zone))


@built_in("today()")
def today(run: Run) -> Value:
    return moment_of(run.given.moment.astimezone(run.given.zone)).date


@built_in("is(value1: any~, value2: any~)")
def is_same(run: Run, one: Value = None, other: Value = None) -> Value:
    """The same in every element: an offset beside a zone's name is not the same. What is not given is null."""
    return type(one) is type(other) and bool(one == other)
