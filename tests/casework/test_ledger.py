"""The ledger: it only grows, and whatever is done to it behind its back is found."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from govflow.casework.actions.attaching import attach_document, record_reading
from govflow.casework.cases.events import CaseEvent
from govflow.casework.desk import open_reading
from govflow.casework.ledger.store import entries_of
from govflow.casework.questions.proof import verify_ledger
from govflow.languages import LANGUAGES, keys_of
from tests.casework.conftest import INTAKE, SPEC, Office


def unsealed(office: Office, *statements: str) -> None:
    """What somebody with the keys of the database might do."""
    lift = {
        True: ["DROP TRIGGER ledger_sealed ON ledger"],
        False: ["DROP TRIGGER ledger_not_update", "DROP TRIGGER ledger_not_delete"],
    }[office.house.database.is_postgresql]
    with office.house.database.writing() as connection:
        for statement in (*lift, *statements):
            connection.execute(text(statement))


@pytest.mark.parametrize("verb", ["UPDATE ledger SET at = at", "DELETE FROM ledger", "DELETE FROM signatures"])
def test_the_database_refuses_to_change_what_was_recorded(office: Office, verb: str):
    case = office.to_specialist()
    office.signs(SPEC, case, "EXAMINE", "DRAFT")
    with pytest.raises(DatabaseError, match="append-only"), office.house.database.writing() as connection:
        connection.execute(text(verb))
    assert list(verify_ledger(office.house)) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE ledger SET text = replace(text, 'ACCEPT', 'REJECT') WHERE seq = 4", "altered"),
        ("UPDATE ledger SET event = 'Nothing' WHERE seq = 3", "altered"),
        ("DELETE FROM ledger WHERE seq = 3", "missing"),
        ("DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)", "missing"),
        ("UPDATE ledger_personal SET text = replace(text, '991399000019', '991399001809')", "personal_altered"),
    ],
)
def test_what_was_done_behind_its_back_is_found(office: Office, statement: str, fault: str):
    office.to_specialist()
    unsealed(office, statement)
    assert fault in {str(one.fault) for one in verify_ledger(office.house)}


def test_entries_in_another_order_are_found(office: Office):
    office.to_specialist()
    unsealed(
        office, "UPDATE ledger SET seq = 1000 WHERE seq = 2", "UPDATE ledger SET seq = 2 WHERE seq = 3",
        "UPDATE ledger SET seq = 3 WHERE seq = 1000",
    )  # fmt: skip
    assert {str(one.fault) for one in verify_ledger(office.house)} >= {"reordered"}


def test_an_entry_put_in_is_found(office: Office):
    case = office.to_specialist()
    unsealed(
        office,
        f"INSERT INTO ledger SELECT case_id, seq + 1000, event, at, by, text, digest FROM ledger "  # noqa: S608
        f"WHERE case_id = '{case}' AND seq = 2",
    )
    assert list(verify_ledger(office.house, case)) != []


def test_personal_data_can_be_erased_and_the_chain_still_holds(office: Office):
    case = office.to_specialist()
    with open_reading(office.house) as connection:
        said = [entry.text for entry in entries_of(connection, case)]
    assert not any("991399000019" in one or "Әлия" in one for one in said)
    with office.house.database.writing() as connection:
        connection.execute(text("DELETE FROM ledger_personal"))
    assert list(verify_ledger(office.house)) == []


def test_reading_a_case_and_attaching_to_it_are_recorded(office: Office):
    case = office.to_specialist()
    with office.desk() as desk:
        record_reading(case, "case", by=INTAKE, desk=desk)
        attach_document(case, "SCAN", "Анықтама.pdf", b"%PDF-1.7", "application/pdf", by=INTAKE, desk=desk)
    assert office.story(case)[-2:] == ["CaseRead", "DocumentAttached"]
    assert "Анықтама" not in json.dumps(office.said(case, "DocumentAttached"))
    assert list(verify_ledger(office.house)) == []


def test_every_event_has_a_sentence_in_every_language():
    names = {kind.__name__ for kind in CaseEvent.__args__} | {"DeadlineEndedLate.undone"}
    for language in LANGUAGES:
        assert keys_of("events", language) == names
