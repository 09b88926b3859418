"""Counting the clocks of cases anew with another calendar, many cases at a time.

The process of a case is not looked at: what rings, rings afterwards as always, at the moment the act was applied at
the earliest. So nothing is written down as having happened before anybody could know of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from govflow.casework.cases import store as cases
from govflow.casework.cases.store import territories_of
from govflow.casework.cases.values import changed
from govflow.casework.deadlines import store as deadlines
from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.deadlines.counting import Counting, count
from govflow.casework.deadlines.store import Stale, versions_in_use
from govflow.casework.desk.casefile import Before, CaseFile
from govflow.casework.desk.house import House
from govflow.casework.inbox import store as inbox
from govflow.database import Connection
from govflow.law.calendars import COUNTRY, WEEKS, Calendars, WorkCalendar
from govflow.law.calendars.changes import changes_between
from govflow.law.calendars.territories import nearest, place_of

Countings = dict[tuple[str, str, str | None], Counting]  # by edition, territory and time zone
_BRIEF = cases.briefly(inbox.items_of(cases.cases.c.id), deadlines.clocks_of(cases.cases.c.id))


@dataclass(frozen=True)
class Moved:
    """A clock before and after."""

    case: str
    service: str
    before: Clock
    after: Clock
    is_lateness: bool  # whether passing it is being late

    @property
    def holder_unit(self) -> str:
        return self.after.unit

    def is_cured(self, now: datetime) -> bool:
        """It was late and is not any more."""
        return self.is_lateness and _is_past(self.before, now) and not _is_past(self.after, now)

    def is_breached(self, now: datetime) -> bool:
        """It was in time and is late now."""
        return self.is_lateness and not _is_past(self.before, now) and _is_past(self.after, now)


def _is_past(clock: Clock, now: datetime) -> bool:
    return clock.due_at is not None and clock.due_at <= now


def stale_in(house: House, connection: Connection, present: Calendars) -> tuple[Stale, ...]:
    """What the present calendars say otherwise than each calendar that open clocks were counted with."""
    versions = versions_in_use(connection)
    here = _territories(house, connection, present, versions)
    found = (
        Stale(version, days, codes)
        for place, codes in here.items()
        for version in versions
        if version != present.of(place).version and (days := _days(house, version, present.of(place))) != ()
    )
    return tuple(found)


def _territories(
    house: House, connection: Connection, present: Calendars, versions: Iterable[str]
) -> dict[str, tuple[str, ...] | None]:
    """The territories of cases by the calendar they have; none in particular, where all have one."""
    named = filter(None, map(house.shelf.named, versions))
    known = present.territories | {calendar.territory for calendar in named} - {COUNTRY}
    if not known:
        return {COUNTRY: None}
    codes: dict[str, list[str]] = {}
    for code in territories_of(connection):
        codes.setdefault(nearest(place_of(code), known), []).append(code)
    return {place: tuple(found) for place, found in codes.items()}


def _days(house: House, version: str, present: WorkCalendar) -> tuple[tuple[int, date], ...] | None:
    """The days of each week on which a calendar differs; none where nobody knows what that calendar said."""
    earlier = house.shelf.named(version)
    if earlier is None:
        return None
    counted_by = {week: {week, house.hours.week if house.hours else week} for week in WEEKS}
    return tuple(
        (week, changed.day)
        for week in WEEKS
        for by in sorted(counted_by[week])
        for changed in changes_between(earlier, present, by).days
    )


def read_clock_files(
    house: House, connection: Connection, wanted: Sequence[str], calendars: Calendars, known: Countings
) -> Iterator[CaseFile]:
    """The files of several cases as far as their clocks need them, counted with the calendars of their places.

    `known` collects what was counted, so that each term since each moment is counted once.
    """
    for row in connection.execute(_BRIEF, {"wanted": list(wanted)}).mappings():
        case = cases.brief_case_of(row)
        edition = house.editions.get(case.edition)
        key = (case.edition, case.territory, case.zone)
        if key not in known:
            counting = house.counting(case, counts_event_day=edition.counts_event_day)
            known[key] = replace(counting, calendar=calendars.of(case.territory), known={})
        items = inbox.items_in(row["items"])
        clocks = deadlines.clocks_in(row["clocks"])
        before = Before(case, dict(items), dict(clocks))
        yield CaseFile(edition, known[key], case, {}, items, clocks, before)


def moved_in(file: CaseFile, settled: Mapping[int, Clock]) -> tuple[Moved, ...]:
    """The clocks whose end the new count moves."""
    return tuple(
        Moved(file.case.id, file.case.service, file.clocks[no], clock, _is_lateness(file, clock))
        for no, clock in settled.items()
        if clock.due_at != file.clocks[no].due_at
    )


def take_over(file: CaseFile, settled: Mapping[int, Clock], moved: Sequence[Moved], now: datetime) -> None:
    """Put the new counts into the file: late marks go where days were given, what is past now rings at once."""
    by_no = {one.after.no: one for one in moved}
    for no, clock in settled.items():
        was = file.clocks[no]
        file.clocks[no] = _standing(was, clock, by_no[no], now) if no in by_no else _same_day(was, clock)


def settled(file: CaseFile) -> Mapping[int, Clock]:
    """The clocks of a file counted again, until none depends on another that moved."""
    clocks = dict(file.clocks)
    running = [
        (no, term)
        for no, clock in clocks.items()
        if clock.state is State.RUNNING
        and clock.due_on is not None
        and (term := file.edition.term(clock.term)) is not None
    ]
    for round_ in range(len(running) + 1):
        moved = False
        for no, term in running:
            if round_ == 0 or term.within is not None:
                before = clocks[no]
                others = (other for other in clocks.values() if other.no != no)
                clocks[no] = count(before, term, file.counting, others)
                moved |= clocks[no].due_at != before.due_at
        if not moved:
            break
    return clocks


def _same_day(was: Clock, clock: Clock) -> Clock:
    """The last day stands; it now rests on another calendar."""
    return changed(was, calendar=clock.calendar, rests_from=clock.rests_from, rests_to=clock.rests_to)


def _standing(was: Clock, clock: Clock, moved: Moved, now: datetime) -> Clock:
    if was.missed_at is not None and moved.is_cured(now):
        return changed(clock, missed_at=None, officer=None, rings_at=clock.due_at)
    if was.missed_at is not None:
        return changed(clock, missed_at=clock.due_at, rings_at=None)
    if was.rings_at is None or clock.due_at is None:
        return changed(clock, rings_at=None)  # it rang already, and what waited for that has gone on
    return changed(clock, rings_at=max(clock.due_at, now))


def _is_lateness(file: CaseFile, clock: Clock) -> bool:
    """Whether passing it is being late, and not the end of a wait the process wanted."""
    term = file.edition.term(clock.term)
    if term is None or term.is_soft:
        return False
    waits_for_it = clock.wait is not None and clock.element in file.edition.model.elements
    return not (waits_for_it and file.edition.element(clock.element).kind == "intermediateCatchEvent")
