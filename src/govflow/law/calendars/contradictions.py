"""Files that contradict themselves: refused before any term is counted with them."""

from collections.abc import Iterable

from govflow.errors import WrongFile
from govflow.law.calendars.entries import DayOff, Move, OffKind, Year
from govflow.law.calendars.territories import lies_within


class DayBothOffAndWorked(WrongFile):
    """A day that is called off in one place and worked in another."""


class MovedOntoRestDay(WrongFile):
    """A rest day moved to a day that is a rest day already."""


class MovedFromWorkingDay(WrongFile):
    """A day called worked in exchange that was a working day already."""


def refuse_contradictions(years: Iterable[Year]) -> None:
    """Check what stands in the end: withdrawn entries may say anything, they were true once."""
    known = sorted(years, key=lambda year: year.year)
    off = [
        entry
        for year in known
        for entry in year.days_off
        if not entry.withdrawal and entry.kind is not OffKind.CLOSED  # a place may close on any day
    ]
    moves = [move for year in known for move in year.moves if not move.withdrawal]
    for move in moves:
        for week in move.weeks:
            _check(move, week, off, [other for other in moves if other is not move and _meet(move, other)])


def _meet(one: Move, other: Move) -> bool:
    """Whether two moves hold in one place."""
    return lies_within(one.territory, other.territory) or lies_within(other.territory, one.territory)


def _check(move: Move, week: int, off: list[DayOff], others: list[Move]) -> None:
    working, rest = move.working_day, move.rest_day
    on_working = [entry for entry in off if entry.day == working and week in entry.weeks]
    if any(entry.kind is not OffKind.CARRIED_OVER for entry in on_working):
        found = f"{working} off: {on_working[0].name.en}"
        raise DayBothOffAndWorked(move.path, move.line, "a day either off or worked", found)
    overlapping = [other for other in others if week in other.weeks]
    if working == rest or any(other.rest_day == working for other in overlapping):
        found = f"{working} moved both ways"
        raise DayBothOffAndWorked(move.path, move.line, "a day either off or worked", found)
    is_weekend = rest.weekday() >= week
    already = [entry for entry in off if entry.day == rest and week in entry.weeks]
    if is_weekend or already or any(other.rest_day == rest for other in overlapping):
        raise MovedOntoRestDay(move.path, move.line, "rest_day: a working day", f"{rest}, off already")
    if working.weekday() < week and not on_working:
        found = f"{working}, a working day already"
        raise MovedFromWorkingDay(move.path, move.line, "working_day: a rest day", found)
