"""What holds for every term, tried on many."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.law.calendars.changes import changes_between
from govflow.law.counting import StepKind
from govflow.law.counting.recount import recount, recounted
from govflow.law.terms import Roll, Unit
from tests.law.asking import CALENDARS, NOW, at, counted, pause, term

PERIODS = (Unit.DAYS, Unit.WEEKS, Unit.HALF_MONTHS, Unit.MONTHS, Unit.QUARTERS, Unit.HALF_YEARS, Unit.YEARS)
LENGTHS = {Unit.WORKING_DAYS: 90, Unit.DAYS: 200, Unit.WEEKS: 60, Unit.MONTHS: 30}

starts = st.dates(date(2010, 1, 1), date(2027, 6, 30))
weeks = st.sampled_from([5, 6])
units = st.sampled_from((Unit.WORKING_DAYS, *PERIODS))
patient = settings(deadline=None)  # a machine that does other work is slow, not wrong

known_on = st.dates(date(2010, 1, 1), date(2026, 11, 20))


@st.composite
def terms(draw):
    unit = draw(units)
    length = draw(st.integers(1, LENGTHS.get(unit, 4)))
    return term(length, unit, week=draw(weeks), roll=draw(st.sampled_from(list(Roll))))


@patient
@given(terms(), starts, st.booleans())
def test_a_longer_term_never_ends_earlier(asked, since, counts):
    longer = term(asked.length + 1, asked.unit, week=asked.week, roll=asked.roll)
    shorter_due, longer_due = (counted(one, since, counts_event_day=counts).due_on for one in (asked, longer))
    assert longer_due >= shorter_due


@patient
@given(terms(), starts)
def test_a_term_that_rolls_never_ends_on_a_day_off(asked, since):
    due = counted(asked, since).due_on
    if asked.unit is Unit.WORKING_DAYS or asked.roll is not Roll.NONE:
        assert NOW.is_working(due, asked.week)


@patient
@given(terms(), starts)
def test_counting_the_day_of_the_event_never_ends_later(asked, since):
    assert counted(asked, since, counts_event_day=True).due_on <= counted(asked, since).due_on


@patient
@given(terms(), starts)
def test_the_steps_lead_to_the_last_day(asked, since):
    found = counted(asked, since)
    numbers = [step.number for step in found.steps if step.kind is StepKind.COUNTED]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [step.day for step in found.steps if step.kind is StepKind.LAST] == [found.due_on]
    if asked.unit is Unit.WORKING_DAYS:
        assert len(numbers) == asked.length
        assert found.steps[-3].day == found.due_on or found.is_forecast


@patient
@given(terms(), starts, st.integers(1, 20), st.integers(0, 40))
def test_a_pause_never_makes_a_term_shorter(asked, since, after, lasting):
    stop = pause(since + timedelta(days=after), since + timedelta(days=after + lasting))
    if asked.roll is not Roll.PREVIOUS:
        assert counted(asked, since, pauses=[stop]).due_on >= counted(asked, since).due_on


@patient
@given(terms(), st.dates(date(2010, 1, 1), date(2026, 6, 30)), known_on)
def test_a_decision_off_the_path_changes_nothing(asked, since, known):
    earlier = CALENDARS.as_known_on(known)
    before, after = counted(asked, since, calendar=earlier), counted(asked, since)
    changes = changes_between(earlier, NOW, asked.week)
    if before.rests is None or not changes.touch(*before.rests):
        assert before.due_on == after.due_on


@patient
@given(terms(), starts, known_on)
def test_counting_with_the_past_equals_the_past(asked, since, known):
    as_then = CALENDARS.as_known_on(known)
    again = recount(counted(asked, since), as_then)
    assert (again.due_on, again.calendar) == (counted(asked, since, calendar=as_then).due_on, as_then.version)
    assert recount(again, NOW).due_on == counted(asked, since).due_on


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(terms(), st.dates(date(2021, 6, 1), date(2022, 12, 31))), max_size=20))
def test_the_list_of_changed_terms_is_complete(asked):
    before = CALENDARS.as_known_on(date(2022, 9, 1))
    running = [(place, counted(one, since, calendar=before)) for place, (one, since) in enumerate(asked)]
    told = {found.of: found.after.due_on for found in recounted(running, NOW)}
    for place, countdown in running:
        now = recount(countdown, NOW)
        assert (place in told) == (now.due_at != countdown.due_at)
        assert told.get(place, countdown.due_on) == now.due_on


def test_a_new_decision_cures_one_term_and_harms_another():
    before = CALENDARS.as_known_on(date(2022, 10, 1))
    running = [
        (name, counted(term(n), date(2022, 10, 20), calendar=before)) for name, n in (("two", 2), ("three", 3))
    ]
    moved = {found.of: (found.before.due_on, found.after.due_on) for found in recounted(running, NOW)}
    assert moved == {"two": (date(2022, 10, 24), date(2022, 10, 22))}


def test_a_term_within_a_changed_one_is_counted_again():
    before = CALENDARS.as_known_on(date(2022, 10, 1))
    outer = counted(term(2), date(2022, 10, 20), calendar=before)
    inner = counted(term(40), date(2022, 10, 20), calendar=before, not_after=outer)
    assert [found.after.due_on for found in recounted([("inner", inner)], NOW)] == [date(2022, 10, 22)]


# plain cases once more, with the package alone


@settings(max_examples=300, deadline=None)
@given(st.dates(date(2010, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_plain_working_days_are_those_of_the_package(since, length):
    assert counted(term(length), since).due_on == PACKAGE.get_nth_working_day(since, length)


@patient
@given(st.dates(date(2010, 1, 1), date(2026, 6, 30)), st.integers(1, 120))
def test_plain_calendar_days_roll_as_the_package_has_it(since, length):
    end = since + timedelta(days=length)
    while not PACKAGE.is_working_day(end):
        end += timedelta(days=1)
    assert counted(term(length, Unit.DAYS), since).due_on == end


PACKAGE = holidays.country_holidays("KZ", years=range(2009, 2029))


@pytest.mark.parametrize("minutes", [1, 59, 24 * 60, 10_000])
def test_clock_minutes_are_the_difference_of_instants(minutes):
    since = at(date(2024, 2, 28))
    ended = counted(term(minutes, Unit.MINUTES), since)
    assert (ended.due_at - since).total_seconds() == minutes * 60
