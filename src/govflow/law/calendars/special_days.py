"""The days of a year that are not what their weekday says, from the entries that stood on a day, in a territory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govflow.law.calendars.days import Day, DayKind
from govflow.law.calendars.decisions import Knowledge, Known, Withdrawal
from govflow.law.calendars.entries import DayOff, Move, OffKind, Year, was_known
from govflow.law.calendars.territories import lies_within

Special = dict[date, Day]


@dataclass(frozen=True)
class View:
    """What is looked at: everything, or what was known on a day; the country, or a territory."""

    known_on: date | None
    territory: str

    def entries(self, year: Year) -> Iterator[DayOff | Move]:
        entries: tuple[DayOff | Move, ...] = (*year.days_off, *year.moves)
        for entry in entries:
            if lies_within(self.territory, entry.territory) and was_known(entry, self.known_on) is not Knowledge.NO:
                yield entry

    def taken_back(self, year: Year) -> Iterator[tuple[DayOff, Withdrawal]]:
        """The days off that a decision took back in their own year, or later."""
        for entry in year.days_off:
            back = entry.withdrawal
            if back is None or not lies_within(self.territory, entry.territory) or back.on.year < year.year:
                continue
            if self.known_on is None or back.on <= self.known_on:
                yield entry, back

    def is_uncertain(self, entry: DayOff | Move) -> bool:
        return was_known(entry, self.known_on) is Knowledge.UNKNOWN


def special_days(year: int, week: int, near: Iterable[Year], view: View) -> Special:
    """Days off, over them the days moved, over them closures. `near` are the year and its neighbours."""
    days_again: Special = {}
    days_off: Special = {}
    moved: Special = {}
    closed: Special = {}
    for found in near:
        for entry in view.entries(found):
            if week not in entry.weeks:
                continue
            if isinstance(entry, Move):
                moved |= _moved(entry, view)
            elif entry.kind is OffKind.CLOSED:
                closed[entry.day] = _off(entry, found, view)
            elif entry.day not in days_off or entry.kind is OffKind.HOLIDAY:
                days_off[entry.day] = _off(entry, found, view)
        days_again |= _again(found, week, view)
    special = days_again | days_off | moved | closed
    return {day: found for day, found in special.items() if day.year == year}


def _again(year: Year, week: int, view: View) -> Special:
    return {
        entry.day: Day(entry.day, DayKind.WORKING_AGAIN, back.by, entry.name, Known.since(back.on))
        for entry, back in view.taken_back(year)
        if week in entry.weeks and entry.day.weekday() < week
    }


def _off(entry: DayOff, year: Year, view: View) -> Day:
    return Day(
        entry.day,
        DayKind(entry.kind),
        entry.decision,
        entry.name,
        entry.known,
        entry.stands_for,
        is_estimated=entry.is_estimated,
        certainty=entry.certainty,
        is_uncertain=view.is_uncertain(entry),
        is_forecast=year.is_forecast,
        territory=entry.territory,
    )


def _moved(move: Move, view: View) -> Special:
    both = (
        (DayKind.MOVED_OFF, move.rest_day, move.working_day),
        (DayKind.MOVED_WORKING, move.working_day, move.rest_day),
    )
    return {
        day: Day(
            day,
            kind,
            move.decision,
            known=move.known,
            other=other,
            certainty=move.certainty,
            is_uncertain=view.is_uncertain(move),
            territory=move.territory,
        )
        for kind, day, other in both
    }


def facts_of(year: Year) -> frozenset[str]:
    """What a year says, an entry at a time."""
    entries: tuple[DayOff | Move, ...] = (*year.days_off, *year.moves)
    return frozenset(map(fact, entries))


def fact(entry: DayOff | Move) -> str:
    """What an entry says, for the identity of a calendar."""
    weeks = "".join(map(str, entry.weeks))
    if isinstance(entry, Move):
        return f"{entry.rest_day} off {entry.working_day} worked {weeks} {entry.decision.code} {entry.territory}"
    return f"{entry.day} {entry.kind} {entry.stands_for} {weeks} {entry.decision.code} {entry.territory}"
