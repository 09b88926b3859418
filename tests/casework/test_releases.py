"""A release that brings other calendars recounts nothing by itself: the difference is noticed and decided on."""

from datetime import date

import pytest

from govflow.casework.actions.decreeing import load_decision, load_files, undo_decision
from govflow.casework.actions.replaying import apply_decrees
from govflow.casework.decrees.rejections import AlreadyFiled, FilesFirst, NothingFiled, YearCannotBeUndone
from govflow.casework.desk import House
from govflow.casework.people.officers import Duty
from govflow.casework.people.rejections import NotForTheWholeHouse
from govflow.casework.questions.casepage import case_page
from govflow.casework.questions.decrees import cases_behind_files, may_decide, preview_decision, preview_files
from govflow.casework.questions.earlier import earlier_counts
from govflow.casework.questions.told import told_about
from govflow.languages import LANGUAGES
from govflow.law.calendars import Calendars
from govflow.law.calendars.calendars import calendars_of
from tests.casework.conftest import CHIEF, SPEC, Office, local, officer, set_clock
from tests.casework.test_decrees import MONDAY_OFF, SATURDAY_WORKED, TITLE, applies, due, loads

YEAR = "2018.yaml"


def released(office: Office, *, remembers: bool = True) -> Office:
    """The same installation after a release whose files have one move more."""
    house = office.house
    files = {**house.calendars.files, "2018-order.yaml": MONDAY_OFF}
    filings = (house.calendars.files,) if remembers else ()
    later = House(house.database, house.editions, calendars_of(files), house.zone, house.profile, filings=filings)
    return Office(later, office.now)


@pytest.mark.parametrize("remembers", [True, False])
def test_a_release_is_noticed_and_moves_nothing_until_it_is_decided_on(office: Office, remembers: bool):
    case = office.on("2018-09-04").to_specialist()
    set_clock(office, office.now)
    assert cases_behind_files(office.house) == 0
    after = released(office, remembers=remembers)
    assert cases_behind_files(after.house) == 1
    assert apply_decrees(after.house).of == 0
    assert due(after, case)["T-GROSS"] == date(2018, 9, 13)
    shown = preview_files(after.house, CHIEF)
    assert shown.moved == 2
    assert [shift.changed.day.day for shift in shown.days] == ([10, 13] if remembers else [])
    with pytest.raises(FilesFirst), after.desk() as desk:
        load_decision(SATURDAY_WORKED, "order.yaml", by=CHIEF, desk=desk)
    with after.desk() as desk:
        load_files(by=CHIEF, desk=desk)
    assert apply_decrees(after.house).moved == 2
    assert due(after, case)["T-GROSS"] == date(2018, 9, 14)
    assert cases_behind_files(after.house) == 0
    (moved, _) = after.said(case, "DeadlineMovedByDecree")
    assert "X1" in moved["act"]
    with pytest.raises(NothingFiled), after.desk() as desk:
        load_files(by=CHIEF, desk=desk)
    with pytest.raises(YearCannotBeUndone), after.desk() as desk:
        undo_decision(1, TITLE, by=CHIEF, desk=desk)


def test_the_count_of_the_release_before_is_still_explained(office: Office):
    case = office.on("2018-09-04").to_specialist()
    set_clock(office, office.now)
    (shown,) = [one for one in case_page(office.house, case, SPEC).deadlines if one.clock.term == "T-GROSS"]
    lines = shown.explain("kk")
    after = released(office)
    (shown,) = [one for one in case_page(after.house, case, SPEC).deadlines if one.clock.term == "T-GROSS"]
    assert shown.explain("kk") == lines
    with after.desk() as desk:
        load_files(by=CHIEF, desk=desk)
    apply_decrees(after.house)
    (shown,) = [one for one in case_page(after.house, case, SPEC).deadlines if one.clock.term == "T-GROSS"]
    assert shown.explain("kk") != lines
    (earlier,) = earlier_counts(after.house, shown)
    assert earlier.explain("kk") == lines


def test_a_whole_year_is_replayed_as_one_act(office: Office):
    case = office.on("2018-09-04").to_specialist()
    set_clock(office, office.now)
    year = office.house.calendars.files[YEAR]
    off = year.replace("moved:\n", "moved:\n" + MONDAY_OFF.split("moved:\n")[1].replace("X1", "P1700000864"))
    shown = preview_decision(office.house, office.house.shelf.standing.with_decision(off, YEAR), CHIEF)
    assert shown.moved == 2
    loads(office, off, YEAR)
    assert apply_decrees(office.house).moved == 2
    assert due(office, case)["T-GROSS"] == date(2018, 9, 14)
    with pytest.raises(YearCannotBeUndone), office.desk() as desk:
        undo_decision(1, TITLE, by=CHIEF, desk=desk)
    loads(office, year, YEAR)
    assert apply_decrees(office.house).moved == 2
    with pytest.raises(AlreadyFiled):
        loads(office, year, YEAR)
    assert due(office, case)["T-GROSS"] == date(2018, 9, 13)


def test_a_year_without_a_file_gets_one_while_cases_run(office: Office, calendars: Calendars):
    from govflow.law.calendars.drafts import draft

    office.on("2018-09-04")
    loads(office, draft(2029, calendars.years[2028]), "2029.yaml")
    apply_decrees(office.house)
    assert not office.house.shelf.standing.now.is_forecast(date(2029, 1, 1))


def test_days_are_moved_for_the_whole_country_by_the_top_of_the_house(office: Office):
    local_chief = officer("local", ("P1", Duty.SUPERVISOR))
    operator = officer("operator", ("P1", Duty.OPERATOR))
    case = office.on("2018-09-04").to_specialist()
    set_clock(office, local("2018-09-04"))
    standing = office.house.shelf.standing.with_decision(MONDAY_OFF, "order.yaml")
    mine, all_of_it = (preview_decision(office.house, standing, by) for by in (local_chief, CHIEF))
    assert mine.moved_everywhere == all_of_it.moved == 2
    assert [may_decide(office.house, by) for by in (local_chief, CHIEF, operator)] == [False, True, True]
    with pytest.raises(NotForTheWholeHouse), office.desk() as desk:
        load_decision(MONDAY_OFF, "order.yaml", by=local_chief, desk=desk)
    assert due(office, case)["T-GROSS"] == date(2018, 9, 13)


@pytest.mark.parametrize("language", LANGUAGES)
def test_officer_and_applicant_read_the_same_words_with_the_count(office: Office, language: str):
    case = office.on("2018-09-04").to_specialist()
    applies(office, MONDAY_OFF)
    notices = [one for one in told_about(office.house, case) if one.notice.kind == "recounted"]
    assert {one.notice.receiver_kind for one in notices} == {"actor", "applicant"} or len(notices) == 1
    (shown,) = [one for one in case_page(office.house, case, SPEC).deadlines if one.clock.term == "T-GROSS"]
    count = [f"  {line}" for line in shown.explain(language)]
    for one in notices:
        lines = one.lines(language)
        assert "X1" in lines[0]
        assert all(line in lines for line in count)
