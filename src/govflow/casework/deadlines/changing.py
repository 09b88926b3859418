"""What a clock would be if it were changed: worked out here, kept by whoever decides it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from govflow.casework.deadlines.clocks import Clock, State, joined, restarted
from govflow.casework.deadlines.counting import Counting, count
from govflow.casework.deadlines.rejections import GroundMissing
from govflow.law.counting.rules import CLOCK_UNITS
from govflow.law.regulations import Ground
from govflow.law.terms import Term


def grounded(ground: str, citation: str, known: Mapping[str, Ground]) -> tuple[str, str]:
    """A ground of the act with its place there; any other ground must come with the place it stands at."""
    ground, citation = ground.strip(), citation.strip()
    if ground in known:
        return ground, str(known[ground].citation)
    if not ground or not citation:
        raise GroundMissing()
    return ground, citation


def going_on(clock: Clock, term: Term, counting: Counting, others: Iterable[Clock], at: datetime) -> Clock:
    """A stopped clock that runs again from `at`."""
    running = restarted(clock, at)
    if term.unit not in CLOCK_UNITS:
        running = replace(running, pauses=joined(running.pauses, counting.zone))
    return count(running, term, counting, others)


def lengthened(
    clock: Clock, length: int, term: Term, counting: Counting, others: Iterable[Clock], at: datetime
) -> Clock:
    """A clock that was extended. One that was missed and has days again is not late any more."""
    longer = replace(clock, extended=clock.extended + length, extensions=clock.extensions + 1)
    counted = count(longer, term, counting, [one for one in others if one.no != clock.no])
    is_cured = counted.due_at is not None and counted.due_at > at
    return replace(counted, missed_at=None) if is_cured else counted


def longest_extension(clock: Clock, term: Term) -> int:
    """By how much, at most, the act still lets a clock be extended."""
    allowed = term.extends
    if allowed is None or clock.extensions >= allowed.times:
        return 0
    return max(0, allowed.most - clock.extended)


def in_place_of(clock: Clock, fresh: Clock, term: Term, counting: Counting, others: Iterable[Clock]) -> Clock:
    """`fresh` in the place of `clock`: with its timer and its stops, and standing still where that one stands."""
    taken = replace(fresh, wait=clock.wait, pauses=clock.pauses or fresh.pauses)
    if clock.state is State.PAUSED and fresh.state is State.RUNNING:
        return replace(
            taken, state=State.PAUSED, stopped_by=clock.stopped_by, due_on=None, due_at=None, rings_at=None
        )
    return count(taken, term, counting, [one for one in others if one.no not in (clock.no, fresh.no)])
