"""From a term and what the case says to the last day of a clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import Clock, State
from govflow.law.calendars import WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.counting import Countdown, Pause, count_term
from govflow.law.terms import Term

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Counting:
    """What every clock of a case is counted with."""

    calendar: WorkCalendar
    zone: ZoneInfo
    counts_event_day: bool = False
    hours: OfficeHours | None = None
    known: dict[Any, Mapping[str, Any]] | None = None  # what was counted before, where many are counted at once

    def counted(self, clock: Clock, since: datetime, term: Term, limit: date | None) -> Mapping[str, Any]:
        """What counting gives a clock. Clocks of the same term since the same moment are counted once."""
        if self.known is None:
            return _counted(clock, since, term, self, limit)
        key = (id(term), since, clock.length, clock.extended, clock.pauses, limit)
        if key not in self.known:
            self.known[key] = _counted(clock, since, term, self, limit)
        return self.known[key]


def moment_in(facts: Mapping[str, Any], name: str, zone: ZoneInfo) -> datetime | None:
    """The moment a fact holds; what was typed without a zone is the time of the office."""
    value = facts.get(name)
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def is_counted(term: Term, facts: Mapping[str, Any]) -> bool:
    """Whether the case has this term at all: one whose length a fact gives is there once the fact is."""
    return term.length_from is None or facts.get(term.length_from) is not None


def length_of(term: Term, facts: Mapping[str, Any]) -> int:
    """The length a fact gives, never more than the term allows; without the fact, the term's own."""
    given = facts.get(term.length_from) if term.length_from else None
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return term.length
    try:
        return max(1, min(int(given), term.length))
    except ValueError:
        return term.length


def count(clock: Clock, term: Term, counting: Counting, others: Iterable[Clock]) -> Clock:
    """The clock with its last day, given the other clocks of the case; an expected or paused one has none."""
    if clock.state is not State.RUNNING or clock.since_at is None:
        return clock
    counted = counting.counted(clock, clock.since_at, term, _limit(term, others))
    due_at = counted["due_at"]
    return changed(clock, rings_at=clock.rings_at if _has_rung(clock, due_at) else due_at, **counted)


def _counted(
    clock: Clock, since: datetime, term: Term, counting: Counting, limit: date | None
) -> Mapping[str, Any]:
    countdown = _countdown(clock, since, term, counting, limit)
    rests_from, rests_to = countdown.rests or (None, None)
    inputs = {
        "since_at": since.isoformat(),
        "length": clock.length,
        "extended": clock.extended,
        "not_after": limit.isoformat() if limit else None,
        "counts_event_day": counting.counts_event_day,
    }
    return {
        "due_on": countdown.due_on, "due_at": countdown.due_at, "calendar": countdown.calendar,
        "rests_from": rests_from, "rests_to": rests_to, "week": term.week, "counted": inputs,
    }  # fmt: skip


def _has_rung(clock: Clock, due_at: datetime) -> bool:
    return clock.missed_at is not None and due_at <= clock.missed_at


def next_working_morning(after: datetime, week: int, counting: Counting) -> datetime:
    """When the first working day after the day of a moment begins."""
    day = after.astimezone(counting.zone).date() + ONE_DAY
    while not counting.calendar.is_working(day, week=week):
        day += ONE_DAY
    return datetime.combine(day, time.min, counting.zone).astimezone(UTC)


def explained(clock: Clock, term: Term, counting: Counting) -> Countdown | None:
    """The count of a clock once more, day by day."""
    if clock.since_at is None or clock.due_on is None:
        return None
    limit = (clock.counted or {}).get("not_after")
    return _countdown(clock, clock.since_at, term, counting, date.fromisoformat(limit) if limit else None)


def _countdown(clock: Clock, since: datetime, term: Term, counting: Counting, limit: date | None) -> Countdown:
    return count_term(
        term,
        since=since,
        calendar=counting.calendar,
        zone=counting.zone,
        counts_event_day=counting.counts_event_day,
        length=clock.length,
        hours=counting.hours,
        pauses=tuple(_pause(since, until) for since, until in clock.pauses if until and until != since),
        extended=clock.extended,
        not_after=limit,
    )


def _pause(since: str, until: str) -> Pause:
    return Pause(datetime.fromisoformat(since), datetime.fromisoformat(until))


def last_day_of(
    term: Term, facts: Mapping[str, Any], counting: Counting, others: Iterable[Clock], at: datetime
) -> date | None:
    """The last day of a term as it stands: that of its running clock, or counted for a paper that announces it."""
    clocks = list(others)
    running = next((one for one in clocks if one.term == term.code and one.due_on is not None), None)
    if running is not None:
        return running.due_on
    since_at = moment_in(facts, term.since, counting.zone)
    if since_at is None or not is_counted(term, facts):
        return None
    return count(imagined(term, facts, since_at, at), term, counting, clocks).due_on


def count_behind(
    term: Term, facts: Mapping[str, Any], counting: Counting, others: Iterable[Clock], at: datetime
) -> Countdown | None:
    """The count that the last day of a term rests on, for a paper that announces it."""
    clocks = list(others)
    running = next((one for one in clocks if one.term == term.code and one.due_on is not None), None)
    since_at = moment_in(facts, term.since, counting.zone)
    if running is None and since_at is not None and is_counted(term, facts):
        running = count(imagined(term, facts, since_at, at), term, counting, clocks)
    return explained(running, term, counting) if running else None


def around(
    term: Term | None, facts: Mapping[str, Any], counting: Counting, others: Iterable[Clock], at: datetime
) -> list[Clock]:
    """The clocks of a case, with that of a term which others lie within, though no element carries it."""
    clocks = list(others)
    since_at = moment_in(facts, term.since, counting.zone) if term is not None else None
    if term is None or since_at is None or any(one.term == term.code for one in clocks):
        return clocks
    return [*clocks, count(imagined(term, facts, since_at, at), term, counting, clocks)]


def imagined(term: Term, facts: Mapping[str, Any], since_at: datetime, at: datetime) -> Clock:
    """A clock that is counted and not kept."""
    return Clock(
        no=0, term=term.code, element="", process="", activity=0, actor="", unit="", state=State.RUNNING,
        length=length_of(term, facts), opened_at=at, since_at=since_at, week=term.week,
    )  # fmt: skip


def _limit(term: Term, others: Iterable[Clock]) -> date | None:
    """The last day of the term this one lies within, where that one runs."""
    if term.within is None:
        return None
    return next((other.due_on for other in others if other.term == term.within and other.is_open), None)
