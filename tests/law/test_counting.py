"""Each unit and rule of counting, one by one."""

from datetime import UTC, date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from govflow.law.calendars import BeforeTheCalendar
from govflow.law.calendars.office_files import read_offices
from govflow.law.calendars.office_hours import hours_written
from govflow.law.counting import (
    DayCannotPause,
    LongerThanAllowed,
    NaiveTime,
    NoOfficeHours,
    NothingToCount,
    OldTimeZones,
    StepKind,
    UnknownUnit,
    handed_over,
    length_written,
    register,
    unit_named,
    with_issue_day,
)
from govflow.law.terms import Roll, Unit
from tests.law.asking import ALMATY, HOME, NOW, at, counted, term

USUAL = hours_written("09:00-13:00 14:30-18:30")


def due(length: int, unit: Unit, since: str, **more) -> str:
    asked = term(length, unit, **{key: more.pop(key) for key in ("roll", "week") if key in more})
    return counted(asked, date.fromisoformat(since), **more).due_on.isoformat()


@pytest.mark.parametrize(
    ("length", "unit", "since", "expected"),
    [
        (30, Unit.WORKING_DAYS, "2018-03-14", "2018-04-28"),
        (4, Unit.WORKING_DAYS, "2018-12-28", "2019-01-08"),
        (10, Unit.DAYS, "2026-03-11", "2026-03-26"),
        (2, Unit.WEEKS, "2026-10-12", "2026-10-27"),
        (1, Unit.HALF_MONTHS, "2026-09-01", "2026-09-16"),
        (1, Unit.MONTHS, "2026-01-31", "2026-03-02"),
        (1, Unit.QUARTERS, "2026-06-15", "2026-09-15"),
        (1, Unit.HALF_YEARS, "2026-08-31", "2027-03-01"),
        (1, Unit.YEARS, "2024-02-29", "2025-02-28"),
        (14, Unit.DAY_OF_MONTH, "2026-11-01", "2026-11-16"),
        (14, Unit.DAY_OF_MONTH, "2026-09-14", "2026-10-14"),
        (31, Unit.DAY_OF_MONTH, "2026-09-10", "2026-09-30"),
        (1, Unit.LAST_WORKING_DAY_OF_MONTH, "2018-12-10", "2018-12-29"),
        (1, Unit.LAST_WORKING_DAY_OF_MONTH, "2024-08-29", "2024-09-30"),
        (2, Unit.LAST_WORKING_DAY_OF_MONTH, "2024-08-01", "2024-09-30"),
        (1, Unit.END_OF_QUARTER, "2026-05-10", "2026-06-30"),
        (2, Unit.END_OF_QUARTER, "2026-05-10", "2026-09-30"),
    ],
)
def test_each_unit_of_days_ends_where_the_law_says(length: int, unit: Unit, since: str, expected: str):
    assert due(length, unit, since) == expected


def test_the_roll_of_a_term_is_written_on_it():
    ends = {roll: due(10, Unit.DAYS, "2026-03-11", roll=roll) for roll in Roll}
    assert ends == {Roll.NEXT: "2026-03-26", Roll.PREVIOUS: "2026-03-20", Roll.NONE: "2026-03-21"}


def test_counting_the_day_of_the_event_ends_a_day_earlier():
    assert due(7, Unit.WORKING_DAYS, "2018-03-05", counts_event_day=True) == "2018-03-15"
    assert due(7, Unit.WORKING_DAYS, "2018-03-05") == "2018-03-16"
    assert due(1, Unit.MONTHS, "2026-06-16", counts_event_day=True) == "2026-07-15"
    assert due(14, Unit.DAY_OF_MONTH, "2026-09-14", counts_event_day=True) == "2026-09-14"


def test_an_event_on_a_day_off_begins_on_the_next_working_day():
    assert due(2, Unit.WORKING_DAYS, "2018-03-10") == "2018-03-13"


def test_a_six_day_week_counts_saturdays():
    assert due(1, Unit.WORKING_DAYS, "2026-09-11", week=6) == "2026-09-12"


def test_a_shorter_length_may_be_given_but_not_a_longer_one():
    headed = term(30, length_from="return_term_wd")
    assert counted(headed, date(2018, 3, 29), length=20).due_on == date(2018, 4, 26)
    with pytest.raises(LongerThanAllowed):
        counted(headed, date(2018, 3, 29), length=31)


def test_another_term_that_ends_earlier_wins():
    outer = counted(term(30), date(2018, 3, 14))
    inner = counted(term(25), date(2018, 3, 28), not_after=outer)
    assert (inner.due_on, inner.due_at) == (outer.due_on, outer.due_at)
    assert StepKind.CAPPED in {step.kind for step in inner.steps}
    assert counted(term(25), date(2018, 3, 28)).due_on == date(2018, 5, 3)
    assert counted(term(25), date(2018, 3, 15), not_after=outer).due_on == date(2018, 4, 24)
    assert counted(term(30), date(2018, 3, 14), not_after=date(2018, 4, 2)).due_on == date(2018, 4, 2)


def test_an_extension_adds_to_the_length_and_is_told():
    longer = counted(term(15), date(2026, 11, 20), extended=15)
    assert longer.due_on == counted(term(30), date(2026, 11, 20)).due_on
    assert StepKind.EXTENDED in {step.kind for step in longer.steps}


# instants and zones


def test_a_day_term_is_late_from_the_end_of_its_last_day_at_the_office():
    west = counted(term(1), date(2018, 3, 14), zone=ZoneInfo("Asia/Aqtobe"))
    east = counted(term(1), date(2018, 3, 14))
    assert west.due_at == datetime(2018, 3, 15, 19, tzinfo=UTC)
    assert east.due_at == datetime(2018, 3, 15, 18, tzinfo=UTC)


def test_the_last_day_of_february_2024_has_25_hours_in_the_east():
    begins = counted(term(1), date(2024, 2, 27)).due_at
    ends = counted(term(1), date(2024, 2, 28)).due_at
    assert (ends - begins).total_seconds() == 25 * 3600


def test_minutes_and_hours_run_on_the_clock_and_over_a_change_of_zone():
    assert counted(term(30, Unit.MINUTES), at(date(2018, 3, 7), 23, 45)).due_at == at(date(2018, 3, 8), 0, 15)
    day = counted(term(24, Unit.HOURS), at(date(2024, 2, 29)))
    assert day.due_at.astimezone(ALMATY).isoformat() == "2024-03-01T09:00:00+05:00"
    assert [step.kind for step in day.steps] == [StepKind.EVENT, StepKind.ZONE, StepKind.ENDS, StepKind.LAST]


def test_an_event_is_dated_in_the_zone_of_the_office():
    late = datetime(2018, 3, 14, 20, 30, tzinfo=UTC)
    assert counted(term(1), late).due_on == date(2018, 3, 16)
    assert counted(term(1), late, zone=ZoneInfo("Europe/London")).due_on == date(2018, 3, 15)


# office time


@pytest.mark.parametrize(
    ("since", "minutes", "expected"),
    [
        ("2026-09-14T12:50", 30, "2026-09-14T14:50"),
        ("2026-09-11T18:15", 30, "2026-09-14T09:15"),
        ("2026-09-14T18:00", 30, "2026-09-14T18:30"),
        ("2026-09-14T18:30", 30, "2026-09-15T09:30"),
        ("2026-09-14T06:00", 30, "2026-09-14T09:30"),
        ("2026-09-14T09:00", 480, "2026-09-14T18:30"),
        ("2026-09-14T09:00", 481, "2026-09-15T09:01"),
        ("2018-04-27T18:30", 60, "2018-04-28T10:00"),
    ],
)
def test_office_minutes_leave_out_lunch_nights_and_days_off(since: str, minutes: int, expected: str):
    filed = datetime.fromisoformat(since).replace(tzinfo=ALMATY)
    ended = counted(term(minutes, Unit.OFFICE_MINUTES), filed, hours=USUAL)
    assert ended.due_at == datetime.fromisoformat(expected).replace(tzinfo=ALMATY)


def test_office_hours_are_dated_and_those_of_the_body():
    offices = read_offices(HOME)
    akimat = offices["astana-akimat"]
    assert str(akimat.on(date(2016, 1, 29), NOW)[0].opens) == "09:00:00"
    assert str(akimat.on(date(2016, 2, 1), NOW)[0].opens) == "08:30:00"
    front = offices["state-corporation"]
    assert [str(front.on(day, NOW)[-1].closes) for day in (date(2023, 6, 24), date(2023, 7, 1))] == [
        "13:00:00",
        "18:00:00",
    ]
    assert front.on(date(2023, 6, 28), NOW) == ()
    saturday = counted(term(30, Unit.OFFICE_MINUTES), at(date(2026, 9, 12), 12, 45), hours=front)
    assert saturday.due_at == at(date(2026, 9, 14), 9, 15)


def test_office_time_without_office_hours_is_refused():
    with pytest.raises(NoOfficeHours):
        counted(term(30, Unit.OFFICE_MINUTES), at(date(2026, 9, 14)))


# registration, handing over, giving out


@pytest.mark.parametrize(
    ("filed", "registered"),
    [
        ("2026-09-14T07:00", "2026-09-14"),
        ("2026-09-14T18:30", "2026-09-14"),
        ("2026-09-14T18:31", "2026-09-15"),
        ("2026-09-12T11:00", "2026-09-14"),
        ("2025-01-04T10:00", "2025-01-05"),
        ("2025-12-31T19:00", "2026-01-05"),
    ],
)
def test_what_is_filed_after_hours_or_on_a_day_off_is_registered_later(filed: str, registered: str):
    at_office = datetime.fromisoformat(filed).replace(tzinfo=ALMATY)
    found = register(at_office, calendar=NOW, zone=ZoneInfo("Asia/Almaty"))
    assert found.on.isoformat() == registered
    assert found.is_moved == (filed[:10] != registered)
    assert all(found.source(language) for language in ("kk", "ru", "en"))


def test_registration_knows_the_hours_of_the_body():
    akimat = read_offices(HOME)["astana-akimat"]
    filed = at(date(2018, 3, 14), 18, 15)
    assert register(filed, calendar=NOW, zone=ALMATY, hours=akimat).on == date(2018, 3, 15)
    assert register(filed, calendar=NOW, zone=ALMATY).on == date(2018, 3, 14)


def test_the_result_is_handed_over_a_working_day_before_the_end():
    assert handed_over(counted(term(5), date(2026, 9, 15))).due_on == date(2026, 9, 21)
    assert handed_over(counted(term(2), date(2026, 3, 19))).due_on == date(2026, 3, 20)


def test_a_service_of_one_working_day_is_handed_over_the_same_day():
    assert handed_over(counted(term(1), date(2026, 9, 15))).due_on == date(2026, 9, 16)


def test_the_day_of_issue_is_not_part_of_the_term():
    told = with_issue_day(counted(term(5), date(2025, 12, 25)))
    assert told.due_on == date(2026, 1, 5)
    assert next(step.day for step in told.steps if step.kind is StepKind.ISSUE) == date(2026, 1, 6)


# refused by name


def test_a_start_before_2010_is_refused():
    with pytest.raises(BeforeTheCalendar, match="2009-12-31 is before 2010-01-01"):
        counted(term(5), date(2009, 12, 31))
    assert counted(term(1), date(2010, 1, 1)).due_on == date(2010, 1, 5)


def test_a_naive_time_is_refused():
    with pytest.raises(NaiveTime, match="2018-03-14T10:00"):
        counted(term(5), datetime(2018, 3, 14, 10))  # noqa: DTZ001 - naive on purpose
    with pytest.raises(NaiveTime):
        register(datetime(2018, 3, 14, 10), calendar=NOW, zone=ALMATY)  # noqa: DTZ001 - naive on purpose


def test_an_unknown_unit_is_refused():
    with pytest.raises(UnknownUnit, match="fortnights"):
        unit_named("fortnights")
    with pytest.raises(UnknownUnit, match="thirty days"):
        length_written("thirty days")
    assert length_written("30wd") == (30, Unit.WORKING_DAYS)


def test_a_length_of_nothing_is_refused():
    with pytest.raises(NothingToCount):
        counted(term(0), date(2018, 3, 14))


def test_a_date_of_the_calendar_cannot_be_extended():
    with pytest.raises(DayCannotPause):
        counted(term(14, Unit.DAY_OF_MONTH), date(2018, 3, 14), extended=2)


def test_time_zone_data_older_than_2024a_are_refused():
    old = ZoneInfo.from_file(BytesIO(_zone_at(6)), key="Asia/Almaty")
    with pytest.raises(OldTimeZones, match="Asia/Almaty"):
        counted(term(5), date(2018, 3, 14), zone=old)
    renewed = ZoneInfo.from_file(BytesIO(_zone_at(5)), key="Asia/Almaty")
    assert counted(term(5), date(2018, 3, 14), zone=renewed).due_on == date(2018, 3, 26)


def _zone_at(hours: int) -> bytes:
    """A time-zone file that knows one offset for all time."""
    counts = b"".join(number.to_bytes(4, "big") for number in (0, 0, 0, 0, 1, 4))
    first = b"TZif2" + bytes(15) + counts + (hours * 3600).to_bytes(4, "big") + bytes(2) + b"+XX\0"
    return first + first + f"\n<+XX>-{hours}\n".encode()
