"""How these tests ask: a term, an event at an office in Almaty, and the calendars of the repository."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from govflow.languages import Text
from govflow.law.calendars import Calendars, read_calendars
from govflow.law.citations import Citation
from govflow.law.counting import Countdown, Pause, count_term
from govflow.law.terms import Roll, Term, Unit

HOME = Path(__file__).parents[2] / "calendars"
CALENDARS: Calendars = read_calendars(HOME)
NOW = CALENDARS.now
ALMATY = ZoneInfo("Asia/Almaty")


def term(length: int, unit: Unit = Unit.WORKING_DAYS, *, roll: Roll = Roll.NEXT, week: int = 5, **more) -> Term:
    return Term(
        "T-TEST", Text.same("a term"), length, unit, "event", Citation("p. 1"), roll=roll, week=week, **more
    )


def at(day: date, hour: int = 10, minute: int = 0, zone: ZoneInfo = ALMATY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def pause(since: date, until: date) -> Pause:
    return Pause(at(since), at(until))


def counted(asked: Term, since: date | datetime, *, calendar=NOW, zone: ZoneInfo = ALMATY, **more) -> Countdown:
    moment = since if isinstance(since, datetime) else at(since, zone=zone)
    return count_term(asked, since=moment, calendar=calendar, zone=zone, **more)
