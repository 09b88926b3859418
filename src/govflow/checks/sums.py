"""The arithmetic of an edition, told for each term that runs over the whole of a case."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import count, islice

from govflow.checks.arithmetic import walk_terms
from govflow.checks.law import Law, above, given_by
from govflow.checks.ways import Arithmetic, Spent, Way
from govflow.law.calendars import WorkCalendar, read_calendars

A_YEAR = 365


@dataclass(frozen=True)
class Sum:
    """A way: what its terms take one after the other, and what of it counts."""

    spent: Spent
    days: int

    @property
    def words(self) -> str:
        return " + ".join(f"{term} {days}" for term, days in self.spent)

    @property
    def numbers(self) -> str:
        return " + ".join(str(days) for _, days in self.spent)


@dataclass(frozen=True)
class Sums:
    """Of one term: its length, the longest way straight on, and, of the ways with one round, one for each sum."""

    term: str
    length: int
    straight: Sum | None
    rounds: tuple[Sum, ...]


@dataclass(frozen=True)
class Stretch:
    start: date
    end: date


@lru_cache(maxsize=8)
def arithmetic_of(law: Law) -> Arithmetic:
    writes = {element.id: frozenset(given_by(element, law)) for element in law.elements}
    return walk_terms(law.model, law.regulation, law.regulation.main_process, writes)


def sums_of(law: Law) -> Iterator[Sums]:
    ways = arithmetic_of(law).ways
    for term in law.regulation.terms.values():
        if term.until is None:
            continue
        counted = [(way, way.ended[term.code]) for way in ways if term.code in way.ended]
        straight = [Sum(way.spent, days) for way, days in counted if not way.rounds]
        longest = max(straight, key=lambda one: (one.days, len(one.spent)), default=None)
        yield Sums(term.code, term.length, longest, _one_each(counted))


def _one_each(counted: Iterable[tuple[Way, int]]) -> tuple[Sum, ...]:
    """For each sum the way with one round that tells most of it."""
    chosen: dict[int, Sum] = {}
    for way, days in counted:
        if way.rounds == 1 and (days not in chosen or len(way.spent) > len(chosen[days].spent)):
            chosen[days] = Sum(way.spent, days)
    return tuple(chosen[days] for days in sorted(chosen))


def worst_start(law: Law, days: int) -> Stretch | None:
    """Of the first year in force, the day from which so many working days last longest."""
    calendar = _calendar_of(law)
    if calendar is None:
        return None
    first = law.regulation.in_force.since
    starts = [first + timedelta(n) for n in range(A_YEAR)]
    working = [day for day in starts if calendar.is_working(day)]
    working += islice(filter(calendar.is_working, (starts[-1] + timedelta(n) for n in count(1))), days)
    stretches = [Stretch(start, working[bisect_right(working, start) + days - 1]) for start in starts]
    return max(stretches, key=lambda one: (one.end - one.start, -one.start.toordinal()))


@lru_cache(maxsize=8)
def _calendar_of(law: Law) -> WorkCalendar | None:
    folder = above(law.folder, "calendars")
    return read_calendars(folder).now if folder.is_dir() else None
