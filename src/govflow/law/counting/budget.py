"""The account of a term: what was granted and added, what is used up, what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from govflow.languages import say
from govflow.law.calendars import WorkCalendar
from govflow.law.calendars.telling import DOMAIN, day_in_words
from govflow.law.counting.asked import ONE_DAY, Asked
from govflow.law.counting.count import count_term
from govflow.law.counting.countdown import Countdown
from govflow.law.counting.explanation import length_in_words
from govflow.law.counting.pauses import Pause, in_days
from govflow.law.counting.periods import LEADS
from govflow.law.counting.refusals import DayCannotPause
from govflow.law.terms import Term, Unit


class Movement(StrEnum):
    GRANTED = "granted"
    EXTENDED = "extended"
    STOPPED = "stopped"
    RESUMED = "resumed"
    STANDS = "stands"  # where the account stands on the day asked


@dataclass(frozen=True)
class Entry:
    """One line of the account: what was granted by then, used by then, and left."""

    on: date
    movement: Movement
    granted: int
    used: int

    @property
    def left(self) -> int:
        return max(0, self.granted - self.used)


@dataclass(frozen=True)
class Budget:
    """The account on a day, in working days for terms of working days, in calendar days for all others."""

    unit: Unit
    entries: tuple[Entry, ...]

    @property
    def used(self) -> int:
        return self.entries[-1].used

    @property
    def left(self) -> int:
        return self.entries[-1].left

    @property
    def is_stopped(self) -> bool:
        return len(self.entries) > 1 and self.entries[-2].movement is Movement.STOPPED

    def explain(self, language: str) -> list[str]:
        """The account, a line for each movement."""
        return [self._line(entry, language) for entry in self.entries]

    def _line(self, entry: Entry, language: str) -> str:
        return say(
            language,
            DOMAIN,
            "account",
            day=day_in_words(entry.on, language),
            movement=say(language, DOMAIN, f"account_{entry.movement}"),
            granted=length_in_words(entry.granted, self.unit, language),
            used=length_in_words(entry.used, self.unit, language),
            left=length_in_words(entry.left, self.unit, language),
        )


def budget(
    term: Term,
    *,
    since: datetime,
    on: datetime,
    calendar: WorkCalendar,
    zone: ZoneInfo,
    counts_event_day: bool = False,
    length: int | None = None,
    pauses: Sequence[Pause] = (),
    extended: int = 0,
) -> Budget:
    """How a term in days stands on a day; a pause that has not ended ends the account where it began."""
    if term.unit is not Unit.WORKING_DAYS and term.unit not in LEADS:
        raise DayCannotPause(term=term.code)
    closed = tuple(pause if pause.until else replace(pause, until=max(on, pause.since)) for pause in pauses)
    plain = count_term(
        term,
        since=since,
        calendar=calendar,
        zone=zone,
        counts_event_day=counts_event_day,
        length=length,
        extended=extended,
    )
    asked = replace(plain.asked, pauses=closed)
    stands_open = any(pause.until is None for pause in pauses)
    entries = tuple(_entries(asked, on.astimezone(zone).date(), stands_open=stands_open))
    unit = Unit.WORKING_DAYS if term.unit is Unit.WORKING_DAYS else Unit.DAYS
    return Budget(unit, entries)


def account_of(countdown: Countdown, *, on: datetime) -> Budget:
    """The account of a term that is counted already."""
    asked = countdown.asked
    return budget(
        asked.term,
        since=asked.since,
        on=on,
        calendar=asked.calendar,
        zone=asked.zone,
        counts_event_day=asked.counts_event_day,
        length=asked.length - asked.extended,
        pauses=asked.pauses,
        extended=asked.extended,
    )


def _entries(asked: Asked, on: date, *, stands_open: bool) -> Iterator[Entry]:
    first, whole = _granted(asked, asked.length - asked.extended), _granted(asked, asked.length)
    yield Entry(asked.start, Movement.GRANTED, first, 0)
    if asked.extended:
        yield Entry(asked.start, Movement.EXTENDED, whole, 0)
    used, day = 0, asked.zero
    stops = [stop for stop in in_days(asked.pauses, asked.zone) if stop[1] > asked.zero and stop[0] <= on]
    for place, (stopped, resumed) in enumerate(stops):
        stopped = max(stopped, day)
        used += _days(asked, day, stopped)
        day = resumed
        yield Entry(stopped, Movement.STOPPED, whole, used)
        is_open = stands_open and place == len(stops) - 1
        if not is_open and resumed <= on:
            yield Entry(resumed, Movement.RESUMED, whole, used)
    yield Entry(on, Movement.STANDS, whole, used + _days(asked, day, max(on, day)))


def _granted(asked: Asked, length: int) -> int:
    if asked.term.unit is Unit.WORKING_DAYS:
        return length
    end = LEADS[asked.term.unit](asked.start, length)
    return (end - (ONE_DAY if asked.counts_event_day else 0 * ONE_DAY) - asked.zero).days


def _days(asked: Asked, after: date, through: date) -> int:
    if asked.term.unit is Unit.WORKING_DAYS:
        return asked.calendar.working_days(asked.term.week).between(after, through)
    return (through - after).days
