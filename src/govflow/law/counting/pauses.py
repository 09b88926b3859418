"""Stretches of time in which the clock of a term stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from govflow.languages import Text
from govflow.law.counting.refusals import NaiveTime, PauseEndsBeforeItBegins, StillPaused

DayStop = tuple[date, date]
MomentStop = tuple[datetime, datetime]
When = TypeVar("When", date, datetime)


@dataclass(frozen=True)
class Pause:
    """From the stop to the resumption. The day of the stop still counts, the day of the resumption does not."""

    since: datetime
    until: datetime | None
    ground: Text | None = None


def in_days(pauses: Sequence[Pause], zone: ZoneInfo) -> tuple[DayStop, ...]:
    """Pauses as days: those after the first through the second do not count. Overlapping ones become one."""
    if not pauses:
        return ()
    ended = ((pause.since, _end(pause)) for pause in pauses)
    return _joined((since.astimezone(zone).date(), until.astimezone(zone).date()) for since, until in ended)


def in_moments(pauses: Sequence[Pause]) -> tuple[MomentStop, ...]:
    """Pauses as instants in UTC, for terms of minutes and hours."""
    if not pauses:
        return ()
    return _joined((pause.since.astimezone(UTC), _end(pause).astimezone(UTC)) for pause in pauses)


def _joined(stops: Iterable[tuple[When, When]]) -> tuple[tuple[When, When], ...]:
    """Stops in order; those that touch become one."""
    joined: list[tuple[When, When]] = []
    for since, until in sorted(stops):
        if joined and since <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(until, joined[-1][1]))
        else:
            joined.append((since, until))
    return tuple(joined)


def _end(pause: Pause) -> datetime:
    if pause.until is None:
        raise StillPaused(since=pause.since)
    if pause.since.tzinfo is None or pause.until.tzinfo is None:
        raise NaiveTime(moment=pause.since)
    if pause.until < pause.since:
        raise PauseEndsBeforeItBegins(since=pause.since, until=pause.until)
    return pause.until
