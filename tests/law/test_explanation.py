"""Every countdown tells its steps, with the article or decree behind each day left out or added."""

import json
from datetime import date

import pytest

from govflow.languages import LANGUAGES
from govflow.law.calendars.office_hours import hours_written
from govflow.law.counting import StepKind, accepted_on_paper, handed_over, with_issue_day
from govflow.law.terms import Roll, Unit
from tests.law.asking import CALENDARS, at, counted, pause, term

HOURS = hours_written("09:00-13:00 14:30-18:30")
FURTHER = (lambda countdown: countdown, handed_over, with_issue_day, accepted_on_paper)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_is_explained_in_every_language(unit: Unit, language: str):
    told = counted(term(3, unit), at(date(2024, 4, 29), 18, 15), hours=HOURS).explain(language)
    assert len(told) >= 3
    assert all(line.strip() and "{" not in line for line in told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("further", FURTHER)
def test_every_further_rule_is_explained(further, language: str):
    told = further(counted(term(5), date(2025, 12, 25))).explain(language)
    assert all("{" not in line for line in told)


def test_every_day_left_out_or_added_names_its_source():
    for year in range(2010, 2028):
        for step in counted(term(250), date(year, 1, 1)).steps:
            is_special = step.about is not None and step.about.kind.value != "working"
            assert not is_special or all(step.source(language) for language in LANGUAGES)


def test_the_worked_saturday_and_its_decree_are_told():
    told = counted(term(30), date(2018, 3, 14)).explain("en")
    assert told[0].startswith("30 working days (p. 1) since 14.03.2018, Wednesday")
    assert "21.03.2018, Wednesday: not counted — Nauryz — Law on holidays as amended by Law No. 152-IV" in told[7]
    last = next(line for line in told if line.startswith("28.04.2018"))
    assert "day 30, worked in exchange for 30.04.2018, Monday" in last
    assert "Government resolution No. 864 of 2017" in last
    assert "the exact day is not established" in last


def test_a_day_that_is_no_longer_off_names_the_law_that_ended_it():
    told = counted(term(1), date(2022, 11, 30)).explain("en")
    assert told[1].startswith("01.12.2022, Thursday: day 1, working day, no longer off (First President Day)")
    assert "Law No. 143-VII of 29 September 2022" in told[1]
    assert counted(term(1), date(2023, 11, 30)).explain("en")[1] == "01.12.2023, Friday: day 1"


def test_kazakh_comes_with_kazakh_sources():
    told = "\n".join(counted(term(30), date(2018, 3, 14)).explain("kk"))
    assert "Үкіметтің 2017 жылғы № 864 қаулысы" in told
    assert "Наурыз мейрамы" in told
    assert "Азаматтық кодекстің 173-бабы" in told


def test_what_cannot_be_known_is_said():
    uncertain = counted(term(30), date(2018, 3, 14), calendar=CALENDARS.as_known_on(date(2017, 6, 1)))
    assert [step.kind for step in uncertain.steps].count(StepKind.UNCERTAIN) == 1
    assert any("it is taken as known" in line for line in uncertain.explain("en"))
    sure = counted(term(30), date(2018, 3, 14), calendar=CALENDARS.as_known_on(date(2018, 3, 14)))
    assert StepKind.UNCERTAIN not in {step.kind for step in sure.steps}
    assert sure.explain("en")[-1].startswith("The calendar is taken as it was known on 14.03.2018")


@pytest.mark.parametrize(
    ("since", "is_forecast"),
    [
        ("2026-11-20", False),
        ("2027-05-14", True),
        ("2027-06-01", False),
        ("2028-12-20", True),
        ("2030-03-01", True),
    ],
)
def test_an_answer_that_may_change_says_so(since: str, is_forecast: bool):
    found = counted(term(10), date.fromisoformat(since))
    assert found.is_forecast is is_forecast
    assert (StepKind.FORECAST in {step.kind for step in found.steps}) is is_forecast


def test_clock_terms_and_terms_that_do_not_roll_rest_on_no_calendar():
    assert not counted(term(24, Unit.HOURS), at(date(2030, 1, 1))).is_forecast
    assert not counted(term(10, Unit.DAYS, roll=Roll.NONE), date(2030, 1, 1)).is_forecast


def test_pauses_and_rolls_are_told_where_they_happen():
    stood = counted(term(15, Unit.DAYS), date(2026, 9, 1), pauses=[pause(date(2026, 9, 5), date(2026, 9, 14))])
    kinds = [step.kind for step in stood.steps]
    assert kinds[5] is StepKind.STOPPED
    assert kinds.count(StepKind.COUNTED) == 15
    rolled = counted(term(10, Unit.DAYS), date(2026, 3, 11))
    assert rolled.days_left_out == tuple(date(2026, 3, day) for day in range(21, 26))
    assert rolled.steps[-3].kind is StepKind.MOVED_ON


def test_the_same_answer_is_given_to_machines():
    found = counted(term(30), date(2018, 3, 14))
    answer = json.loads(json.dumps(found.as_json()))
    assert (answer["due_on"], answer["calendar"]) == ("2018-04-28", found.calendar)
    for language in LANGUAGES:
        assert [step["text"][language] for step in answer["steps"]] == found.explain(language)
    saturday = next(step for step in answer["steps"] if step["day"] == "2018-04-28")
    assert (saturday["number"], saturday["day_kind"], saturday["decision"]) == (30, "moved_working", "P1700000864")
