"""A year as an iCalendar file (RFC 5545): days off and days worked in exchange."""

from collections.abc import Iterator
from datetime import timedelta

from govflow.languages import say
from govflow.law.calendars.days import Day
from govflow.law.calendars.entries import FIVE_DAYS
from govflow.law.calendars.telling import DOMAIN, reason
from govflow.law.calendars.workcalendar import WorkCalendar

LINE = 75  # octets a line may have


def icalendar(calendar: WorkCalendar, year: int, language: str, week: int = FIVE_DAYS) -> str:
    name = say(language, DOMAIN, "calendar_name", year=year, week=week)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//govflow//working calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for day in calendar.days_off(year, week):
        lines += _event(day, f"{calendar.territory.replace('/', '-')}-{day.day:%Y%m%d}-{week}@govflow", language)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(day: Day, uid: str, language: str) -> list[str]:
    """An event keeps its identity however often the year is exported: what a decision changes, changes in place."""
    source = day.decision.title.in_(language) if day.decision else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{day.day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(reason(day, language))}",
        f"DESCRIPTION:{_escaped(source)}",
        f"CATEGORIES:{'WORKING' if day.is_working else 'DAY OFF'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(words: str) -> str:
    one_line = words.replace("\r\n", "\n").replace("\r", "\n")
    return one_line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; the next part begins with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LINE:
            yield part
            part = " "
        part += letter
    yield part
