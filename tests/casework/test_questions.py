"""What officers and supervisors see."""

from dataclasses import replace
from datetime import timedelta

import pytest

from govflow.casework.actions.working import claim_task, save_draft
from govflow.casework.cases.rejections import NoSuchCase
from govflow.casework.inbox.rejections import NoSuchTask
from govflow.casework.questions import inbox as inboxes
from govflow.casework.questions.casepage import case_page, task_page
from govflow.casework.questions.inbox import InboxFilter, inbox_page
from govflow.casework.questions.overdue import By, late_and_nearly_late
from govflow.casework.questions.services import find_cases, services_offered, waiting_systems
from govflow.casework.questions.workload import workload
from tests.casework.conftest import CHIEF, HEAD, INTAKE, SPEC, STRANGER, Office, local, set_clock


def test_the_inbox_offers_what_a_post_may_do_due_first(office: Office):
    set_clock(office, local("2018-03-06"))
    second = office.to_specialist(last_name="Қанатова")
    first = office.on("2018-03-01").to_specialist(last_name="Әбдіова")
    assert [row.case for row in inbox_page(office.house, SPEC).rows] == [first, second]
    assert [row.is_late for row in inbox_page(office.house, SPEC).rows] == [True, False]
    for other in (INTAKE, HEAD, STRANGER, CHIEF):
        assert inbox_page(office.house, other).rows == ()
    with office.desk() as desk:
        claim_task(office_item(office, first), by=SPEC, desk=desk)
    assert [row.case for row in inbox_page(office.house, SPEC, InboxFilter(is_mine=True)).rows] == [first]


def office_item(office: Office, case: str) -> str:
    return next(row.item for row in inbox_page(office.house, SPEC).rows if row.case == case)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("қан", ["Қанатова"]), ("ҚАНАТОВА", ["Қанатова"]), ("Кан", ["Канатов"]), ("Әб", ["Әбдіова"]),
        ("аб", []), ("991399001809", ["Әбдіова"]), ("D-", []), ("%", []), ("'; --", []),
    ],
)  # fmt: skip
def test_the_inbox_finds_names_with_kazakh_letters(office: Office, typed: str, found: list[str]):
    for name, iin in (("Қанатова", "991399000019"), ("Канатов", "991399000019"), ("Әбдіова", "991399001809")):
        office.to_specialist(last_name=name, applicant_iin=iin)
    rows = inbox_page(office.house, SPEC, InboxFilter(text=typed)).rows
    assert [row.applicant.split()[0] for row in rows] == found


def test_pages_of_the_inbox_follow_each_other_without_gap_or_repeat(office: Office):
    cases = [office.later(minutes=1).to_specialist() for _ in range(7)]
    seen: list[str] = []
    after = None
    while True:
        page = inbox_page(office.house, SPEC, after=after, size=3)
        seen += [row.case for row in page.rows]
        if page.next is None:
            break
        after = inboxes.Place.parse(str(page.next))
    assert sorted(seen) == sorted(cases)


def test_a_task_page_has_the_draft_the_papers_and_the_reason_of_its_date(office: Office):
    case = office.to_specialist()
    item = office.item(case, "EXAMINE")
    with office.desk() as desk:
        claim_task(item, by=SPEC, desk=desk)
        save_draft(item, {"verdict": "half"}, by=SPEC, desk=desk)
    page = task_page(office.house, item, SPEC)
    assert (page.label.en, page.typed, page.is_mine) == ("Examine", {"verdict": "half"}, True)
    assert [(one.paper, one.is_signed) for one in page.to_sign] == [("DRAFT", False)]
    assert page.deadlines[0].clock.due_on == page.due_on
    assert all(page.deadlines[0].explain(language) for language in ("kk", "ru", "en"))
    with pytest.raises(NoSuchTask):
        task_page(office.house, item, STRANGER)


def test_a_case_page_tells_the_whole_case_to_those_it_concerns(office: Office):
    case = office.to_specialist()
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK")
    page = case_page(office.house, case, INTAKE)
    assert {one.element for one in page.positions} >= {"PAPERS"}
    assert page.state_title is not None
    assert page.signatures[0].still_stands
    for line in page.story:
        for language in ("kk", "ru", "en"):
            assert "{" not in line.sentence(language)
    case_page(office.house, case, CHIEF)
    with pytest.raises(NoSuchCase):
        case_page(office.house, case, STRANGER)


def test_a_supervisor_sees_what_is_late_and_who_holds_it(office: Office):
    case = office.on("2018-03-05").to_specialist()
    with office.desk() as desk:
        item = f"{case}.{next(iter(desk.file(case, by='test').items))}"
    with office.desk() as desk:
        claim_task(item, by=SPEC, desk=desk)
    set_clock(office, local("2018-03-07"))
    office.rings_until(local("2018-03-07"))
    seen = late_and_nearly_late(office.house, CHIEF, By.OFFICER, within=timedelta(days=1))
    assert [(row.term, row.officer, row.is_late) for row in seen.late] == [("T-SPEC", "spec", True)]
    assert [(group.key, group.late) for group in seen.groups] == [("spec", 1)]
    assert late_and_nearly_late(office.house, SPEC).rows == ()
    loads = [(load.actor, load.officer, load.open, load.late) for load in workload(office.house, CHIEF)]
    assert loads == [("SPEC", "spec", 1, 1)]


def test_cases_of_other_units_crowd_nobody_out_of_a_list(office: Office):
    case = office.opens()
    for _ in range(3):
        other = office.opens()
        with office.desk() as desk:
            file = desk.file(other, by="test")
            file.case = replace(file.case, units=dict.fromkeys(file.case.units, "elsewhere"))
    assert [one.case for one in find_cases(office.house, INTAKE, limit=1)] == [case]
    assert len(find_cases(office.house, None)) == 4


def test_what_is_waited_for_outside_is_seen(office: Office):
    case = office.opens()
    office.does(INTAKE, case, "ACCEPT")
    assert [(one.case, one.system) for one in waiting_systems(office.house)] == [(case, "REGISTER")]
    assert [one.case for one in find_cases(office.house, INTAKE, case)] == [case]
    assert find_cases(office.house, STRANGER) == []
    assert [edition.service for edition in services_offered(office.house)] == ["review"]


def test_a_clock_of_the_whole_case_is_seen_and_laid_at_the_door_of_whoever_was_late(office: Office):
    case = office.on("2018-03-05").to_specialist()
    office.on("2018-03-15").does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    set_clock(office, local("2018-03-15"))
    nearly = late_and_nearly_late(office.house, CHIEF, By.UNIT).nearly
    assert {row.term for row in nearly} == {"T-GROSS", "T-OVERALL"}
    office.rings_until(local("2018-03-19"))
    late = {row.term: row for row in late_and_nearly_late(office.house, CHIEF, By.STEP).late}
    assert (late["T-GROSS"].actor, late["T-GROSS"].unit, late["T-GROSS"].officer) == ("SPEC", "P1", "spec")
