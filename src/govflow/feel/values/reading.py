"""Dates, times and durations read from their texts; a text that is none gives None."""

import re
from decimal import Decimal

from govflow.feel.values.calendar import NANO, Date, real_date
from govflow.feel.values.durations import DaysTime, YearsMonths
from govflow.feel.values.moments import DateTime, Time, Zone, named_zone

_DATE = r"(?P<year>-?(?:\d{4}|[1-9]\d{4,8}))-(?P<month>\d\d)-(?P<day>\d\d)"
_TIME = (
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.(?P<fraction>\d+))?"
    r"(?P<zone>Z|z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z][\w+/-]*)?"
)
_DATE_ONLY = re.compile(_DATE, re.ASCII)
_TIME_ONLY = re.compile(_TIME, re.ASCII)
_DATE_TIME = re.compile(f"{_DATE}T{_TIME}", re.ASCII)
_MONTHS = re.compile(r"(?P<sign>-)?P(?=\d)(?:(?P<years>\d{1,18})Y)?(?:(?P<months>\d{1,18})M)?", re.ASCII)
_DAYS = re.compile(
    r"(?P<sign>-)?P(?=\d|T\d)(?:(?P<days>\d{1,18})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,18})H)?(?:(?P<minutes>\d{1,18})M)?(?:(?P<seconds>\d{1,18})(?:\.(?P<fraction>\d*))?S)?)?",
    re.ASCII,
)
LONGEST_DURATION = 10**20


def read_date(text: str) -> Date | None:
    found = _DATE_ONLY.fullmatch(text)
    return _date(found) if found else None


def read_time(text: str) -> Time | None:
    found = _TIME_ONLY.fullmatch(text)
    return _time(found) if found else None


def read_date_time(text: str) -> DateTime | None:
    """A date alone is its midnight."""
    found = _DATE_TIME.fullmatch(text)
    if not found:
        date = read_date(text)
        return DateTime(date, Time(0, 0, 0)) if date else None
    date, time = _date(found), _time(found)
    if not date or not time:
        return None
    day = date.plus_days(1) if found["hour"] == "24" else date
    return DateTime(day, time) if day else None


def read_duration(text: str) -> YearsMonths | DaysTime | None:
    return _months(text) or _days(text)


def read_temporal(text: str) -> Date | Time | DateTime | YearsMonths | DaysTime | None:
    """Whatever an at-literal holds."""
    return read_date(text) or read_time(text) or read_date_time(text) or read_duration(text)


def _date(found: re.Match[str]) -> Date | None:
    if found["year"] == "-0000":
        return None
    return real_date(int(found["year"]), int(found["month"]), int(found["day"]))


def _time(found: re.Match[str]) -> Time | None:
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"])
    zone = _zone(found["zone"])
    nanos = _nanos(found["fraction"])
    is_end_of_day = hour == 24 and minute == second == nanos == 0  # XML Schema writes midnight so, too
    if (hour > 23 and not is_end_of_day) or minute > 59 or second > 59 or zone is False:
        return None
    return Time(hour % 24, minute, second, nanos, None if zone is None else zone)


def _zone(text: str | None) -> Zone | bool:
    """False is a zone that does not exist."""
    if not text:
        return None
    if text in "Zz":
        return 0
    if text[0] == "@":
        return text[1:] if named_zone(text[1:]) else False
    parts = [int(part) for part in text[1:].split(":")]
    seconds = parts[0] * 3600 + parts[1] * 60 + (parts[2] if len(parts) > 2 else 0)
    if parts[1] > 59 or seconds > 18 * 3600:
        return False
    return -seconds if text[0] == "-" else seconds


def _nanos(fraction: str | None) -> int:
    return int(Decimal(f"0.{fraction}") * NANO) if fraction else 0


def _months(text: str) -> YearsMonths | None:
    found = _MONTHS.fullmatch(text)
    if not found:
        return None
    months = int(found["years"] or 0) * 12 + int(found["months"] or 0)
    if months > LONGEST_DURATION:
        return None
    return YearsMonths(-months if found["sign"] else months)


def _days(text: str) -> DaysTime | None:
    found = _DAYS.fullmatch(text)
    if not found:
        return None
    hours = int(found["days"] or 0) * 24 + int(found["hours"] or 0)
    seconds = (hours * 60 + int(found["minutes"] or 0)) * 60 + int(found["seconds"] or 0)
    if seconds > LONGEST_DURATION:
        return None
    nanos = seconds * NANO + _nanos(found["fraction"])
    return DaysTime(-nanos if found["sign"] else nanos)
