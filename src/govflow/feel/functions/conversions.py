"""Functions that make one kind of value out of another."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from govflow.feel.evaluation import Run, Value
from govflow.feel.functions.registry import built_in
from govflow.feel.parsing import KnownNames, SyntaxFault, Words, parse_expression
from govflow.feel.tree import Call, Literal, Negative, Node, RangeOf, Temporal
from govflow.feel.values.arithmetic import negative
from govflow.feel.values.calendar import NANO, Date, real_date
from govflow.feel.values.comparing import order
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time, named_zone
from govflow.feel.values.numbers import DIGITS
from govflow.feel.values.ranges import Range
from govflow.feel.values.reading import read_date, read_date_time, read_duration, read_temporal, read_time
from govflow.feel.values.showing import shown

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
GROUPS = (" ", ",", ".")
POINTS = (",", ".")
MOST_OFFSET = 18 * 3600


@built_in("date(from: string)")
def date_from_text(run: Run, text: str) -> Value:
    return read_date(text) or run.nothing("no_such_date", found=text)


@built_in("date(from: date)")
def date_from_date(run: Run, date: Date) -> Value:
    return date


@built_in("date(from: date and time)")
def date_from_moment(run: Run, moment: DateTime) -> Value:
    return moment.date


@built_in("date(year: number, month: number, day: number)")
def date_of_parts(run: Run, year: Decimal, month: Decimal, day: Decimal) -> Value:
    are_whole = all(part == part.to_integral_value() for part in (year, month, day))
    found = real_date(int(year), int(month), int(day)) if are_whole else None
    return found or run.nothing("no_such_date", found=f"{year}-{month}-{day}")


@built_in("date and time(from: string)")
def moment_from_text(run: Run, text: str) -> Value:
    return read_date_time(text) or run.nothing("no_such_date", found=text)


@built_in("date and time(from: date and time)")
def moment_from_moment(run: Run, moment: DateTime) -> Value:
    return moment


@built_in("date and time(date: date, time: time)")
def moment_of_date(run: Run, date: Date, time: Time) -> Value:
    return DateTime(date, time)


@built_in("date and time(date: date and time, time: time)")
def moment_of_moment(run: Run, moment: DateTime, time: Time) -> Value:
    return DateTime(moment.date, time)


@built_in("date and time(date: date and time, timezone: string)")
def moment_in_zone(run: Run, moment: DateTime, zone: str) -> Value:
    time = moment.time
    if named_zone(zone) is None:
        return run.nothing("no_such_date", found=zone)
    return DateTime(moment.date, Time(time.hour, time.minute, time.second, time.nanos, zone))


@built_in("time(from: string)")
def time_from_text(run: Run, text: str) -> Value:
    return read_time(text) or run.nothing("no_such_date", found=text)


@built_in("time(from: time)")
def time_from_time(run: Run, time: Time) -> Value:
    return time


@built_in("time(from: date and time)")
def time_from_moment(run: Run, moment: DateTime) -> Value:
    return moment.time


@built_in("time(from: date)")
def time_from_date(run: Run, date: Date) -> Value:
    return Time(0, 0, 0, 0, 0)


@built_in("time(hour: number, minute: number, second: number, offset: days and time duration~)")
def time_of_parts(
    run: Run, hour: Decimal, minute: Decimal, second: Decimal, offset: DaysTime | None = None
) -> Value:
    zone = None if offset is None else offset.nanos // NANO
    are_whole = hour == int(hour) and minute == int(minute)
    is_real = 0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60 and abs(zone or 0) <= MOST_OFFSET
    if not (is_real and are_whole):
        return run.nothing("no_such_date", found=f"{hour}:{minute}:{second}")
    return Time(int(hour), int(minute), int(second), int(second % 1 * NANO), zone)


@built_in("number(from: string, grouping separator: string~, decimal separator: string~)")
def number_from_text(run: Run, text: str, group: str | None = None, point: str | None = None) -> Value:
    if not _are_separators(group, point):
        return run.nothing("not_a_number", found=text)
    plain = text.replace(group, "") if group else text
    plain = plain.replace(point, ".") if point else plain
    if not _NUMBER.fullmatch(plain):
        return run.nothing("not_a_number", found=text)
    number = DIGITS.create_decimal(plain)
    return number if number.is_finite() else run.nothing("not_a_number", found=text)


def _are_separators(group: str | None, point: str | None) -> bool:
    return group in (*GROUPS, None) and point in (*POINTS, None) and (group is None or group != point)


@built_in("number(from: number)")
def number_from_number(run: Run, number: Decimal) -> Value:
    return number


@built_in("string(from: any)")
def string(run: Run, value: Value) -> Value:
    if value is None:
        return None
    text = shown(run.weighed(value))
    run.made_string(len(text))
    return text


@built_in("duration(from: string)")
def duration(run: Run, text: str) -> Value:
    found = read_duration(text)
    return run.nothing("no_such_date", found=text) if found is None else found


@built_in("duration(from: days and time duration)", "duration(from: years and months duration)")
def duration_from_duration(run: Run, value: Value) -> Value:
    return value


@built_in("years and months duration(from: date, to: date)")
def months_between_dates(run: Run, start: Date, end: Date) -> Value:
    return _months_between(start, end)


@built_in("years and months duration(from: date and time, to: date and time)")
def months_between_moments(run: Run, start: DateTime, end: DateTime) -> Value:
    """Between their days: clocks of two zones do not tell which is the later hour of a day."""
    return _months_between(start.date, end.date)


def _months_between(start: Date, end: Date) -> YearsMonths:
    months = (end.year - start.year) * 12 + end.month - start.month
    rest = end.day - start.day
    if months > 0 and rest < 0:
        months -= 1
    elif months < 0 and rest > 0:
        months += 1
    return YearsMonths(months)


@built_in("range(from: string)")
def range_from_text(run: Run, text: str) -> Value:
    try:
        tree = parse_expression(text, Words(KnownNames(_READERS)))
        if isinstance(tree, RangeOf):
            low, high = _end(tree.low), _end(tree.high)
            if low is None or high is None or ((order(low, high) or 0) <= 0 and order(low, high) is not None):
                return Range(low, high, tree.low_included, tree.high_included, tree.sign)
    except (SyntaxFault, ValueError):
        pass
    return run.nothing("not_a_range", found=text)


def _end(node: Node | None) -> Value:
    if node is None:
        return None
    if isinstance(node, Negative):
        return negative(_end(node.value))
    found = _temporal(node) if isinstance(node, Temporal | Call) else getattr(node, "value", None)
    if found is None or not isinstance(node, Literal | Temporal | Call):
        raise ValueError("not a constant")
    return found


def _temporal(node: Temporal | Call) -> Value:
    """`@"2018-03-14"`, or the same as `date("2018-03-14")`."""
    if isinstance(node, Temporal):
        return read_temporal(node.text)
    name, given = getattr(node.function, "name", ""), node.arguments
    text = given[0].value if len(given) == 1 and isinstance(given[0], Literal) else None
    return _READERS[name](text) if name in _READERS and isinstance(text, str) else None


_READERS: Mapping[str, Callable[[str], Value]] = {
    "date": read_date,
    "time": read_time,
    "date and time": read_date_time,
    "duration": read_duration,
}
