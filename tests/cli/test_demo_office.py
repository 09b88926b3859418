"""The people of the demo do not exist, and everybody a story needs is there."""

from zoneinfo import ZoneInfo

from govflow.cli.demo.office import OFFICERS, UNITS, synthetic_bin, synthetic_iin
from govflow.cli.demo.stories import LINES, stories
from govflow.law.forms.identifiers import checked_bin, checked_iin

ZONE = ZoneInfo("Asia/Almaty")


def test_the_numbers_of_made_up_people_are_of_the_right_form_and_of_no_birth_date():
    numbers = [officer.iin for officer in OFFICERS] + [person.iin for _, person in stories(ZONE, ["division-1"])]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert checked_iin(number) == number
        assert number.startswith("991399")
    assert checked_bin(synthetic_bin())[2:4] == "13"


def test_a_number_is_the_same_every_time():
    assert synthetic_iin(1) == "991399000019"


def test_officers_work_in_units_that_are_there():
    known = {unit.id for unit in UNITS}
    assert {role.unit for officer in OFFICERS for role in officer.roles} <= known
    assert {unit.parent for unit in UNITS if unit.parent} <= known


def test_no_officer_is_two_of_the_three_reviewers():
    reviewers = {"SPEC", "DHEAD", "HEAD"}
    for officer in OFFICERS:
        assert len({role.actor for role in officer.roles} & reviewers) <= 1


def test_stories_go_forward_in_time():
    for story, _ in stories(ZONE, ["division-1"]):
        moments = [visit.at for visit in story.visits]
        assert moments == sorted(moments)


def test_the_stories_leave_cases_in_every_state():
    assert {"late", "returned", "suspended", "withdrawn", "awarded", "refused"} <= {
        name.split()[0] for name in LINES
    }
