"""The working days of one kind of week as an index: the n-th one after a day is found in one step."""

from collections.abc import Callable
from datetime import date
from threading import Lock

from govflow.law.calendars.refusals import AfterTheCalendar, BeforeTheCalendar

FIRST_YEAR, LAST_YEAR = 2010, 2075
_FIRST = date(FIRST_YEAR, 1, 1).toordinal()

OrdinalsOff = Callable[[int], bytearray]


class WorkingDays:
    """Numbers the working days since 2010, year by year as far as somebody asks."""

    def __init__(self, worked: OrdinalsOff, *, through: int) -> None:
        self._worked = worked
        self._ordinals: list[int] = []  # the working days, by number
        self._passed: list[int] = [0]  # how many working days lie before each day since the first
        self._next_year = FIRST_YEAR
        self._growing = Lock()
        self._reach(through)

    def nth_after(self, day: date, n: int) -> date:
        """The n-th working day after `day`; the first one is n = 1."""
        wanted = self._before(day.toordinal() + 1) + n - 1
        while wanted >= len(self._ordinals):
            self._reach(self._next_year)
        return date.fromordinal(self._ordinals[wanted])

    def nth_before(self, day: date, n: int) -> date:
        """The n-th working day before `day`; the nearest one is n = 1."""
        wanted = self._before(day.toordinal()) - n
        if wanted < 0:
            raise BeforeTheCalendar(day=day, first=date(FIRST_YEAR, 1, 1))
        return date.fromordinal(self._ordinals[wanted])

    def last_through(self, day: date) -> date:
        """The last working day up to and including `day`."""
        passed = self._before(day.toordinal() + 1)
        if not passed:
            raise BeforeTheCalendar(day=day, first=date(FIRST_YEAR, 1, 1))
        return date.fromordinal(self._ordinals[passed - 1])

    def between(self, after: date, through: date) -> int:
        """How many working days there are after one day, through another."""
        return self._before(through.toordinal() + 1) - self._before(after.toordinal() + 1)

    def is_working(self, day: date) -> bool:
        ordinal = day.toordinal()
        return self._before(ordinal + 1) > self._before(ordinal)

    def unlike(self, other: "WorkingDays", *, through: date) -> list[date]:
        """The days through another that one of two numbers and the other does not."""
        self._reach(through.year)
        other._reach(through.year)
        apart = set(self._ordinals) ^ set(other._ordinals)
        return [date.fromordinal(day) for day in sorted(apart) if day <= through.toordinal()]

    def _before(self, ordinal: int) -> int:
        place = ordinal - _FIRST
        if place < 0:
            raise BeforeTheCalendar(day=date.fromordinal(ordinal), first=date(FIRST_YEAR, 1, 1))
        while place >= len(self._passed):
            self._reach(self._next_year)
        return self._passed[place]

    def _reach(self, year: int) -> None:
        if year > LAST_YEAR:
            raise AfterTheCalendar(year=year, last=LAST_YEAR)
        with self._growing:  # readers only see what is appended; two that grow it at once would append twice
            while self._next_year <= year:
                self._append(self._next_year)
                self._next_year += 1

    def _append(self, year: int) -> None:
        first = date(year, 1, 1).toordinal()
        for place, is_worked in enumerate(self._worked(year)):
            if is_worked:
                self._ordinals.append(first + place)
            self._passed.append(len(self._ordinals))
