"""The four operations and the power, on numbers, texts, days and durations.

`NO_SUCH` says that the two kinds have no such operation; None that the result does not exist.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from govflow.feel.values.calendar import DAY, NANO, Date
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time, time_of
from govflow.feel.values.numbers import DIGITS, finite


class _NoSuch:
    """The kinds have no such operation."""


NO_SUCH: Final = _NoSuch()
LONGEST_MONTHS = 12 * 10**10
LONGEST_NANOS = 10**30
Operation = Callable[[Any, Any], Any]


def _months(months: int) -> YearsMonths | None:
    return YearsMonths(months) if abs(months) <= LONGEST_MONTHS else None


def _nanos(nanos: int) -> DaysTime | None:
    return DaysTime(nanos) if abs(nanos) <= LONGEST_NANOS else None


def _date_plus_months(date: Any, months: Any) -> Any:
    return date.plus_months(months.months)


def _date_plus_nanos(date: Any, time: Any) -> Any:
    return date.plus_days(time.nanos // (DAY * NANO))


def _moment_plus_months(moment: Any, months: Any) -> Any:
    date = moment.date.plus_months(months.months)
    return DateTime(date, moment.time) if date else None


def _between(left: DateTime, right: DateTime) -> DaysTime | None:
    if (left.offset is None) != (right.offset is None):
        return None
    return _nanos(left.sort_key - right.sort_key)


def _midnight(date: Date) -> DateTime:
    """A day beside a moment is its midnight at Greenwich."""
    return DateTime(date, Time(0, 0, 0, 0, 0))


def _times_between(left: Any, right: Any) -> Any:
    return DaysTime(left.sort_key - right.sort_key) if (left.offset is None) == (right.offset is None) else None


def _scaled(amount: int, factor: Decimal, *, divide: bool = False) -> int | None:
    if divide and not factor:
        return None
    exact = DIGITS.divide(Decimal(amount), factor) if divide else DIGITS.multiply(Decimal(amount), factor)
    return int(exact) if exact.is_finite() and abs(exact) <= LONGEST_NANOS else None


def _months_scaled(months: Any, factor: Any, *, divide: bool = False) -> Any:
    scaled = _scaled(months.months, factor, divide=divide)
    return None if scaled is None else _months(scaled)


def _nanos_scaled(time: Any, factor: Any, *, divide: bool = False) -> Any:
    scaled = _scaled(time.nanos, factor, divide=divide)
    return None if scaled is None else _nanos(scaled)


def _ratio(left: int, right: int) -> Decimal | None:
    return finite(DIGITS.divide(Decimal(left), Decimal(right))) if right else None


ADD: dict[tuple[type, type], Operation] = {
    (Decimal, Decimal): lambda left, right: finite(DIGITS.add(left, right)),
    (str, str): lambda left, right: left + right,
    (YearsMonths, YearsMonths): lambda left, right: _months(left.months + right.months),
    (DaysTime, DaysTime): lambda left, right: _nanos(left.nanos + right.nanos),
    (Date, YearsMonths): _date_plus_months,
    (YearsMonths, Date): lambda left, right: _date_plus_months(right, left),
    (Date, DaysTime): _date_plus_nanos,
    (DaysTime, Date): lambda left, right: _date_plus_nanos(right, left),
    (DateTime, YearsMonths): _moment_plus_months,
    (YearsMonths, DateTime): lambda left, right: _moment_plus_months(right, left),
    (DateTime, DaysTime): lambda left, right: left.plus_nanos(right.nanos),
    (DaysTime, DateTime): lambda left, right: right.plus_nanos(left.nanos),
    (Time, DaysTime): lambda left, right: time_of(left.nano_of_day + right.nanos, left.zone),
    (DaysTime, Time): lambda left, right: time_of(right.nano_of_day + left.nanos, right.zone),
}
SUBTRACT: dict[tuple[type, type], Operation] = {
    (Decimal, Decimal): lambda left, right: finite(DIGITS.subtract(left, right)),
    (YearsMonths, YearsMonths): lambda left, right: _months(left.months - right.months),
    (DaysTime, DaysTime): lambda left, right: _nanos(left.nanos - right.nanos),
    (Date, Date): lambda left, right: _nanos((left.number - right.number) * DAY * NANO),
    (Date, YearsMonths): lambda left, right: left.plus_months(-right.months),
    (Date, DaysTime): lambda left, right: _date_plus_nanos(left, DaysTime(-right.nanos)),
    (DateTime, DateTime): _between,
    (DateTime, Date): lambda left, right: _between(left, _midnight(right)),
    (Date, DateTime): lambda left, right: _between(_midnight(left), right),
    (DateTime, YearsMonths): lambda left, right: _moment_plus_months(left, YearsMonths(-right.months)),
    (DateTime, DaysTime): lambda left, right: left.plus_nanos(-right.nanos),
    (Time, Time): _times_between,
    (Time, DaysTime): lambda left, right: time_of(left.nano_of_day - right.nanos, left.zone),
}
MULTIPLY: dict[tuple[type, type], Operation] = {
    (Decimal, Decimal): lambda left, right: finite(DIGITS.multiply(left, right)),
    (YearsMonths, Decimal): _months_scaled,
    (Decimal, YearsMonths): lambda left, right: _months_scaled(right, left),
    (DaysTime, Decimal): _nanos_scaled,
    (Decimal, DaysTime): lambda left, right: _nanos_scaled(right, left),
}
DIVIDE: dict[tuple[type, type], Operation] = {
    (Decimal, Decimal): lambda left, right: finite(DIGITS.divide(left, right)) if right else None,
    (YearsMonths, Decimal): lambda left, right: _months_scaled(left, right, divide=True),
    (DaysTime, Decimal): lambda left, right: _nanos_scaled(left, right, divide=True),
    (YearsMonths, YearsMonths): lambda left, right: _ratio(left.months, right.months),
    (DaysTime, DaysTime): lambda left, right: _ratio(left.nanos, right.nanos),
}
POWER: dict[tuple[type, type], Operation] = {
    (Decimal, Decimal): lambda left, right: finite(DIGITS.power(left, right)) if right else Decimal(1),
}
OPERATIONS = {"+": ADD, "-": SUBTRACT, "*": MULTIPLY, "/": DIVIDE, "**": POWER}


def operate(sign: str, left: Any, right: Any) -> Any:
    operation = OPERATIONS[sign].get((type(left), type(right)))
    return NO_SUCH if operation is None else operation(left, right)


def negative(value: Any) -> Any:
    if type(value) is Decimal:
        return DIGITS.minus(value)
    if type(value) is YearsMonths:
        return YearsMonths(-value.months)
    return DaysTime(-value.nanos) if type(value) is DaysTime else NO_SUCH
