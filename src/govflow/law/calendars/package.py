"""The `holidays` package: drafts new years, serves years without a file, and is compared with every file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from govflow.languages import Text
from govflow.law.calendars.decisions import Decision, Known
from govflow.law.calendars.entries import FIVE_DAYS, SIX_DAYS, DayOff, OffKind, Year

PACKAGE = "holidays"
FEAST = "Құрбан айт"
CHRISTMAS = "Православиелік Рождество"
_TITLE = Text(
    kk=f"{PACKAGE} {holidays.__version__} пакетінің болжамы",
    ru=f"прогноз по пакету {PACKAGE} {holidays.__version__}",
    en=f"forecast of the {PACKAGE} package {holidays.__version__}",
)
FORECAST = Decision("forecast", _TITLE, Known(None, None))


@dataclass(frozen=True)
class Difference:
    """A day that a file and the package do not agree about."""

    day: date
    is_working_in_file: bool
    is_working_in_package: bool


def differences(
    is_working: Callable[[date], bool], year: int, *, through: date | None = None
) -> tuple[Difference, ...]:
    """Where a five-day calendar differs from the package in a year, through a day if one is given."""
    known = holidays.country_holidays("KZ", years=(year - 1, year, year + 1))
    found = []
    day = date(year, 1, 1)
    while day.year == year and (through is None or day <= through):
        ours, theirs = is_working(day), known.is_working_day(day)
        if ours != theirs:
            found.append(Difference(day, ours, theirs))
        day += timedelta(days=1)
    return tuple(found)


@cache
def forecast(year: int) -> Year:
    """A year as the package expects it, with the days carried over for both kinds of week."""
    days_off = _statutory(year)
    carried = (*_carried_over(days_off, FIVE_DAYS), *_carried_over(days_off, SIX_DAYS))
    entries = tuple(sorted((*days_off, *carried), key=lambda entry: (entry.day, entry.weeks)))
    return Year(year, PACKAGE, entries, (), {FORECAST.code: FORECAST}, is_forecast=True)


def _statutory(year: int) -> tuple[DayOff, ...]:
    kazakh = holidays.country_holidays("KZ", years=year, observed=False, language="kk")
    english = holidays.country_holidays("KZ", years=year, observed=False, language="en_US")
    return tuple(_entry(day, kazakh[day], english[day]) for day in sorted(kazakh))


def _entry(day: date, kazakh: str, english: str) -> DayOff:
    is_feast = kazakh.startswith(FEAST)
    kind = OffKind.REST if is_feast or kazakh == CHRISTMAS else OffKind.HOLIDAY
    name = Text(kk=kazakh, ru=_RUSSIAN.get(kazakh.split(" (")[0], kazakh), en=english)
    return DayOff(day, kind, name, FORECAST, FORECAST.known, is_estimated=is_feast)


def _carried_over(days_off: tuple[DayOff, ...], week: int) -> tuple[DayOff, ...]:
    """A holiday on a rest day of the week gives the next working day after it; a feast gives none."""
    taken = {entry.day for entry in days_off}
    carried = []
    for entry in days_off:
        if entry.kind is not OffKind.HOLIDAY or entry.day.weekday() < week:
            continue
        day = entry.day + timedelta(days=1)
        while day.weekday() >= week or day in taken:
            day += timedelta(days=1)
        taken.add(day)
        carried.append(
            DayOff(day, OffKind.CARRIED_OVER, entry.name, FORECAST, FORECAST.known, (week,), stands_for=entry.day)
        )
    return tuple(carried)


# the package has no Russian names
_RUSSIAN = {
    "Жаңа жыл": "Новый год",
    CHRISTMAS: "Православное Рождество",
    "Халықаралық әйелдер күні": "Международный женский день",
    "Қазақстан Республикасының Конституциясы күні": "День Конституции Республики Казахстан",
    "Наурыз мейрамы": "Наурыз мейрамы",
    "Қазақстан халқының бірлігі мерекесі": "Праздник единства народа Казахстана",
    "Отан Қорғаушы күні": "День защитника Отечества",
    "Жеңіс күні": "День Победы",
    "Астана күні": "День столицы",
    "Республика күні": "День Республики",
    "Қазақстан Республикасы күні": "День Республики Казахстан",
    "Тәуелсіздік күні": "День Независимости",
    FEAST: "Курбан-айт",
}
