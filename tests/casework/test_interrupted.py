"""Whatever is being done, a crash between any two statements leaves everything as it was, and it can be done after.

The crash is an exception no code here catches, at each statement in turn; then the same step goes through once.
"""

from collections.abc import Callable, Mapping

import pytest

from govflow.casework.actions.attaching import attach_document, record_reading
from govflow.casework.actions.clockwork import move_clock, ring_deadline
from govflow.casework.actions.decreeing import load_decision
from govflow.casework.actions.hearing import answer_system, receive_message
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.pausing import pause_term
from govflow.casework.actions.signing import sign_paper
from govflow.casework.actions.working import claim_task, complete_task, release_task, save_draft
from govflow.casework.desk import Desk, open_desk
from govflow.casework.people.officers import Machine
from tests.casework.conftest import APPLICATION, CHIEF, INTAKE, SPEC, Office, local
from tests.casework.soundness import assert_sound
from tests.casework.test_decrees import MONDAY_OFF
from tests.casework.test_desk import Killed, dying_at
from tests.web.everything import everything

Act = Callable[[Desk], object]


def opens(office: Office) -> Act:
    return lambda desk: open_case("review", APPLICATION, by=INTAKE, desk=desk, unit="D1")


def claims(office: Office) -> Act:
    item = office.item(office.to_specialist(), "EXAMINE")
    return lambda desk: claim_task(item, by=SPEC, desk=desk)


def releases(office: Office) -> Act:
    item = office.signs(SPEC, office.to_specialist(), "EXAMINE", "DRAFT")
    return lambda desk: release_task(item, by=SPEC, desk=desk)


def keeps_a_draft(office: Office) -> Act:
    item = office.signs(SPEC, office.to_specialist(), "EXAMINE", "DRAFT")
    return lambda desk: save_draft(item, {"note": "Ә"}, by=SPEC, desk=desk)


def signs(office: Office) -> Act:
    item = office.item(office.to_specialist(), "EXAMINE")
    with office.desk() as desk:
        claim_task(item, by=SPEC, desk=desk)
    return lambda desk: sign_paper(item, "DRAFT", by=SPEC, desk=desk)


def completes_while_a_clock_rings(office: Office) -> Act:
    item = office.signs(SPEC, office.to_specialist(), "EXAMINE", "DRAFT")
    office.on("2018-03-09")
    return lambda desk: complete_task(item, {"verdict": "BACK", "note": "Ә"}, by=SPEC, desk=desk)


def attaches(office: Office) -> Act:
    case = office.opens()
    return lambda desk: attach_document(case, "D-OTHER", "a.pdf", b"%PDF-", "application/pdf", by=INTAKE, desk=desk)


def is_answered(office: Office) -> Act:
    case = office.opens()
    office.does(INTAKE, case, "ACCEPT")
    item = office.item(case, "REGISTER")
    return lambda desk: answer_system(item, {"found": False}, by=Machine("register"), desk=desk)


def is_written_to_early(office: Office) -> Act:
    case = office.opens()
    return lambda desk: receive_message(case, "papers", {"n": 1}, by=INTAKE, desk=desk)


def reads_an_early_letter(office: Office) -> Act:
    """The step that comes to wait for a letter which is there already opens it in the same transaction."""
    case = office.to_specialist()
    office.brings(case, n=1)
    item = office.signs(SPEC, case, "EXAMINE", "DRAFT")
    return lambda desk: complete_task(item, {"verdict": "BACK"}, by=SPEC, desk=desk)


def is_read(office: Office) -> Act:
    case = office.opens()
    return lambda desk: record_reading(case, "case", by=INTAKE, desk=desk)


def moves_the_clock(office: Office) -> Act:
    return lambda desk: move_clock(local("2018-04-01"), by=CHIEF, desk=desk)


def pauses(office: Office) -> Act:
    case = office.to_specialist()
    no = office.clocks(case)["T-SPEC"].no
    return lambda desk: pause_term(case, no, ground="G-1", citation="§ 1", by=SPEC, desk=desk)


def hears_of_a_decision(office: Office) -> Act:
    office.to_specialist()
    return lambda desk: load_decision(MONDAY_OFF, "order.yaml", by=CHIEF, desk=desk)


def rings(office: Office) -> Act:
    office.to_specialist()
    office.on("2018-06-01")
    return lambda desk: ring_deadline(desk)


STEPS: Mapping[str, Callable[[Office], Act]] = {
    made.__name__: made
    for made in (
        opens, claims, releases, keeps_a_draft, signs, completes_while_a_clock_rings, attaches, is_answered,
        is_written_to_early, reads_an_early_letter, is_read, moves_the_clock, pauses,
        hears_of_a_decision, rings,
    )
}  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_between_any_two_statements_leaves_everything_as_it_was(office: Office, step: str):
    act = STEPS[step](office)
    before = everything(office.house.database)
    dies_at, is_over = 0, False
    while not is_over:
        dies_at += 1
        try:
            with dying_at(office, dies_at), open_desk(office.house, at=office.now) as desk:
                act(desk)
            is_over = True
        except Killed:
            assert everything(office.house.database) == before, f"statement {dies_at}"
    assert dies_at > 1
    assert everything(office.house.database) != before
    assert_sound(office.house)
