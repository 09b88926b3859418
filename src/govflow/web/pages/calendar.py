"""The working calendar: a year, its moved days and the source of each, as it stands or as known on a day."""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.questions.decrees import standing_calendars
from govflow.law.calendars import COUNTRY, FIVE_DAYS, WEEKS, Calendars, Day, DayKind, WorkCalendar
from govflow.law.calendars.icalendar import icalendar
from govflow.law.calendars.telling import date_in_words, day_in_words, reason_and_doubt, when_known, why
from govflow.law.calendars.working_days import FIRST_YEAR, LAST_YEAR
from govflow.law.forms.kinds import read_day
from govflow.law.forms.problems import Wrong
from govflow.web.pages.asking import Asked
from govflow.web.pages.page import Page

router = APIRouter(prefix="/calendar")
MEDIA = "text/calendar; charset=utf-8"
SIGNS = {
    DayKind.MOVED_OFF: ("moved", "↔"),
    DayKind.MOVED_WORKING: ("worked", "✓"),
    DayKind.WORKING_AGAIN: ("worked", "✓"),
    DayKind.WEEKEND: ("off", ""),
    DayKind.WORKING: ("", ""),
}


@dataclass(frozen=True)
class Cell:
    """A day as the year shows it."""

    day: date
    style: str
    sign: str
    reason: str


@router.get("")
def year(page: Asked) -> Response:
    wanted, week, known_on = _year(page), _week(page), _known_on(page)
    calendars = standing_calendars(page.app.house)
    territory = _territory(page, calendars)
    standing = calendars.known(on=known_on, territory=territory)
    return page.show(
        "calendar.html",
        here="calendar",
        year=wanted,
        week=week,
        weeks=WEEKS,
        known_on=known_on,
        territory=territory,
        territories=sorted(calendars.territories),
        months=[list(_month(standing, wanted, month, week, page.language)) for month in range(1, 13)],
        count=standing.working_days(week).between(_eve(wanted), date(wanted, 12, 31)),
        special=[_told(day, page.language) for day in standing.days_off(wanted, week)],
        is_forecast=standing.is_forecast(date(wanted, 1, 1)),
        version=standing.version,
        known_in_words=date_in_words(known_on, page.language) if known_on else "",
        years=[one for one in (wanted - 1, wanted + 1) if FIRST_YEAR <= one < LAST_YEAR],
    )


@router.get("/{year}.ics")
def download(year: int, page: Asked) -> Response:
    """The year for the calendar of a phone or an office program."""
    wanted = min(max(year, FIRST_YEAR), LAST_YEAR - 1)
    calendars = standing_calendars(page.app.house)
    calendar = calendars.of(_territory(page, calendars))
    text = icalendar(calendar, wanted, page.language, _week(page))
    name = f'attachment; filename="kz-{wanted}.ics"'
    return Response(text, media_type=MEDIA, headers={"Content-Disposition": name})


def _year(page: Page) -> int:
    written = page.word("year")
    wanted = int(written) if written.isdecimal() and len(written) == len("2026") else page.today.year
    return min(max(wanted, FIRST_YEAR), LAST_YEAR - 1)


def _week(page: Page) -> int:
    return next((week for week in WEEKS if page.word("week") == str(week)), FIVE_DAYS)


def _territory(page: Page, calendars: Calendars) -> str:
    """A territory that has days of its own, or the country."""
    asked = page.word("territory")
    return asked if asked in calendars.territories else COUNTRY


def _known_on(page: Page) -> date | None:
    try:
        return read_day(page.word("known_on"))
    except Wrong:
        return None


def _eve(year: int) -> date:
    return date(year, 1, 1) if year == FIRST_YEAR else date(year - 1, 12, 31)


def _month(calendar: WorkCalendar, year: int, month: int, week: int, language: str) -> Iterator[list[Cell | None]]:
    """The weeks of a month, Monday first; None where another month begins."""
    for row in months.Calendar().monthdatescalendar(year, month):
        yield [_cell(calendar.day(day, week), language) if day.month == month else None for day in row]


def _cell(day: Day, language: str) -> Cell:
    style, sign = SIGNS.get(day.kind, ("special", "•"))
    return Cell(day.day, style, sign, why(day, language) if style not in ("", "off") else "")


def _told(day: Day, language: str) -> dict[str, str]:
    return {
        "id": day.day.isoformat(),
        "day": day_in_words(day.day, language),
        "why": reason_and_doubt(day, language),
        "source": day.decision.title.in_(language) if day.decision else "",
        "known": when_known(day.known, language) if day.known else "",
    }
