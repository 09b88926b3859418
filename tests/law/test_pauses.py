"""Pauses, and the account of a term."""

from datetime import date

import pytest

from govflow.law.counting import DayCannotPause, Pause, PauseEndsBeforeItBegins, StepKind, StillPaused
from govflow.law.counting.budget import Movement, budget
from govflow.law.terms import Unit
from tests.law.asking import ALMATY, NOW, at, counted, pause, term

FIRST, SECOND = pause(date(2026, 9, 18), date(2026, 10, 5)), pause(date(2026, 10, 7), date(2026, 10, 9))


def test_used_days_are_kept_and_the_rest_runs_from_the_day_after():
    assert counted(term(10), date(2026, 9, 14), pauses=[FIRST]).due_on == date(2026, 10, 13)
    assert counted(term(10), date(2026, 9, 14), pauses=[FIRST, SECOND]).due_on == date(2026, 10, 15)


def test_the_order_and_overlap_of_pauses_do_not_matter():
    inner = pause(date(2026, 9, 20), date(2026, 9, 25))
    for pauses in ([FIRST, inner], [inner, FIRST], [FIRST, FIRST]):
        assert counted(term(10), date(2026, 9, 14), pauses=pauses).due_on == date(2026, 10, 13)


def test_a_pause_outside_the_term_changes_nothing():
    plain = counted(term(10), date(2026, 9, 14)).due_on
    before, after = pause(date(2026, 9, 1), date(2026, 9, 10)), pause(date(2026, 9, 28), date(2026, 10, 10))
    assert counted(term(10), date(2026, 9, 14), pauses=[before, after]).due_on == plain == date(2026, 9, 28)


def test_a_pause_before_the_event_leaves_only_its_rest():
    overlapping = pause(date(2026, 9, 1), date(2026, 9, 16))
    assert counted(term(2), date(2026, 9, 14), pauses=[overlapping]).due_on == date(2026, 9, 18)


@pytest.mark.parametrize(
    ("unit", "length", "expected"),
    [(Unit.DAYS, 15, "2026-10-16"), (Unit.WEEKS, 2, "2026-10-15"), (Unit.MONTHS, 1, "2026-11-02")],
)
def test_periods_go_on_by_the_days_the_clock_stood(unit: Unit, length: int, expected: str):
    stood = counted(term(length, unit), date(2026, 9, 14), pauses=[FIRST])
    assert stood.due_on.isoformat() == expected
    assert [step.day for step in stood.steps if step.kind is StepKind.STOPPED] == [date(2026, 9, 19)]


def test_minutes_stand_still_too():
    stop = Pause(at(date(2026, 9, 14), 10, 10), at(date(2026, 9, 14), 12))
    assert counted(term(30, Unit.MINUTES), at(date(2026, 9, 14)), pauses=[stop]).due_at == at(
        date(2026, 9, 14), 12, 20
    )


def test_an_open_or_backward_pause_has_no_last_day():
    with pytest.raises(StillPaused):
        counted(term(10), date(2026, 9, 14), pauses=[Pause(at(date(2026, 9, 18)), None)])
    with pytest.raises(PauseEndsBeforeItBegins):
        counted(term(10), date(2026, 9, 14), pauses=[pause(date(2026, 9, 18), date(2026, 9, 17))])
    with pytest.raises(DayCannotPause):
        counted(
            term(14, Unit.DAY_OF_MONTH), date(2026, 9, 10), pauses=[pause(date(2026, 9, 11), date(2026, 9, 12))]
        )


def account(on: date, **more):
    return budget(term(10), since=at(date(2026, 9, 14)), on=at(on), calendar=NOW, zone=ALMATY, **more)


def test_the_account_tells_what_is_used_and_left():
    found = account(date(2026, 10, 7), pauses=[FIRST], extended=5)
    lines = [(entry.movement, entry.on.day, entry.granted, entry.used, entry.left) for entry in found.entries]
    assert lines == [
        (Movement.GRANTED, 14, 10, 0, 10),
        (Movement.EXTENDED, 14, 15, 0, 15),
        (Movement.STOPPED, 18, 15, 4, 11),
        (Movement.RESUMED, 5, 15, 4, 11),
        (Movement.STANDS, 7, 15, 6, 9),
    ]
    assert not found.is_stopped


def test_a_clock_that_stands_uses_nothing():
    found = account(date(2026, 10, 7), pauses=[Pause(at(date(2026, 9, 18)), None)])
    assert (found.used, found.left, found.is_stopped) == (4, 6, True)


def test_the_account_of_a_month_is_in_calendar_days():
    month = budget(
        term(1, Unit.MONTHS), since=at(date(2026, 9, 14)), on=at(date(2026, 9, 24)), calendar=NOW, zone=ALMATY
    )
    assert (month.unit, month.entries[0].granted, month.used, month.left) == (Unit.DAYS, 30, 10, 20)
