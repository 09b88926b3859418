"""ISO 8601 text in a diagram from elsewhere: clock and calendar time, counted by us, never by an engine."""

import calendar
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)(?:\.\d+)?S)?)?"
)
_REPEATED = re.compile(r"R\d*/(?:[^/]+/)?(?P<every>P[^/]+)")


def ring_of(text: str, since: datetime, zone: ZoneInfo) -> datetime | None:
    """When a timer with this text rings, entered at `since`; None where the text says no time."""
    said = text.strip().strip("\"'").removeprefix("=").strip()
    repeated = _REPEATED.fullmatch(said)
    return _after(repeated["every"] if repeated else said, since, zone) or _moment(said, zone)


def _after(duration: str, since: datetime, zone: ZoneInfo) -> datetime | None:
    found = _DURATION.fullmatch(duration)
    if found is None or duration in ("P", "PT"):
        return None
    part = {name: int(number or 0) for name, number in found.groupdict().items()}
    local = _months_later(since.astimezone(zone), part["years"] * 12 + part["months"])
    days = timedelta(weeks=part["weeks"], days=part["days"])
    clock = timedelta(hours=part["hours"], minutes=part["minutes"], seconds=part["seconds"])
    return (local + days).astimezone(since.tzinfo) + clock


def _months_later(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _moment(said: str, zone: ZoneInfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
