"""The clocks of a case: several at once, clipped, stopped, extended, replaced, missed at the very moment."""

from datetime import date

import pytest

from govflow.casework.actions.pausing import extend_term, pause_term, replace_term, resume_term
from govflow.casework.actions.working import claim_task, complete_task
from govflow.casework.cases.rejections import NoSuchCase
from govflow.casework.deadlines.rejections import AlreadyPaused, MayNotExtend, NoSuchDeadline, NotPaused
from govflow.casework.inbox.rejections import NoSuchTask
from tests.casework.conftest import HEAD, INTAKE, SPEC, STRANGER, Office, local


def due(office: Office, case: str, term: str) -> date | None:
    return office.clocks(case)[term].due_on


def returned(office: Office, day: str = "2018-03-14", **answers: object) -> str:
    """A case returned for documents on a day."""
    case = office.on(day).to_specialist()
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK", **answers)
    return case


def test_clocks_begin_with_their_moments_and_end_with_their_steps(office: Office):
    case = office.on("2018-03-05").to_specialist()
    assert due(office, case, "T-SPEC") == date(2018, 3, 6)
    assert due(office, case, "T-OVERALL") == due(office, case, "T-GROSS") == date(2018, 3, 16)
    office.on("2018-03-06").does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    assert office.clocks(case)["T-SPEC"].state == "met"
    assert office.clocks(case)["T-GROSS"].state == "running"


def test_an_inner_term_never_goes_beyond_the_outer_one(office: Office):
    case = returned(office)
    assert due(office, case, "T-DOC30") == date(2018, 4, 28), "30 working days, a worked Saturday"
    assert due(office, case, "T-APP25") == date(2018, 4, 23)


def test_a_head_may_give_fewer_days_but_never_more(office: Office):
    short, long = returned(office, back_term=10), returned(office, back_term=99)
    assert due(office, short, "T-DOC30") == due(office, short, "T-APP25") == date(2018, 4, 2)
    assert due(office, long, "T-DOC30") == date(2018, 4, 28)


def test_a_state_stops_the_net_clock_and_not_the_gross_one(office: Office):
    case = office.on("2018-03-12").to_specialist()
    before = due(office, case, "T-GROSS")
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK")
    assert office.clocks(case)["T-OVERALL"].state == "paused"
    assert due(office, case, "T-OVERALL") is None
    office.on("2018-03-15").brings(case)
    office.does(INTAKE, case, "REWORK")
    assert office.clocks(case)["T-OVERALL"].state == "running"
    assert due(office, case, "T-GROSS") == before == date(2018, 3, 26)
    assert due(office, case, "T-OVERALL") == date(2018, 3, 29), "13, 14 and 15 March are not counted"


def test_the_late_mark_is_made_at_the_moment_it_becomes_late(office: Office):
    case = office.on("2018-03-13").to_specialist()
    assert office.rings_until(local("2018-03-14", "23:59")) == 0
    assert office.rings_until(local("2018-03-20")) == 1
    clock = office.clocks(case)["T-SPEC"]
    assert clock.missed_at == local("2018-03-15", "00:00")
    assert clock.state == "running"
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    assert office.clocks(case)["T-SPEC"].state == "late"
    (missed,) = office.said(case, "DeadlineMissed")
    assert (missed["actor"], missed["unit"], missed["officer"]) == ("SPEC", "P1", None)


def test_an_overdue_clock_rings_before_the_answer_that_comes_after_it(office: Office):
    case = office.on("2018-03-13").to_specialist()
    office.on("2018-03-16").does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    story = office.story(case)
    assert story.index("DeadlineMissed") < story.index("TaskCompleted", story.index("DeadlineMissed"))
    assert office.clocks(case)["T-SPEC"].state == "late"


def test_a_term_that_interrupts_takes_the_case_on(office: Office):
    case = returned(office)
    office.rings_until(local("2018-04-30"))
    assert set(office.open_items(case)) == {"DECIDE"}
    clocks = office.clocks(case)
    assert clocks["T-DOC30"].state == "late"
    assert clocks["T-APP25"].state == "late", "it was missed on the way"
    assert not office.brings(case), "what comes after the limit is kept apart"


def test_work_finished_after_an_interrupting_limit_is_no_longer_wanted(office: Office):
    case = returned(office)
    office.on("2018-04-27").brings(case)
    item = office.item(case, "REWORK")
    with office.desk() as desk:
        claim_task(item, by=INTAKE, desk=desk)
    office.on("2018-05-02")
    with pytest.raises(Exception, match="no longer"), office.desk() as desk:
        complete_task(item, {}, by=INTAKE, desk=desk)
    office.rings_until(local("2018-05-02"))
    assert set(office.open_items(case)) == {"DECIDE"}


def test_a_whole_case_is_late_by_whoever_was_late_in_it(office: Office):
    case = office.on("2018-03-05").to_specialist()
    office.on("2018-03-16").does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    office.rings_until(local("2018-03-19"))
    missed = {one["term"]: one for one in office.said(case, "DeadlineMissed")}
    assert missed["T-GROSS"]["actor"] == "SPEC"
    office.does(HEAD, case, "DECIDE", sign="DECISION", award=True)
    assert office.clocks(case)["T-GROSS"].state == "late"


def test_an_officer_stops_and_resumes_a_clock_on_a_ground(office: Office):
    case = returned(office)
    no = office.clocks(case)["T-DOC30"].no
    with office.desk() as desk:
        pause_term(case, no, ground="request", citation="p.9", by=INTAKE, desk=desk)
    assert due(office, case, "T-DOC30") is None
    assert due(office, case, "T-APP25") == date(2018, 4, 23)
    with pytest.raises(AlreadyPaused), office.desk() as desk:
        pause_term(case, no, ground="request", citation="p.9", by=INTAKE, desk=desk)
    office.on("2018-03-16")
    with office.desk() as desk:
        assert resume_term(case, no, by=INTAKE, desk=desk) == date(2018, 5, 3)
    with pytest.raises(NotPaused), office.desk() as desk:
        resume_term(case, no, by=INTAKE, desk=desk)
    changes = office.clocks(case)["T-DOC30"].changes
    assert [(one["what"], one["ground"]) for one in changes] == [("pause", "request"), ("resume", "")]


def test_a_term_is_extended_only_as_the_act_allows(office: Office):
    case = returned(office)
    no = office.clocks(case)["T-APP25"].no
    with office.desk() as desk:
        assert extend_term(case, no, 5, ground="illness", by=INTAKE, desk=desk) == date(2018, 4, 28)
    for length in (1, 0, -1, 99):
        with pytest.raises(MayNotExtend), office.desk() as desk:
            extend_term(case, no, length, ground="again", by=INTAKE, desk=desk)
    with pytest.raises(MayNotExtend), office.desk() as desk:
        extend_term(case, office.clocks(case)["T-DOC30"].no, 1, ground="x", by=INTAKE, desk=desk)
    with pytest.raises(NoSuchDeadline), office.desk() as desk:
        extend_term(case, 9999, 1, ground="x", by=INTAKE, desk=desk)
    with pytest.raises(NoSuchCase), office.desk() as desk:
        extend_term(case, no, 1, ground="x", by=STRANGER, desk=desk)


def test_a_replaced_term_keeps_both_dates(office: Office):
    case = office.on("2018-03-05").to_specialist()
    no = office.clocks(case)["T-SPEC"].no
    with office.desk() as desk:
        new = replace_term(case, no, "T-GROSS", ground="check", citation="p.5", by=SPEC, desk=desk)
    clocks = office.clocks(case)
    assert clocks["T-SPEC"].state == "replaced"
    assert clocks["T-SPEC"].due_on == date(2018, 3, 6)
    assert clocks["T-SPEC"].changes[0]["after"] == new.isoformat()
    (said,) = office.said(case, "DeadlineReplaced")
    assert (said["before"], said["due_on"]) == ("2018-03-06", new.isoformat())
    assert office.rings_until(local("2018-03-15")) == 0


def test_a_closed_case_has_nothing_left_to_ring(office: Office):
    case = office.on("2018-03-05").to_specialist()
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    office.does(HEAD, case, "DECIDE", sign="DECISION", award=True)
    assert office.rings_until(local("2019-03-05")) == 0
    with pytest.raises(NoSuchTask), office.desk() as desk:
        claim_task(f"{case}.999", by=SPEC, desk=desk)


def test_a_file_sent_to_and_fro_all_day_stops_the_same_days_and_keeps_one_pause(office: Office):
    case = office.on("2018-03-12").to_specialist()
    for _ in range(4):
        office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK")
        office.brings(case)
        office.does(INTAKE, case, "REWORK")
    assert len(office.clocks(case)["T-OVERALL"].pauses) == 1
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK")
    office.on("2018-03-15").brings(case)
    office.does(INTAKE, case, "REWORK")
    assert due(office, case, "T-OVERALL") == date(2018, 3, 29), "as after one return of the same days"
    assert len(office.said(case, "DeadlinePaused")) == 5


def test_papers_brought_before_they_were_asked_for_came_when_they_came(office: Office):
    case = office.on("2018-03-13").to_specialist()
    assert not office.on("2018-03-14").brings(case)
    office.on("2018-03-15").does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK")
    (marked,) = [said["moment"] for said in office.said(case, "MomentMarked") if said["element"] == "PAPERS"]
    assert marked == "docs_received_at"
    with office.desk() as desk:
        assert str(desk.file(case, by="test").facts["docs_received_at"]).startswith("2018-03-14")
