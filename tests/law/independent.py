"""Deadlines counted a second time, straight from the law: the package `holidays` and plain dates, nothing of ours.

Slow and simple on purpose. A row is one of the table of worked examples; the answer is written as there.
"""

import calendar as months
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

Row = Mapping[str, str]
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
YEARS = range(2009, 2036)
FIVE = holidays.country_holidays("KZ", years=YEARS, language="en_US")
LAWFUL = {
    day: name
    for day, name in holidays.country_holidays("KZ", years=YEARS, observed=False, language="en_US").items()
    if not name.startswith("Day off")
}
NEVER_CARRIED = ("Eid al-Adha", "Orthodox Christmas")

# moves of a Sunday touch the six-day week too: rest day, worked Sunday
SUNDAYS = {
    date(2010, 1, 8): date(2010, 1, 10),
    date(2012, 3, 9): date(2012, 3, 11),
    date(2014, 5, 2): date(2014, 5, 4),
    date(2014, 5, 8): date(2014, 5, 11),
    date(2020, 1, 3): date(2020, 1, 5),
    date(2020, 12, 18): date(2020, 12, 20),
    date(2025, 1, 3): date(2025, 1, 5),
}
# weekday off, rest day worked, the day the move was known; all moves since 2022
SINCE_2022 = [
    (date(2022, 3, 7), date(2022, 3, 5), date(2021, 10, 6)),
    (date(2022, 8, 29), date(2022, 8, 27), date(2021, 10, 6)),
    (date(2022, 10, 24), date(2022, 10, 22), date(2022, 10, 8)),
    (date(2023, 7, 7), date(2023, 7, 1), date(2023, 4, 28)),
    (date(2024, 5, 8), date(2024, 5, 4), date(2024, 4, 30)),
    (date(2025, 1, 3), date(2025, 1, 5), date(2024, 11, 21)),
]
FIXED = [(1, 1), (1, 2), (3, 8), (3, 21), (3, 22), (3, 23), (5, 1), (5, 7), (5, 9), (7, 6)]
LAW_OF_2022 = date(2022, 9, 29)  # 25 October in, 1 and 17 December out
NO_30_AUGUST, IN_MARCH = date(2026, 3, 18), date(2026, 3, 17)  # Constitution Day, from 2026 and from 2027
MOON_OF_2024 = date(2024, 6, 7)  # Kurban Ait on 16 June, expected on the 17th until then


# days


def is_worked(day: date, week: int, known_on: date | None = None) -> bool:
    if known_on is not None:
        return _was_to_be_worked(day, week, known_on)
    return FIVE.is_working_day(day) if week == 5 else _is_worked_of_six(day)


def _is_worked_of_six(day: date) -> bool:
    if day in SUNDAYS.values():
        return True
    holidays_, feasts = _lawful(day.year)
    return day not in SUNDAYS and not _is_off(day, 6, holidays_, feasts)


def _was_to_be_worked(day: date, week: int, known_on: date) -> bool:
    """For days since 2022: by the laws and moves known on a day since October 2021."""
    for rest_day, worked, known in SINCE_2022:
        if known <= known_on and (week == 5 or worked.weekday() == 6) and day in (rest_day, worked):
            return day == worked
    holidays_, feasts = _as_known(day.year, known_on)
    return not _is_off(day, week, holidays_, feasts)


def _is_off(day: date, week: int, holidays_: frozenset[date], feasts: frozenset[date]) -> bool:
    return day.weekday() >= week or day in holidays_ | feasts or day in _carried(week, holidays_, feasts)


@cache
def _lawful(year: int) -> tuple[frozenset[date], frozenset[date]]:
    of_year = {day: name for day, name in LAWFUL.items() if day.year == year}
    feasts = frozenset(day for day, name in of_year.items() if name.startswith(NEVER_CARRIED))
    return frozenset(of_year) - feasts, feasts


@cache
def _as_known(year: int, known_on: date) -> tuple[frozenset[date], frozenset[date]]:
    found = {date(year, month, day) for month, day in FIXED} | {date(year, 12, 16)}
    if known_on < LAW_OF_2022:
        found |= {date(year, 12, 1), date(year, 12, 17)}
    else:
        found.add(date(year, 10, 25))
    if year < 2026 or known_on < NO_30_AUGUST:
        found.add(date(year, 8, 30))
    if year > 2026 and known_on >= IN_MARCH:
        found.add(date(year, 3, 15))
    feasts = _lawful(year)[1]
    if year == 2024 and known_on < MOON_OF_2024:
        feasts = feasts - {date(2024, 6, 16)} | {date(2024, 6, 17)}
    return frozenset(found), feasts


@cache
def _carried(week: int, holidays_: frozenset[date], feasts: frozenset[date]) -> frozenset[date]:
    """Law on holidays, article 5: the next working day after the holiday; a feast gives none."""
    carried: set[date] = set()
    for day in sorted(holidays_):
        following = day
        while day.weekday() >= week and (following.weekday() >= week or following in holidays_ | feasts | carried):
            following += DAY
        carried |= {following} - {day}
    return frozenset(carried)


class Work:
    """A row with the calendar it asks for."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.week = int(row.get("week") or 5)
        self.known_on = date.fromisoformat(row["calendar_as_of"]) if row.get("calendar_as_of") else None
        self.zone = ZoneInfo(row["zone"])
        self.filed = datetime.fromisoformat(row["start"])
        self.length = int(row["term"])

    def works(self, day: date) -> bool:
        return is_worked(day, self.week, self.known_on)

    def on(self, day: date) -> date:
        """The day itself, or the next worked one."""
        while not self.works(day):
            day += DAY
        return day

    def back(self, day: date) -> date:
        while not self.works(day):
            day -= DAY
        return day

    @property
    def hours(self) -> list[tuple[time, time]]:
        pairs = (stretch.split("-") for stretch in self.row["office_hours"].split())
        return [(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in pairs]

    @property
    def start(self) -> date:
        """The day of registration: Administrative Code, article 64(3)."""
        local = self.filed.astimezone(self.zone)
        if not self.row["rule"].startswith("REG+"):
            return date.fromisoformat(self.row["registered"]) if self.row.get("registered") else local.date()
        closes = self.hours[-1][1] if self.row.get("office_hours") else time(18, 30)
        is_late = local.time() > closes
        return self.on(local.date() + DAY) if is_late else self.on(local.date())

    @property
    def stops(self) -> list[tuple[date, date]]:
        since, until = (self.row.get(name, "").split() for name in ("suspended_from", "resumed_on"))
        return [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in zip(since, until, strict=True)]


def stands(day: date, stops: list[tuple[date, date]]) -> bool:
    return any(stopped < day <= resumed for stopped, resumed in stops)


# units


def working_days(work: Work) -> date:
    day, left = work.start, work.length
    while left:
        day += DAY
        left -= work.works(day) and not stands(day, work.stops)
    return day


def calendar_days(work: Work) -> date:
    return work.on(_running(work, work.length))


def _running(work: Work, length: int) -> date:
    day, left = work.start, length
    while left:
        day += DAY
        left -= not stands(day, work.stops)
    return day


def months_of(number: int) -> Callable[[Work], date]:
    def ends(work: Work) -> date:
        year, month = work.start.year, work.start.month
        for _ in range(number * work.length):
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return work.on(date(year, month, min(work.start.day, months.monthrange(year, month)[1])))

    return ends


def day_of_month(work: Work) -> date:
    day = work.start + DAY
    while day.day != min(work.length, months.monthrange(day.year, day.month)[1]):
        day += DAY
    return work.on(day)


def last_working_day(work: Work) -> date:
    year, month, left = work.start.year, work.start.month, work.length
    while True:
        last = work.back(date(year, month, months.monthrange(year, month)[1]))
        left -= last > work.start
        if not left:
            return last
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def office_time(each: int) -> Callable[[Work], datetime]:
    def ends(work: Work) -> datetime:
        now, left = work.filed.astimezone(UTC), work.length * each
        hours = work.hours
        while left:
            local = now.astimezone(work.zone)
            if not work.works(local.date()):
                now = datetime.combine(local.date() + DAY, time.min, work.zone).astimezone(UTC)
                continue
            left -= any(opens <= local.time() < closes for opens, closes in hours)
            now += MINUTE
        return now

    return ends


def clock_time(each: int) -> Callable[[Work], datetime]:
    return lambda work: work.filed.astimezone(UTC) + work.length * each * MINUTE


UNITS: dict[str, Callable[[Work], date | datetime]] = {
    "working_days": working_days,
    "calendar_days": calendar_days,
    "weeks": lambda work: work.on(work.start + 7 * work.length * DAY),
    "half_month": lambda work: work.on(work.start + 15 * work.length * DAY),
    "months": months_of(1),
    "quarter": months_of(3),
    "half_year": months_of(6),
    "years": months_of(12),
    "day_of_month": day_of_month,
    "last_working_day": last_working_day,
    "working_minutes": office_time(1),
    "working_hours": office_time(60),
    "clock_minutes": clock_time(1),
    "clock_hours": clock_time(60),
}


def answer(row: Row) -> str:
    """The last day, or the minute in the zone of the office."""
    work = Work(row)
    end = UNITS[row["unit"]](work)
    if isinstance(end, datetime):
        return end.astimezone(work.zone).isoformat(timespec="minutes")
    is_of_one_day = work.length == 1 and row["unit"] == "working_days"
    if row["rule"].endswith("HANDOVER") and not is_of_one_day:
        end = work.back(end - DAY)
    return end.isoformat()
