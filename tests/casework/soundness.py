"""What must be true of every case after every transaction, whatever was done to it."""

from govflow.casework.desk import House, open_reading, read_file
from govflow.casework.ledger.store import entries_of
from govflow.casework.questions.proof import verify_ledger
from govflow.casework.questions.services import find_cases
from govflow.engine import WaitKind


def assert_sound(house: House) -> int:
    """Check every case; how many there are."""
    assert list(verify_ledger(house)) == []
    found = find_cases(house, None, limit=10_000)
    for one in found:
        _assert_case(house, one.case)
    return len(found)


def _assert_case(house: House, case: str) -> None:
    with open_reading(house) as connection:
        file = read_file(house, connection, case)
        entries = entries_of(connection, case)
    assert file.run is not None
    waits = file.run.waits.values()
    assert set(file.items) == {wait.id for wait in waits if wait.kind is not WaitKind.TIMER}
    ringing = {clock.wait for clock in file.open_clocks if clock.wait is not None}
    assert ringing == {wait.id for wait in waits if wait.kind is WaitKind.TIMER}
    assert file.case.seq == len(entries) == entries[-1].seq
    assert (file.case.closed_at is not None) == file.run.is_over
    if not file.case.is_open:
        assert not file.items
        assert not file.open_clocks
    missed = [entry.facts["no"] for entry in entries if entry.event == "DeadlineMissed"]
    assert len(missed) == len(set(missed)), "no clock is missed twice"
    for clock in file.open_clocks:
        assert clock.due_at is None or clock.is_late or clock.rings_at == clock.due_at
