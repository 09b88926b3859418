"""What every desk of an installation shares."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from govflow.casework.cases.case import Case
from govflow.casework.cases.editions import Editions
from govflow.casework.deadlines.counting import Counting
from govflow.casework.decrees.shelf import Filing, Shelf
from govflow.casework.decrees.store import decrees_after, last_no
from govflow.database import Connection, Database
from govflow.law.calendars import Calendars, WorkCalendar
from govflow.law.calendars.office_hours import OfficeHours
from govflow.law.functions import functions_of
from govflow.law.rates import Rates
from govflow.settings import Profile

PREFIXES = {Profile.PRODUCTION: "", Profile.TRAINING: "T-", Profile.DEMO: "D-"}


@dataclass(frozen=True)
class House:
    """An installation: its database, its editions, its calendar and what it is for."""

    database: Database
    editions: Editions
    calendars: Calendars
    zone: ZoneInfo
    profile: Profile
    hours: OfficeHours | None = None
    rates: Rates | None = None
    stored: set[str] = field(default_factory=set)  # digests of editions known to lie in the database
    filings: tuple[Filing, ...] = field(default=(), repr=False)  # the calendars of earlier releases
    shelf: Shelf = field(init=False, repr=False)  # the calendars with the decisions loaded since

    def __post_init__(self) -> None:
        object.__setattr__(self, "shelf", Shelf(self.calendars, self.filings))

    @property
    def prefix(self) -> str:
        """What the numbers of its cases begin with, so that training is never taken for life."""
        return PREFIXES[self.profile]

    def counting(self, case: Case, *, counts_event_day: bool) -> Counting:
        """What a case is counted with: the calendar of its territory, and the time of its office."""
        return Counting(
            self.shelf.standing.of(case.territory), self.zone_of(case.zone), counts_event_day, self.hours
        )

    def zone_of(self, own: str | None) -> ZoneInfo:
        """The time of an office: its own where it has one."""
        return ZoneInfo(own) if own else self.zone

    def functions(self, on: date, territory: str = "") -> dict[str, Callable[..., Any]]:
        """What expressions may ask of the law on a day: base figures as known then, and working days."""
        return _functions(self.shelf.standing.of(territory), self.rates, on)

    def learn(self, connection: Connection, last: int | None = None) -> None:
        """Take notice of the decisions about working days that any process has loaded; `last` is the latest."""
        if (last_no(connection) if last is None else last) > self.shelf.last_no:
            self.shelf.put(decrees_after(connection, self.shelf.last_no))


@lru_cache(128)
def _functions(calendar: WorkCalendar, rates: Rates | None, on: date) -> dict[str, Callable[..., Any]]:
    return functions_of(calendar, rates, known_on=on)
