"""Counting again with another calendar: what a new decision does to terms that run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from govflow.law.calendars import WorkCalendar
from govflow.law.calendars.changes import Changes, changes_between
from govflow.law.counting.count import count_term
from govflow.law.counting.countdown import Countdown

Of = TypeVar("Of")


@dataclass(frozen=True)
class Recounted(Generic[Of]):
    """A term whose last day a new calendar moves; `of` is whatever it was given with."""

    of: Of
    before: Countdown
    after: Countdown

    def is_cured(self, at: datetime) -> bool:
        """Whether it was late at a moment and no longer is."""
        return self.before.due_at <= at < self.after.due_at

    def is_breached(self, at: datetime) -> bool:
        """Whether it was in time at a moment and is late now."""
        return self.after.due_at <= at < self.before.due_at


def recount(countdown: Countdown, calendar: WorkCalendar) -> Countdown:
    """The same term since the same event, counted with another calendar."""
    asked = countdown.asked
    limit = countdown.limit
    again = count_term(
        asked.term,
        since=asked.since,
        calendar=calendar,
        zone=asked.zone,
        counts_event_day=asked.counts_event_day,
        length=asked.length - asked.extended,
        hours=asked.hours,
        pauses=asked.pauses,
        extended=asked.extended,
        not_after=recount(limit, calendar) if isinstance(limit, Countdown) else limit,
    )
    return countdown.finish(again) if countdown.finish else again


def recounted(countdowns: Iterable[tuple[Of, Countdown]], calendar: WorkCalendar) -> Iterator[Recounted[Of]]:
    """Those whose last day changes; a term that rests on no changed day is not counted again."""
    known: dict[tuple[str, int], Changes] = {}
    for of, before in countdowns:
        key = (before.calendar, _week(before))
        if key not in known:
            known[key] = changes_between(before.asked.calendar, calendar, _week(before))
        if not _rests_on(before, known[key]):
            continue
        after = recount(before, calendar)
        if after.due_at != before.due_at:
            yield Recounted(of, before, after)


def _week(countdown: Countdown) -> int:
    hours = countdown.asked.hours
    return hours.week if hours else countdown.asked.term.week


def _rests_on(countdown: Countdown, changes: Changes) -> bool:
    if not changes.days:
        return False
    limit = countdown.limit
    if isinstance(limit, Countdown) and _rests_on(limit, changes):
        return True
    # a further rule may look a few days beyond: whatever it says, counting again is right
    return countdown.finish is not None or (countdown.rests is not None and changes.touch(*countdown.rests))
