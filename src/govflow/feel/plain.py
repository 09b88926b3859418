"""Between FEEL values and the plain ones of JSON and of Python."""

import datetime as python
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from govflow.feel.evaluation import BuiltIn, Function, Value
from govflow.feel.values.calendar import NANO, Date
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time, moment_of, named_zone
from govflow.feel.values.numbers import number_of
from govflow.feel.values.ranges import Range

AS_THEY_ARE = (str, bool, Decimal, Date, Time, DateTime, YearsMonths, DaysTime, Range, Function, BuiltIn)
TEMPORAL = (Date, Time, DateTime, YearsMonths, DaysTime)


def from_plain(value: object) -> Value:
    """A JSON or Python value as a FEEL one. Texts stay texts: what a text means is a type's question."""
    if value is None or isinstance(value, AS_THEY_ARE):
        return value
    if isinstance(value, int | float):
        number = number_of(value)
        return number if number.is_finite() else None
    if isinstance(value, Mapping):
        return {str(key): from_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [from_plain(item) for item in value]
    return _from_python_time(value)


def _from_python_time(value: object) -> Value:
    if isinstance(value, python.datetime):
        return moment_of(value)
    if isinstance(value, python.date):
        return Date(value.year, value.month, value.day)
    if isinstance(value, python.timedelta):
        return DaysTime((value.days * 86_400 + value.seconds) * NANO + value.microseconds * 1000)
    if isinstance(value, python.time):
        return Time(value.hour, value.minute, value.second, value.microsecond * 1000)
    raise TypeError(f"no FEEL value for {type(value).__name__}")


def to_plain(value: Value) -> Any:
    """A FEEL value as JSON has it: numbers as numbers, dates and durations as their ISO texts."""
    if isinstance(value, Decimal):
        return _json_number(value)
    if isinstance(value, list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: to_plain(item) for name, item in value.items()}
    if isinstance(value, TEMPORAL):
        return str(value)
    if isinstance(value, Range):
        return _range_text(value)
    if isinstance(value, Function | BuiltIn):
        return None
    return value


def _json_number(number: Decimal) -> int | float | str:
    """Beyond what JSON readers hold, a number's digits are kept as text."""
    if number == number.to_integral_value() and number.adjusted() < 300:
        return int(number)
    return float(number) if abs(number.adjusted()) < 300 else str(number)


def _range_text(span: Range) -> str:
    if span.sign:
        return f"({span.sign}{to_plain(span.low)})"
    low, high = ("" if end is None else str(to_plain(end)) for end in (span.low, span.high))
    return f"{'[' if span.low_included else '('}{low}..{high}{']' if span.high_included else ')'}"


def to_json(value: Value) -> str:
    """The JSON text of a FEEL or plain value, every digit of its numbers kept."""
    if isinstance(value, Decimal):
        return str(int(value)) if value == value.to_integral_value() and value.adjusted() < 300 else str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(to_json, value))}]"
    if isinstance(value, dict):
        entries = (f"{json.dumps(name, ensure_ascii=False)}: {to_json(item)}" for name, item in value.items())
        return f"{{{', '.join(entries)}}}"
    return json.dumps(to_plain(value), ensure_ascii=False)


def to_python(value: Value) -> Any:
    """A FEEL value as Python has it: decimals stay exact, dates become Python's."""
    if isinstance(value, list):
        return [to_python(item) for item in value]
    if isinstance(value, dict):
        return {name: to_python(item) for name, item in value.items()}
    convert = _TO_PYTHON.get(type(value))
    return convert(value) if convert else value


def _date(value: Date) -> python.date:
    return python.date(value.year, value.month, value.day)


def _zone(value: Time) -> python.tzinfo | None:
    if isinstance(value.zone, str):
        return named_zone(value.zone)
    return None if value.zone is None else python.timezone(python.timedelta(seconds=value.zone))


def _time(value: Time) -> python.time:
    return python.time(value.hour, value.minute, value.second, value.nanos // 1000, _zone(value))


def _moment(value: DateTime) -> python.datetime:
    return python.datetime.combine(_date(value.date), _time(value.time))


_TO_PYTHON: dict[type, Callable[[Any], Any]] = {
    Date: _date,
    Time: _time,
    DateTime: _moment,
    DaysTime: lambda value: python.timedelta(microseconds=value.nanos // 1000),
}
