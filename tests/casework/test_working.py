"""One application through the office, and what is rejected on the way."""

import pytest

from govflow.casework.actions.signing import sign_paper
from govflow.casework.actions.working import claim_task, complete_task, hand_over_task, release_task, save_draft
from govflow.casework.inbox.rejections import AlreadyDone, NoSuchTask, NotOnYourDesk, TakenByAnother
from govflow.casework.people.rejections import SamePersonTwice
from govflow.casework.signatures.rejections import SignatureMissing
from tests.casework.conftest import CHIEF, HEAD, INTAKE, SPEC, SPEC2, STRANGER, Office


def test_an_application_becomes_a_decision(office: Office):
    case = office.to_specialist()
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    office.does(HEAD, case, "DECIDE", sign="DECISION", award=True)
    assert office.open_items(case) == {}
    assert office.story(case)[-5:] == ["MomentMarked", "DeadlineMet", "DeadlineMet", "StateTaken", "CaseClosed"]
    assert [clock.state for clock in office.clocks(case).values()] == ["met"] * 3


def test_a_return_comes_back_and_the_old_signature_stays_under_the_old_paper(office: Office):
    case = office.to_specialist()
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK")
    assert set(office.open_items(case)) == {"PAPERS"}
    assert office.brings(case)
    office.does(INTAKE, case, "REWORK")
    assert set(office.open_items(case)) == {"EXAMINE"}
    signed, drawn = office.said(case, "PaperSigned"), office.said(case, "PaperDrawnUp")
    assert [one["version"] for one in drawn] == [1, 2]
    assert signed[0]["document"] == drawn[0]["no"]
    item = office.item(case, "EXAMINE")
    with office.desk() as desk:
        claim_task(item, by=SPEC, desk=desk)
    with pytest.raises(SignatureMissing), office.desk() as desk:
        complete_task(item, {"verdict": "OK"}, by=SPEC, desk=desk)


def test_a_task_is_completed_once_by_its_holder(office: Office):
    case = office.opens()
    item = office.item(case, "ACCEPT")
    with pytest.raises(NotOnYourDesk), office.desk() as desk:
        complete_task(item, {}, by=INTAKE, desk=desk)
    with office.desk() as desk:
        claim_task(item, by=INTAKE, desk=desk)
        reference = complete_task(item, {}, by=INTAKE, desk=desk)
    length = len(office.story(case))
    with pytest.raises(AlreadyDone) as done, office.desk() as desk:
        complete_task(item, {}, by=INTAKE, desk=desk)
    assert done.value.facts["reference"] == reference
    assert len(office.story(case)) == length


def test_a_task_of_another_unit_is_not_found(office: Office):
    case = office.opens()
    item = office.item(case, "ACCEPT")
    for stranger in (STRANGER, SPEC):
        with pytest.raises(NoSuchTask), office.desk() as desk:
            claim_task(item, by=stranger, desk=desk)
    for nonsense in ("", "RV", "T-RV-2018-000001.x", "T-RV-2018-999999.1", "." * 50, f"{case}.999"):
        with pytest.raises(NoSuchTask), office.desk() as desk:
            claim_task(nonsense, by=INTAKE, desk=desk)


def test_what_one_holds_another_cannot_take_but_a_supervisor_can_move(office: Office):
    case = office.to_specialist()
    item = office.item(case, "EXAMINE")
    with office.desk() as desk:
        claim_task(item, by=SPEC, desk=desk)
        save_draft(item, {"verdict": "O"}, by=SPEC, desk=desk)
    with pytest.raises(TakenByAnother), office.desk() as desk:
        claim_task(item, by=SPEC2, desk=desk)
    with pytest.raises(TakenByAnother), office.desk() as desk:
        hand_over_task(item, SPEC2.id, "mine", by=SPEC2, desk=desk)
    with office.desk() as desk:
        hand_over_task(item, SPEC2.id, "leave", by=CHIEF, desk=desk)
    held = office.open_items(case)["EXAMINE"]
    assert (held.holder, held.draft) == (SPEC2.id, {"verdict": "O"})
    with office.desk() as desk:
        release_task(item, by=SPEC2, desk=desk)
    assert office.open_items(case)["EXAMINE"].holder is None


def test_one_person_is_not_specialist_and_head_in_one_pass(office: Office):
    case = office.to_specialist()
    office.does(SPEC2, case, "EXAMINE", sign="DRAFT", verdict="OK")
    item = office.item(case, "DECIDE")
    with pytest.raises(SamePersonTwice), office.desk() as desk:
        claim_task(item, by=SPEC2, desk=desk)
    other = office.to_specialist()
    office.does(SPEC2, other, "EXAMINE", sign="DRAFT", verdict="BACK")
    office.brings(other)
    office.does(INTAKE, other, "REWORK")
    office.does(SPEC, other, "EXAMINE", sign="DRAFT", verdict="OK")
    office.does(SPEC2, other, "DECIDE", sign="DECISION", award=True)


def test_a_paper_changed_after_it_was_signed_must_be_signed_again(office: Office):
    case = office.to_specialist()
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    item = office.item(case, "DECIDE")
    with office.desk() as desk:
        claim_task(item, by=HEAD, desk=desk)
        save_draft(item, {"award": True}, by=HEAD, desk=desk)
        sign_paper(item, "DECISION", by=HEAD, desk=desk)
    with pytest.raises(SignatureMissing), office.desk() as desk:
        complete_task(item, {"award": False}, by=HEAD, desk=desk)
    with office.desk() as desk:
        complete_task(item, {"award": True}, by=HEAD, desk=desk)
    assert office.said(case, "PaperSigned")[-1]["verified"] is False


def test_a_message_that_comes_early_waits_for_the_case(office: Office):
    case = office.to_specialist()
    assert not office.brings(case, early=True)
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK")
    assert set(office.open_items(case)) == {"REWORK"}
