"""What the cells of a row say, and an exact refusal where they say nothing that can be read."""

import re
from datetime import date, datetime, time
from typing import NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from govflow.errors import Rejected
from govflow.languages import LANGUAGES, Text, say
from govflow.law.calendars import FIVE_DAYS, SIX_DAYS
from govflow.law.calendars.telling import DOMAIN
from govflow.law.counting.batch.rows import Row
from govflow.law.counting.pauses import Pause
from govflow.law.counting.refusals import NaiveTime

NOON = time(12)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_APART = re.compile(r"[\s;,|]+")


class WrongCell(Rejected):
    """Column {column}: expected {expected}, found {found!r}."""


def wrong(row: Row, column: str, kind: str) -> NoReturn:
    """Refuse a cell; `kind` names what was expected."""
    expected = Text(*(say(language, DOMAIN, f"cell_{kind}") for language in LANGUAGES))
    raise WrongCell(column=column, expected=expected, found=row[column])


def day(row: Row, column: str) -> date | None:
    return _day(row[column], row, column) if row[column] else None


def _day(written: str, row: Row, column: str) -> date:
    dotted = _DOTTED.fullmatch(written)
    try:
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return date.fromisoformat(written)
    except ValueError:
        wrong(row, column, "day")


def moment(row: Row, column: str, zone: ZoneInfo, *, is_clock: bool) -> datetime:
    """A moment with its offset; for terms of days a day is enough."""
    if not row[column]:
        wrong(row, column, "moment" if is_clock else "moment_or_day")
    try:
        return _moment(row[column])
    except ValueError:
        if is_clock:
            wrong(row, column, "moment")
        return datetime.combine(_day(row[column], row, column), NOON, zone)


def _moment(written: str) -> datetime:
    if not re.search(r"\d[T ]\d", written):
        raise ValueError(written)
    found = datetime.fromisoformat(written)
    if found.tzinfo is None:
        raise NaiveTime(moment=written)
    return found


def whole(row: Row, column: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", row[column]):
        wrong(row, column, "whole")
    return int(row[column])


def zone(row: Row, default: ZoneInfo) -> ZoneInfo:
    if not row["zone"]:
        return default
    try:
        return ZoneInfo(row["zone"])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        wrong(row, "zone", "zone")


def week(row: Row, *, is_six: bool) -> int:
    """The working week; a rule about six days needs no cell, and may not be contradicted by one."""
    if not row["week"]:
        return SIX_DAYS if is_six else FIVE_DAYS
    found = whole(row, "week")
    if is_six and found != SIX_DAYS:
        wrong(row, "week", "six_days")
    return found


def pauses(row: Row, zone: ZoneInfo) -> tuple[Pause, ...]:
    """From each stop to its resumption; several stand one after the other, in both cells in the same order."""
    stops = [_start_of(one, row, "suspended_from", zone) for one in _several(row["suspended_from"])]
    ends = [_start_of(one, row, "resumed_on", zone) for one in _several(row["resumed_on"])]
    if len(ends) > len(stops) or len(ends) < len(stops) - 1:
        wrong(row, "resumed_on", "as_many")
    return tuple(Pause(stop, ends[place] if place < len(ends) else None) for place, stop in enumerate(stops))


def _several(written: str) -> list[str]:
    """Days and moments apart from each other; the `T` of a moment may be a space."""
    return [one for one in _APART.split(re.sub(r"(\d) (\d\d:)", r"\1T\2", written)) if one]


def _start_of(written: str, row: Row, column: str, zone: ZoneInfo) -> datetime:
    try:
        return _moment(written)
    except ValueError:
        return datetime.combine(_day(written, row, column), time.min, zone)
