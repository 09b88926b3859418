"""What a decision about working days would move, what loaded ones did, and how a deadline was counted before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from govflow.casework.deadlines.store import resting_on
from govflow.casework.decrees.decrees import Decree
from govflow.casework.decrees.store import decrees_after, unapplied
from govflow.casework.desk import House, open_reading
from govflow.casework.desk.recounting import Countings, Moved, moved_in, read_clock_files, settled, stale_in
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.store import is_above_all, units_under
from govflow.casework.questions.today import business_clock
from govflow.law.calendars import Calendars
from govflow.law.calendars.changes import Shift, shifts_between

AT_ONCE = 500  # cases read in one statement
MOST_SHOWN = 500


@dataclass(frozen=True)
class Share:
    """What a decision does to the deadlines of one service or unit."""

    key: str
    moved: int
    cured: int
    breached: int


@dataclass(frozen=True)
class MovedRow:
    """One deadline before and after."""

    case: str
    service: str
    unit: str
    no: int
    term: str
    before: date | None
    after: date | None
    is_cured: bool
    is_breached: bool


@dataclass(frozen=True)
class Preview:
    """What a decision changes: the days, the deadlines, and the breaches it cures and makes."""

    calendar_before: str
    calendar_after: str
    days: tuple[Shift, ...]
    looked_at: int  # deadlines that rest on a changed day belong to so many cases
    moved: int  # of those the officer sees, as what follows
    cured: int
    breached: int
    moved_everywhere: int
    by_service: tuple[Share, ...]
    by_unit: tuple[Share, ...]
    rows: tuple[MovedRow, ...]  # the first of them, those cured and breached before the others
    at: datetime


@dataclass
class _Counted:
    moved: Counter[str] = field(default_factory=Counter)
    cured: Counter[str] = field(default_factory=Counter)
    breached: Counter[str] = field(default_factory=Counter)

    def add(self, key: str, row: MovedRow) -> None:
        self.moved[key] += 1
        self.cured[key] += row.is_cured
        self.breached[key] += row.is_breached

    def shares(self) -> tuple[Share, ...]:
        return tuple(
            Share(key, count, self.cured[key], self.breached[key]) for key, count in self.moved.most_common()
        )


def preview_decision(
    house: House,
    after: Calendars,
    officer: Officer | None = None,
    *,
    before: Calendars | None = None,
    most: int = MOST_SHOWN,
) -> Preview:
    """Every open deadline the calendars `after` would move; a supervisor sees those of their own units.

    `before` is what the changed days are told against, where it is not what stands now.
    """
    now = business_clock(house).now()
    services, units = _Counted(), _Counted()
    rows: list[MovedRow] = []
    with open_reading(house) as connection:
        house.learn(connection)
        standing, everywhere = house.shelf.standing, 0
        seen = _units_seen(connection, officer)
        wanted = resting_on(connection, stale_in(house, connection, after))
        for row in _rows(house, connection, wanted, after, now):
            everywhere += 1
            if seen is not None and row.unit and row.unit not in seen:
                continue
            services.add(row.service, row)
            units.add(row.unit, row)
            rows.append(row)
    rows.sort(key=lambda row: (not row.is_breached, not row.is_cured, row.case, row.no))
    return Preview(
        standing.now.version, after.now.version, shifts_between(before or standing, after), len(wanted), len(rows),
        services.cured.total(), services.breached.total(), everywhere, services.shares(), units.shares(),
        tuple(rows[:most]), now,
    )  # fmt: skip


def _units_seen(connection: Any, officer: Officer | None) -> frozenset[str] | None:
    if officer is None or officer.has(Duty.OPERATOR):
        return None
    return frozenset(unit.id for unit in units_under(connection, officer.units_as(Duty.SUPERVISOR)))


def _rows(house: House, connection: Any, wanted: list[str], new: Calendars, now: datetime) -> Iterator[MovedRow]:
    known: Countings = {}
    for start in range(0, len(wanted), AT_ONCE):
        for file in read_clock_files(house, connection, wanted[start : start + AT_ONCE], new, known):
            fallback = next(iter(file.case.units.values()), "")
            for one in moved_in(file, settled(file)):
                yield _row(one, one.after.unit or fallback, now)


def _row(one: Moved, unit: str, now: datetime) -> MovedRow:
    return MovedRow(
        one.case, one.service, unit, one.after.no, one.after.term, one.before.due_on, one.after.due_on,
        one.is_cured(now), one.is_breached(now),
    )  # fmt: skip


def loaded_decrees(house: House) -> list[Decree]:
    """Every decision loaded here, the latest first."""
    with open_reading(house) as connection:
        return list(reversed(decrees_after(connection, 0)))


def standing_calendars(house: House) -> Calendars:
    """The calendars as they stand now, with what any process has loaded."""
    with open_reading(house) as connection:
        house.learn(connection)
    return house.shelf.standing


def may_decide(house: House, officer: Officer) -> bool:
    """Whether an officer may move days for the whole country."""
    if officer.has(Duty.OPERATOR):
        return True
    with open_reading(house) as connection:
        return is_above_all(connection, officer.units_as(Duty.SUPERVISOR))


def cases_behind_files(house: House) -> int:
    """The cases with an open deadline that rests on a day which the files of this release say otherwise.

    While a decision is being applied that is no news: the files came before it or come with it.
    """
    with open_reading(house) as connection:
        house.learn(connection)
        if unapplied(connection):
            return 0
        return len(resting_on(connection, stale_in(house, connection, house.shelf.standing)))


def preview_files(house: House, officer: Officer | None = None) -> Preview:
    """What counting with the files of this release would move."""
    standing = standing_calendars(house)
    return preview_decision(house, standing, officer, before=house.shelf.of_the_release_before)
