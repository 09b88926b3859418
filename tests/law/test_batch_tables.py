"""Tables of worked examples as offices write them: read generously, and refused exactly."""

from datetime import date
from pathlib import Path

import pytest

from govflow.errors import WrongFile
from govflow.law.calendars.office_files import read_offices
from govflow.law.counting.batch import Example, Row, count_example, read_rows
from tests.law.asking import CALENDARS, HOME

PLAIN = {"id": "A", "zone": "Asia/Almaty", "start": "2026-09-14T10:00+05:00", "term": "10", "unit": "working_days"}
OFFICES = read_offices(HOME)


def example(**said: str) -> Example:
    return count_example(Row({**PLAIN, **said}), CALENDARS, offices=OFFICES)


def table(folder: Path, written: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(written if isinstance(written, bytes) else written.encode())
    return path


@pytest.mark.parametrize(
    "written",
    [
        "id,start,term,unit\nA,2026-09-14,10,working_days\n",
        "unit,term,start,id\nworking_days,10,2026-09-14,A\n",
        "\ufeffid;start;term;unit;remark\nA;2026-09-14;10;wd;kept, as it is\n",
        "id\tstart\tterm\tunit\r\nA\t14.09.2026\t10\tworking days\r\n",
        '\n\n ID , Start,TERM,Unit\n\n"A"," 2026-09-14 ",10,Working-Days\n,,,\n',
        "id,start,term,unit,zone,rule,week\nA,2026-09-14,10,wd,,,\n",
        "id,start,term,unit,zone\nA,2026-09-14,10,wd\n",
    ],
)
def test_columns_stand_in_any_order_and_separators_are_found(tmp_path: Path, written: str):
    (row,) = read_rows(table(tmp_path, written))
    assert count_example(row, CALENDARS).answer == "2026-09-28"


def test_a_table_saved_by_an_office_program_in_utf_16_is_read(tmp_path: Path):
    (row,) = read_rows(table(tmp_path, "id\tstart\tterm\tunit\nӘ\t2026-09-14\t10\twd\n".encode("utf-16")))
    assert row["id"] == "Ә"


def test_a_row_keeps_its_line_when_a_cell_has_several(tmp_path: Path):
    written = 'id,start,term,unit,note\nA,2026-09-14,1,wd,"two\nlines"\n\nB,2026-09-14,1,wd,\n'
    rows = read_rows(table(tmp_path, written))
    assert [row.line for row in rows] == [2, 5]


@pytest.mark.parametrize(
    ("written", "line", "named"),
    [
        ("", 1, "an empty file"),
        ("id,start\nA,2026-09-14\n", 1, "no term, unit"),
        ("id,start,term,unit\n", 1, "none"),
        ("id,start,term,unit,term\nA,2026-09-14,1,wd,2\n", 1, "term twice"),
        ("id,start,term,unit\nA,2026-09-14,1,wd\nB,2026-09-14,1,wd,more\n", 3, "5"),
        ('id,start,term,unit\nA,2026-09-14,1,"wd\n', 2, "unexpected end"),
        (b"id,start,term,unit\nA,2026-09-14,1,\xf0\xe4\n", 2, "0xf0"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(tmp_path: Path, written: str | bytes, line: int, named: str):
    with pytest.raises(WrongFile) as refused:
        read_rows(table(tmp_path, written))
    assert refused.value.line == line
    assert named in str(refused.value)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"rule": "WD"}, "2026-09-28"),
        ({"rule": "wd "}, "2026-09-28"),
        ({"start": "", "registered": "2026-09-14"}, "2026-09-28"),
        ({"start": "2026-09-14 10:00+05:00"}, "2026-09-28"),
        ({"start": "2026-09-14T05:00Z"}, "2026-09-28"),
        ({"zone": "", "start": "2026-09-13T20:00Z"}, "2026-09-28"),
        ({"rule": "WD-6"}, "2026-09-25"),
        ({"rule": "REG+WD", "start": "2026-09-12T11:00+05:00"}, "2026-09-28"),
        ({"rule": "REG+WD", "start": "2026-09-14T18:31+05:00", "office_hours": "astana-akimat"}, "2026-09-29"),
        ({"rule": "REG+HANDOVER", "start": "2026-09-12T11:00+05:00"}, "2026-09-25"),
        ({"rule": "SUSPEND", "suspended_from": "2026-09-18", "resumed_on": "2026-10-05"}, "2026-10-13"),
        ({"suspended_from": "2026-09-16 2026-09-22", "resumed_on": "2026-09-18 2026-09-24"}, "2026-10-02"),
        ({"suspended_from": "16.09.2026; 22.09.2026", "resumed_on": "18.09.2026; 24.09.2026"}, "2026-10-02"),
        ({"term": "2", "unit": "half-months"}, "2026-10-14"),
        ({"term": "1", "unit": "Quarter"}, "2026-12-14"),
        ({"term": "1", "unit": "half_year"}, "2027-03-16"),
        ({"term": "30", "unit": "office_min", "office_hours": "9:00–13:00, 14:30–18:30"}, "2026-09-14T10:30+05:00"),
        ({"term": "30", "unit": "office_min", "office_hours": "state-body"}, "2026-09-14T10:30+05:00"),
        (
            {"term": "30", "unit": "clock_minutes", "rule": "REG+MIN-CLOCK", "start": "2026-09-12T11:00+05:00"},
            "2026-09-14T09:30+05:00",
        ),
    ],
)
def test_a_row_is_understood_however_it_is_written(said: dict[str, str], answer: str):
    assert example(**said).answer == answer


@pytest.mark.parametrize("expected", ["2026-09-28", "28.09.2026", " 2026-09-28 ", ""])
def test_the_expected_day_may_be_written_either_way(expected: str):
    assert example(expected_due=expected).agrees


@pytest.mark.parametrize("expected", ["2026-09-14T10:30+05:00", "2026-09-14T05:30Z", "2026-09-14 10:30"])
def test_the_expected_minute_is_compared_as_a_moment(expected: str):
    assert example(term="30", unit="clock_minutes", expected_due=expected).agrees
    assert not example(term="31", unit="clock_minutes", expected_due=expected).agrees


def test_another_registration_than_the_row_gives_is_told():
    found = example(rule="REG+WD", start="2026-09-12T11:00+05:00", registered="2026-09-15")
    assert (found.answer, found.registered_on) == ("2026-09-29", date(2026, 9, 14))


@pytest.mark.parametrize(
    ("said", "name", "column"),
    [
        ({"start": "2026-09-14T10:00"}, "NaiveTime", "start"),
        ({"start": "2026-09-31"}, "WrongCell", "start"),
        ({"start": ""}, "WrongCell", "start"),
        ({"start": "2009-12-31"}, "BeforeTheCalendar", "start"),
        ({"start": "2026-09-14", "unit": "clock_hours"}, "WrongCell", "start"),
        ({"start": "2026-09-14", "rule": "REG+WD"}, "WrongCell", "start"),
        ({"registered": "yesterday"}, "WrongCell", "registered"),
        ({"term": "ten"}, "WrongCell", "term"),
        ({"term": ""}, "WrongCell", "term"),
        ({"term": "1.5"}, "WrongCell", "term"),
        ({"term": "0"}, "NothingToCount", "term"),
        ({"term": "-1"}, "NothingToCount", "term"),
        ({"term": "999999999", "unit": "years"}, "AfterTheCalendar", "term"),
        ({"term": "999999999"}, "AfterTheCalendar", "term"),
        ({"term": "32", "unit": "day_of_month"}, "NotADayOfMonth", "term"),
        ({"unit": "fortnights"}, "UnknownUnit", "unit"),
        ({"unit": ""}, "UnknownUnit", "unit"),
        ({"rule": "REG+XX"}, "UnknownRule", "rule"),
        ({"week": "7"}, "UnknownWeek", "week"),
        ({"week": "five"}, "WrongCell", "week"),
        ({"week": "5", "rule": "WD-6"}, "WrongCell", "week"),
        ({"zone": "Asia/Nowhere"}, "WrongCell", "zone"),
        ({"zone": "../etc"}, "WrongCell", "zone"),
        ({"calendar_as_of": "2026"}, "WrongCell", "calendar_as_of"),
        ({"suspended_from": "2026-09-18"}, "StillPaused", "resumed_on"),
        ({"resumed_on": "2026-09-18"}, "WrongCell", "resumed_on"),
        ({"suspended_from": "2026-09-18", "resumed_on": "2026-09-17"}, "PauseEndsBeforeItBegins", "resumed_on"),
        ({"suspended_from": "2026-09-18", "resumed_on": "soon"}, "WrongCell", "resumed_on"),
        ({"unit": "working_minutes"}, "NoOfficeHours", "office_hours"),
        ({"unit": "working_minutes", "office_hours": "09:00-"}, "UnknownHours", "office_hours"),
        ({"unit": "working_minutes", "office_hours": "13:00-09:00"}, "UnknownHours", "office_hours"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_column(said: dict[str, str], name: str, column: str):
    found = example(**said)
    assert (type(found.refused).__name__, found.wrong_column, found.agrees) == (name, column, False)
