"""What can be asked of a date, a time, a duration or a range after a dot."""

from collections.abc import Callable
from decimal import Decimal

from govflow.feel.evaluation import Run, Value
from govflow.feel.values.calendar import DAY, NANO, Date
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time
from govflow.feel.values.ranges import Range

Property = Callable[[Value], Value]


def _offset(value: Time | DateTime) -> DaysTime | None:
    return None if value.offset is None else DaysTime(value.offset * NANO)


def _zone_name(time: Time) -> str | None:
    return time.zone if isinstance(time.zone, str) else None


def _part(value: int, unit: int, within: int | None) -> Decimal:
    """A part of a duration carries the sign of the whole."""
    whole = abs(value) // unit
    part = whole if within is None else whole % within
    return Decimal(-part if value < 0 else part)


_DATE: dict[str, Property] = {
    "year": lambda date: Decimal(date.year),
    "month": lambda date: Decimal(date.month),
    "day": lambda date: Decimal(date.day),
    "weekday": lambda date: Decimal(date.weekday),
}
_TIME: dict[str, Property] = {
    "hour": lambda time: Decimal(time.hour),
    "minute": lambda time: Decimal(time.minute),
    "second": lambda time: (
        Decimal(time.second) + Decimal(time.nanos).scaleb(-9).normalize() if time.nanos else Decimal(time.second)
    ),
    "time offset": _offset,
    "timezone": _zone_name,
}
_MONTHS: dict[str, Property] = {
    "years": lambda months: _part(months.months, 12, None),
    "months": lambda months: _part(months.months, 1, 12),
}
_DAYS: dict[str, Property] = {
    "days": lambda time: _part(time.nanos, DAY * NANO, None),
    "hours": lambda time: _part(time.nanos, 3600 * NANO, 24),
    "minutes": lambda time: _part(time.nanos, 60 * NANO, 60),
    "seconds": lambda time: _part(time.nanos, 1, 60 * NANO).scaleb(-9).normalize(),
}
_RANGE: dict[str, Property] = {
    "start": lambda span: _end_of(span, span.low),
    "end": lambda span: _end_of(span, span.high),
    "start included": lambda span: _end_of(span, span.low_included),
    "end included": lambda span: _end_of(span, span.high_included),
}


def _end_of(span: Range, end: Value) -> Value:
    """All values but one have no ends."""
    return None if span.sign == "!=" else end


def _inside(properties: dict[str, Property], part: str) -> dict[str, Property]:
    return {name: _of_part(find, part) for name, find in properties.items()}


def _of_part(find: Property, part: str) -> Property:
    return lambda value: find(getattr(value, part))


PROPERTIES: dict[type, dict[str, Property]] = {
    Date: _DATE,
    Time: _TIME,
    DateTime: {**_inside(_DATE, "date"), **_inside(_TIME, "time"), "time offset": _offset},
    YearsMonths: _MONTHS,
    DaysTime: _DAYS,
    Range: _RANGE,
}
PROPERTY_NAMES = ("time offset", "start included", "end included")


def property_of(value: Value, name: str, run: Run, text: str, at: int) -> Value:
    if value is None:
        return None
    found = PROPERTIES.get(type(value), {}).get(name)
    if found is None:
        return run.nothing("no_property", text, at, name=name)
    return found(value)
