"""The working calendar of a territory: as it stands in the end, or as it was known on a day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256

from govflow.law.calendars.days import Day, DayKind
from govflow.law.calendars.decisions import Decision
from govflow.law.calendars.entries import FIVE_DAYS, SIX_DAYS, DayOff, Move, Year
from govflow.law.calendars.refusals import BeforeTheCalendar, UnknownWeek
from govflow.law.calendars.special_days import Special, View, fact, special_days
from govflow.law.calendars.territories import COUNTRY
from govflow.law.calendars.working_days import FIRST_YEAR, WorkingDays
from govflow.law.calendars.yearfiles import Weekend


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """Which days are worked, why, and by which decision. Its `version` names exactly what it says."""

    years: Mapping[int, Year]
    weekends: tuple[Weekend, ...]
    forecast: Callable[[int], Year]
    known_on: date | None = None
    territory: str = COUNTRY
    _special: dict[tuple[int, int], Special] = field(default_factory=dict, init=False, repr=False)

    # asking

    def is_working(self, day: date, week: int = FIVE_DAYS) -> bool:
        return self.working_days(week).is_working(day)

    def day(self, day: date, week: int = FIVE_DAYS) -> Day:
        if day.year < FIRST_YEAR:
            raise BeforeTheCalendar(day=day, first=date(FIRST_YEAR, 1, 1))
        found = self._specials(day.year, week).get(day)
        if found:
            return found
        if day.weekday() >= week:
            return Day(day, DayKind.WEEKEND, self._weekend(day), is_forecast=self.is_forecast(day))
        return Day(day, DayKind.WORKING, is_forecast=self.is_forecast(day))

    def working_days(self, week: int = FIVE_DAYS) -> WorkingDays:
        if week == FIVE_DAYS:
            return self._five
        if week == SIX_DAYS:
            return self._six
        raise UnknownWeek(week=week)

    def days(self, first: date, last: date, week: int = FIVE_DAYS) -> Iterator[Day]:
        for place in range((last - first).days + 1):
            yield self.day(first + timedelta(days=place), week)

    def days_off(self, year: int, week: int = FIVE_DAYS) -> tuple[Day, ...]:
        """The days of a year that are not what their weekday says, and the holidays on rest days."""
        return tuple(day for _, day in sorted(self._specials(year, week).items()) if day.day.year == year)

    def withdrawn_by(self, day: date) -> Decision | None:
        """The decision that took back a day off, or an exchange, that was once planned for a day."""
        year = self.years.get(day.year)
        entries: tuple[DayOff | Move, ...] = (*year.days_off, *year.moves) if year else ()
        for entry in entries:
            days = (entry.rest_day, entry.working_day) if isinstance(entry, Move) else (entry.day,)
            if day in days and entry.withdrawal and (not self.known_on or entry.withdrawal.on <= self.known_on):
                return entry.withdrawal.by
        return None

    # what it rests on

    def is_forecast(self, day: date) -> bool:
        return day.year not in self.years

    def rests_on_forecast(self, first: date, last: date, week: int = FIVE_DAYS) -> bool:
        """Whether a day between two days is forecast or only estimated."""
        if last.year > self.last_filed:
            return True
        return any(first <= day <= last and week in weeks for day, weeks in self._estimated)

    @cached_property
    def last_filed(self) -> int:
        return max(self.years)

    @cached_property
    def version(self) -> str:
        """The identity of what is known: the same facts give the same version, one changed day another."""
        said = "\n".join(sorted(map(fact, self._entries())))
        return f"kz-{sha256(said.encode()).hexdigest()[:12]}"

    # within

    @cached_property
    def _five(self) -> WorkingDays:
        return WorkingDays(lambda year: self._worked(year, FIVE_DAYS), through=self.last_filed)

    @cached_property
    def _six(self) -> WorkingDays:
        return WorkingDays(lambda year: self._worked(year, SIX_DAYS), through=self.last_filed)

    @cached_property
    def _estimated(self) -> tuple[tuple[date, tuple[int, ...]], ...]:
        days_off = (entry for entry in self._entries() if isinstance(entry, DayOff))
        return tuple((entry.day, entry.weeks) for entry in days_off if entry.is_estimated)

    @property
    def _view(self) -> View:
        return View(self.known_on, self.territory)

    def _entries(self) -> Iterator[DayOff | Move]:
        for year in self.years.values():
            yield from self._view.entries(year)

    def _worked(self, year: int, week: int) -> bytearray:
        day, end = date(year, 1, 1), date(year + 1, 1, 1)
        worked = bytearray()
        special = self._specials(year, week)
        while day < end:
            found = special.get(day)
            worked.append(found.is_working if found else day.weekday() < week)
            day += timedelta(days=1)
        return worked

    def _specials(self, year: int, week: int) -> Special:
        """The special days of a year; a move across New Year may stand in either file."""
        key = (year, week)
        if key not in self._special:
            itself = self.years.get(year) or self.forecast(year)
            near = (found for found in (self.years.get(year - 1), itself, self.years.get(year + 1)) if found)
            self._special[key] = special_days(year, week, near, self._view)
        return self._special[key]

    def _weekend(self, day: date) -> Decision:
        return next(weekend.decision for weekend in reversed(self.weekends) if weekend.since <= day)
