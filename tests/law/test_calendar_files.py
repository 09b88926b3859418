"""The files of the calendars: right against the package, against published balances, and against themselves."""

from datetime import date

import pytest

from govflow.clock import technical_now
from govflow.errors import WrongFile
from govflow.languages import LANGUAGES
from govflow.law.calendars import (
    AfterTheCalendar,
    DayKind,
    Knowledge,
    OffKind,
    UnknownWeek,
    differences,
    read_calendars,
)
from govflow.law.calendars.contradictions import DayBothOffAndWorked, MovedFromWorkingDay, MovedOntoRestDay
from govflow.law.calendars.drafts import draft
from govflow.law.calendars.icalendar import icalendar
from tests.law.asking import CALENDARS, HOME, NOW

YEARS = range(2010, 2029)


def days(*written: str) -> list[date]:
    return [date.fromisoformat(day) for day in written]


def worked_in(first: date, last: date) -> int:
    return NOW.working_days().between(date.fromordinal(first.toordinal() - 1), last)


@pytest.mark.parametrize("year", YEARS)
def test_no_day_that_has_passed_differs_from_the_package(year: int):
    assert differences(NOW.is_working, year, through=technical_now().date()) == ()


def test_every_year_from_2010_to_2028_has_its_file():
    assert sorted(CALENDARS.years) == list(YEARS)
    assert all((HOME / "kz" / f"{year}.yaml").is_file() for year in YEARS)


def test_working_days_of_a_year_are_those_published():
    published = {2012: 247, 2017: 245, 2018: 246, 2021: 245, 2023: 246, 2024: 249, 2026: 247}
    assert {year: worked_in(date(year, 1, 1), date(year, 12, 31)) for year in published} == published


def test_working_days_of_the_months_of_2024_are_those_published():
    ends = [date(2024, month + 1, 1) for month in range(1, 12)] + [date(2025, 1, 1)]
    months = [NOW.working_days().between(date(2024, m, 1), end) for m, end in enumerate(ends, 1)]
    firsts = [NOW.is_working(date(2024, m, 1)) - NOW.is_working(end) for m, end in enumerate(ends, 1)]
    assert [a + b for a, b in zip(months, firsts, strict=True)] == [21, 21, 17, 22, 20, 20, 22, 21, 21, 22, 21, 21]


def test_the_worked_saturdays_of_2018_are_worked_and_their_days_off():
    worked = days("2018-03-03", "2018-04-28", "2018-05-05", "2018-08-25", "2018-12-29")
    off = days("2018-03-09", "2018-04-30", "2018-05-08", "2018-08-31", "2018-12-31")
    assert all(NOW.day(day).kind is DayKind.MOVED_WORKING for day in worked)
    assert [NOW.day(day).other for day in worked] == off
    assert not any(NOW.is_working(day) for day in off)
    assert {NOW.day(day).decision.code for day in (*worked, *off)} == {"P1700000864"}


def test_a_move_across_new_year_changes_both_years():
    assert NOW.is_working(date(2013, 12, 28))
    assert not NOW.is_working(date(2014, 1, 3))


def test_sundays_may_be_worked_and_carried_over_days_too():
    assert all(
        NOW.is_working(day) for day in days("2014-05-04", "2020-01-05", "2020-12-20", "2025-01-05", "2020-05-11")
    )


def test_feasts_on_a_weekend_are_not_carried_over_and_holidays_are():
    assert NOW.day(date(2019, 8, 11)).kind is DayKind.REST
    assert NOW.is_working(date(2019, 8, 12))
    assert [NOW.day(day).other for day in days("2015-03-24", "2015-03-25")] == days("2015-03-21", "2015-03-22")


def test_every_day_off_has_its_law_and_its_name_in_three_languages():
    for year in CALENDARS.years.values():
        for entry in year.days_off:
            assert all(entry.name.in_(language) and entry.decision.title.in_(language) for language in LANGUAGES)
        for move in year.moves:
            assert all(move.decision.title.in_(language) for language in LANGUAGES)


def test_kurban_ait_is_announced_or_estimated_and_says_so():
    feasts = {
        year.year: [day for day in year.days_off if day.kind is OffKind.REST and day.day.month > 1]
        for year in CALENDARS.years.values()
    }
    assert all(any(not day.is_estimated for day in found) for year, found in feasts.items() if year <= 2026)
    assert all(day.is_estimated for year in (2027, 2028) for day in feasts[year])


def test_a_six_day_week_works_on_saturdays_and_on_the_weekdays_exchanged_for_them():
    assert NOW.is_working(date(2026, 9, 12), week=6)
    assert NOW.is_working(date(2022, 3, 7), week=6)
    assert not NOW.is_working(date(2020, 12, 18), week=6)
    assert NOW.is_working(date(2026, 3, 25), week=6)
    with pytest.raises(UnknownWeek):
        NOW.is_working(date(2026, 9, 12), week=7)


@pytest.mark.parametrize(
    ("day", "known_on", "is_working"),
    [
        ("2024-06-17", "2024-05-31", False),
        ("2024-06-17", "2024-06-07", True),
        ("2026-08-31", "2026-03-01", False),
        ("2026-08-31", "2026-03-18", True),
        ("2022-10-24", "2022-10-07", True),
        ("2022-10-24", "2022-10-08", False),
        ("2022-10-25", "2022-09-28", True),
        ("2022-12-19", "2022-09-28", False),
        ("2022-12-19", "2022-09-29", True),
        ("2027-03-15", "2026-03-16", True),
        ("2027-03-15", "2026-03-17", False),
        ("2012-12-03", "2011-12-13", True),
        ("2023-07-07", "2023-04-27", True),
        ("2013-12-28", "2013-12-05", False),
        ("2013-12-28", "2013-12-06", True),
        ("2014-05-08", "2014-04-17", True),
        ("2014-05-08", "2014-04-18", False),
        ("2016-03-07", "2016-02-14", True),
        ("2016-03-07", "2016-02-15", False),
        ("2022-08-29", "2021-10-05", True),
        ("2025-01-05", "2024-11-20", False),
        ("2025-01-05", "2024-11-21", True),
        ("2026-05-27", "2024-01-10", False),
        ("2023-12-01", "2022-09-28", False),
        ("2023-12-01", "2022-09-29", True),
        ("2028-08-30", "2026-03-17", False),
        ("2028-08-30", "2026-03-18", True),
        ("2018-04-28", "2016-12-31", False),
        ("2018-04-28", "2018-01-01", True),
    ],
)
def test_a_day_is_what_was_known_of_it(day: str, known_on: str, is_working: bool):
    calendar = CALENDARS.as_known_on(date.fromisoformat(known_on))
    assert calendar.is_working(date.fromisoformat(day)) is is_working


def test_an_unknown_day_of_knowing_stays_unknown():
    moved = NOW.day(date(2018, 4, 28))
    assert moved.known.on(date(2017, 6, 1)) is Knowledge.UNKNOWN
    assert CALENDARS.as_known_on(date(2017, 6, 1)).day(date(2018, 4, 28)).is_uncertain
    assert not CALENDARS.as_known_on(date(2018, 1, 1)).day(date(2018, 4, 28)).is_uncertain


def test_a_version_names_what_is_known():
    before, after = CALENDARS.as_known_on(date(2022, 10, 7)), CALENDARS.as_known_on(date(2022, 10, 8))
    assert before.version != after.version
    assert after.version == CALENDARS.as_known_on(date(2022, 10, 30)).version
    assert read_calendars(HOME).now.version == NOW.version


def test_a_year_without_a_file_is_a_forecast_of_the_package():
    assert not any(differences(NOW.is_working, year) for year in (2029, 2030, 2040))
    assert NOW.day(date(2029, 1, 1)).is_forecast
    assert not NOW.day(date(2028, 1, 3)).is_forecast
    with pytest.raises(AfterTheCalendar):
        NOW.is_working(date(2076, 1, 1))


def test_a_draft_reads_back_as_the_forecast():
    later = CALENDARS.with_decision(draft(2029, CALENDARS.years[2028]), "2029.yaml")
    assert sorted(later.years)[-1] == 2029
    assert differences(later.now.is_working, 2029) == ()
    for week in (5, 6):
        same = [
            later.now.is_working(day.day, week) == day.is_working
            for day in NOW.days(date(2029, 1, 1), date(2029, 12, 31), week)
        ]
        assert all(same)


def test_an_icalendar_has_an_event_for_every_special_day_in_short_lines():
    written = icalendar(NOW, 2018, "kk")
    assert written.count("BEGIN:VEVENT") == len(NOW.days_off(2018))
    assert "DTSTART;VALUE=DATE:20180428" in written
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))


def test_an_icalendar_event_keeps_its_identity_whatever_is_decided_since():
    later = CALENDARS.with_decision(DECREE + MOVE % ("2026-12-31", "2026-12-26"), "new.yaml")
    uids = [
        {line for line in icalendar(calendar, 2026, "kk").split("\r\n") if line.startswith("UID:")}
        for calendar in (NOW, later.now)
    ]
    assert uids[0] < uids[1]
    assert len(uids[1] - uids[0]) == 2
    assert len(uids[1]) == icalendar(later.now, 2026, "kk").count("BEGIN:VEVENT")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_icalendar_unfolds_to_the_words_it_was_made_of(language: str):
    name = "; ".join(["a, b"] * 40)
    closure = DECREE + (
        "days_off:\n  - day: 2026-12-01\n    kind: closed\n    law: X1\n"
        f'    name: {{kk: "Ә {name}", ru: "Я {name}", en: "{name}"}}\n'
    )
    written = icalendar(CALENDARS.with_decision(closure, "new.yaml").now, 2026, language)
    assert written.endswith("END:VCALENDAR\r\n")
    assert written.count("\n") == written.count("\r\n")
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    unfolded = written.replace("\r\n ", "")
    assert name.replace(";", "\\;").replace(",", "\\,") in unfolded


# new decisions

DECREE = """\
adds_to: 2026
decisions:
  X1:
    title: {kk: "№ 1 бұйрық", ru: "Приказ № 1", en: "Order No. 1"}
    known: 2026-11-25
"""
MOVE = """\
moved:
  - rest_day: %s
    working_day: %s
    week: [5]
    decision: X1
"""


def test_a_new_decision_moves_a_day_from_the_day_it_is_known():
    later = CALENDARS.with_decision(DECREE + MOVE % ("2026-12-31", "2026-12-26"), "new.yaml")
    assert later.now.is_working(date(2026, 12, 26))
    assert not later.now.is_working(date(2026, 12, 31))
    assert later.as_known_on(date(2026, 11, 24)).is_working(date(2026, 12, 31))
    assert later.as_known_on(date(2026, 11, 24)).version == CALENDARS.as_known_on(date(2026, 11, 24)).version


def test_a_new_decision_takes_a_day_off_back():
    back = DECREE + "taken_back:\n  - {day: 2026-12-16, kind: holiday, by: X1}\n"
    later = CALENDARS.with_decision(back, "new.yaml")
    assert later.now.is_working(date(2026, 12, 16))
    assert later.now.withdrawn_by(date(2026, 12, 16)).code == "X1"
    assert not later.as_known_on(date(2026, 11, 1)).is_working(date(2026, 12, 16))


def test_what_is_not_there_cannot_be_taken_back():
    with pytest.raises(WrongFile, match=r"new\.yaml:7: .*2026-12-17"):
        CALENDARS.with_decision(DECREE + "taken_back:\n  - {day: 2026-12-17, kind: holiday, by: X1}\n", "new.yaml")


def test_a_closure_holds_in_its_territory_and_below_only():
    closure = DECREE + (
        "days_off:\n"
        "  - day: 2026-12-01\n    kind: closed\n    territory: kz/almaty\n    law: X1\n"
        '    name: {kk: "төтенше жағдай", ru: "чрезвычайная ситуация", en: "emergency"}\n'
    )
    later = CALENDARS.with_decision(closure, "new.yaml")
    assert later.now.is_working(date(2026, 12, 1))
    assert later.of("kz/almatinskaya").is_working(date(2026, 12, 1))
    assert not later.of("kz/almaty").is_working(date(2026, 12, 1))
    assert not later.of("kz/almaty/medeu").is_working(date(2026, 12, 1))
    assert later.of("kz/almaty").day(date(2026, 12, 1)).kind is DayKind.CLOSED


@pytest.mark.parametrize(
    ("rest_day", "working_day", "refusal", "named"),
    [
        ("2026-12-31", "2026-12-16", DayBothOffAndWorked, "2026-12-16 off: Independence Day"),
        ("2026-12-16", "2026-12-19", MovedOntoRestDay, "2026-12-16"),
        ("2026-12-27", "2026-12-19", MovedOntoRestDay, "2026-12-27"),
        ("2026-12-31", "2026-12-30", MovedFromWorkingDay, "2026-12-30"),
        ("2026-12-19", "2026-12-19", DayBothOffAndWorked, "2026-12-19"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(rest_day: str, working_day: str, refusal: type, named: str):
    with pytest.raises(refusal, match=f"new.yaml:7: .*{named}"):
        CALENDARS.with_decision(DECREE + MOVE % (rest_day, working_day), "new.yaml")


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (
            "adds_to: 2026\nmoved:\n  - {rest_day: 2026-12-31, working_day: 2026-12-26, decision: X9}",
            "new.yaml:3: .*X9",
        ),
        ("adds_to: 2050\nmoved: []", "new.yaml:1: expected a year that has a file, found '2050'"),
        ("year: 2026\ndays_off:\n  - {day: 2025-01-01, kind: holiday}", "new.yaml:3: expected a day of 2026"),
        ("year: 2026\ndays_off:\n  - {day: 2026-01-01, kind: off}", "new.yaml:3: expected one of holiday, rest"),
        ("year: 2005\ndays_off: []", "new.yaml:1: expected a year from 2010 to 2075, found '2005'"),
        ("year: 2026\ndays_off: []", "new.yaml:2: expected the days off of the year"),
        ("year: 2026\nmoved: []", "new.yaml:1: expected a value for 'days_off'"),
        ("year: 2026\nholidays: []", "new.yaml:2: expected one of year"),
        ("year: 2026\ndays_off:\n  - day: 2026-13-01", "new.yaml:3: expected a day written"),
    ],
)
def test_a_file_that_cannot_be_read_names_the_line(written: str, complaint: str):
    with pytest.raises(WrongFile, match=complaint):
        CALENDARS.with_decision(written, "new.yaml")


@pytest.mark.parametrize(
    ("rest_day", "working_day", "refusal"),
    [
        ("2026-12-31", "2026-12-16", DayBothOffAndWorked),
        ("2026-12-26", "2026-12-19", MovedOntoRestDay),
        ("2026-12-31", "2026-12-30", MovedFromWorkingDay),
    ],
)
def test_a_whole_year_that_contradicts_itself_is_refused_with_its_line(
    rest_day: str, working_day: str, refusal: type
):
    year = CALENDARS.files["2026.yaml"].partition("moved:")[0]
    move = f"  - {{rest_day: {rest_day}, working_day: {working_day}, week: [5], decision: holidays-5}}\n"
    line = len(f"{year}moved:\n".splitlines()) + 1
    with pytest.raises(refusal, match=f"2026.yaml:{line}: "):
        CALENDARS.with_decision(f"{year}moved:\n{move}", "2026.yaml")


def test_a_place_may_close_on_a_worked_saturday_and_moves_of_two_places_do_not_meet():
    move = "  - {rest_day: 2026-12-31, working_day: 2026-12-26, week: [5], decision: X1, territory: kz/75}\n"
    moves = f"{DECREE}moved:\n{move}{move.replace('75', '71')}"
    closed = (
        "days_off:\n  - {day: 2026-12-26, kind: closed, territory: kz/7511, law: X1, "
        'name: {kk: "жабық", ru: "закрыто", en: "closed"}}\n'
    )
    later = CALENDARS.with_decision(moves + closed, "new.yaml")
    days = [later.of(code).is_working(date(2026, 12, 26)) for code in ("", "75", "71", "7511", "7599", "KZ")]
    assert days == [False, True, True, False, True, False]
    with pytest.raises(MovedOntoRestDay):
        CALENDARS.with_decision(moves.replace("kz/71", "kz/75/medeu"), "new.yaml")


def test_a_folder_without_calendars_is_refused(tmp_path):
    with pytest.raises(WrongFile, match=r"decisions\.yaml"):
        read_calendars(tmp_path)
