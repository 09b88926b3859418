"""Whole years and months between days, and the edges of months and quarters, as the acts count them.

A month that has no such day ends on its last one: a month after 31 January is over on 28 February. Facts of forms
are texts, so a day may also be given as one: `2018-03-14`, `2018-03-14T09:30`.
"""

from decimal import Decimal

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in
from govflow.feel.values.calendar import Date, days_in_month
from govflow.feel.values.moments import DateTime
from govflow.feel.values.reading import read_date

YEAR, MONTH, QUARTER = 12, 1, 3


@built_in("full months between(from: any, to: any)")
def full_months_between(run: Run, start: Value, end: Value) -> Value:
    return _completed(run, start, end, MONTH)


@built_in("full years between(from: any, to: any)")
def full_years_between(run: Run, start: Value, end: Value) -> Value:
    return _completed(run, start, end, YEAR)


@built_in("age at(birth date: any, date: any)")
def age_at(run: Run, birth: Value, day: Value) -> Value:
    """The years a person has completed on a day; a birthday completes one."""
    return _completed(run, birth, day, YEAR)


@built_in("start of month(date: any)")
def start_of_month(run: Run, day: Value) -> Value:
    return _first_day(_day(run, day), MONTH)


@built_in("end of month(date: any)")
def end_of_month(run: Run, day: Value) -> Value:
    return _last_day(_day(run, day), MONTH)


@built_in("start of quarter(date: any)")
def start_of_quarter(run: Run, day: Value) -> Value:
    return _first_day(_day(run, day), QUARTER)


@built_in("end of quarter(date: any)")
def end_of_quarter(run: Run, day: Value) -> Value:
    return _last_day(_day(run, day), QUARTER)


def _day(run: Run, value: Value) -> Date | None:
    if value is None or isinstance(value, Date):
        return value
    if isinstance(value, DateTime):
        return value.date
    is_text = isinstance(value, str) and value[10:11] in ("", "T")
    found = read_date(value[:10]) if is_text else None
    if found is None:
        run.nothing("no_such_date", found=value)
    return found


def _completed(run: Run, start: Value, end: Value, unit: int) -> Value:
    first, last = _day(run, start), _day(run, end)
    if first is None or last is None:
        return None
    return Decimal(_whole(first, last, unit) if first.number <= last.number else -_whole(last, first, unit))


def _whole(first: Date, last: Date, unit: int) -> int:
    months = (last.year - first.year) * YEAR + last.month - first.month
    reached = first.plus_months(months)
    is_short = reached is not None and reached.number > last.number
    return (months - is_short) // unit


def _first_day(day: Date | None, length: int) -> Value:
    return day and Date(day.year, (day.month - 1) // length * length + 1, 1)


def _last_day(day: Date | None, length: int) -> Value:
    if day is None:
        return None
    last = (day.month - 1) // length * length + length
    return Date(day.year, last, days_in_month(day.year, last))
