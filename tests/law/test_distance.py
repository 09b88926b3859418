"""How far a last day is, told in what its term is counted in."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from govflow.law.calendars import read_calendars
from govflow.law.calendars.office_hours import hours_written
from govflow.law.counting import Distance, Surveyor
from govflow.law.terms import Unit

CALENDARS = Path(__file__).parents[2] / "calendars"
ZONE = ZoneInfo("Asia/Almaty")
DUE_ON = date(2018, 3, 7)
DUE_AT = datetime(2018, 3, 7, 18, tzinfo=UTC)


@pytest.fixture
def surveyor() -> Surveyor:
    return Surveyor(read_calendars(CALENDARS).now, ZONE, hours_written("09:00-13:00 14:00-18:00"))


def at(day: str, time: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZONE)


# 8 March 2018 is a holiday, 9 March was given for Saturday the 3rd; 10 March is a Saturday
@pytest.mark.parametrize(
    ("unit", "week", "now", "n"),
    [
        (Unit.WORKING_DAYS, 5, "2018-03-13", 2),
        (Unit.WORKING_DAYS, 6, "2018-03-13", 4),
        (Unit.WORKING_DAYS, 5, "2018-03-05", 2),
        (Unit.DAYS, 5, "2018-03-13", 6),
        (Unit.MONTHS, 5, "2018-03-13", 6),
    ],
)
def test_days_are_those_of_the_term(surveyor: Surveyor, unit: Unit, week: int, now: str, n: int):
    found = surveyor.between(unit, week, DUE_ON, DUE_AT, at(now))
    assert found == Distance(n, Unit.WORKING_DAYS if unit is Unit.WORKING_DAYS else Unit.DAYS)


@pytest.mark.parametrize(
    ("late", "distance"),
    [
        (timedelta(minutes=45), Distance(45, Unit.MINUTES)),
        (timedelta(hours=5, minutes=59), Distance(5, Unit.HOURS)),
        (timedelta(days=3, hours=1), Distance(3, Unit.DAYS)),
    ],
)
def test_what_runs_on_the_clock_is_told_by_the_clock(surveyor: Surveyor, late: timedelta, distance: Distance):
    for now in (DUE_AT + late, DUE_AT - late):
        assert surveyor.between(Unit.MINUTES, 5, DUE_ON, DUE_AT, now) == distance


def test_office_time_leaves_lunch_nights_and_days_off_out(surveyor: Surveyor):
    due = at("2018-03-07", "17:30")
    later = surveyor.between(Unit.OFFICE_HOURS, 5, DUE_ON, due, at("2018-03-12", "15:00"))
    assert later == Distance(5, Unit.OFFICE_HOURS)  # half an hour, then four hours and one after lunch
    soon = surveyor.between(Unit.OFFICE_MINUTES, 5, DUE_ON, due, at("2018-03-12", "09:20"))
    assert soon == Distance(50, Unit.OFFICE_MINUTES)
