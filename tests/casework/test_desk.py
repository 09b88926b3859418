"""One transaction: all of it or nothing, few statements, incidents apart."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, text

from govflow.casework.actions.clockwork import retry_incident
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.working import claim_task, complete_task
from govflow.casework.desk import open_desk, open_reading
from govflow.clock import patience
from govflow.database import traced
from govflow.engine import Trouble
from tests.casework.conftest import APPLICATION, CHIEF, INTAKE, SPEC, Office, local, set_clock


class Killed(BaseException):
    """The process died between two writes."""


@contextmanager
def dying_at(office: Office, write: int) -> Iterator[list[str]]:
    """The statement with this number, and the commit after the last one, never happen."""
    engine, said = office.house.database.engine, []

    def count(_connection: Any, _cursor: Any, words: str, *_: Any) -> None:
        said.append(words)
        if len(said) == write:
            raise Killed

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", count)


def everything(office: Office) -> dict[str, list[Any]]:
    tables = ("cases", "facts", "items", "deadlines", "documents", "signatures", "notices", "ledger", "counters")
    with open_reading(office.house) as connection:
        return {table: connection.execute(text(f"SELECT * FROM {table}")).all() for table in tables}  # noqa: S608


def test_a_crash_between_any_two_writes_leaves_the_case_as_it_was(office: Office):
    case = office.to_specialist()
    item = office.signs(SPEC, case, "EXAMINE", "DRAFT")
    office.on("2018-03-09")  # the clock rings in the same transaction
    before = everything(office)
    write = 0
    while True:
        write += 1
        try:
            with dying_at(office, write) as said, office.desk() as desk:
                complete_task(item, {"verdict": "BACK", "note": "Ә"}, by=SPEC, desk=desk)
            break
        except Killed:
            assert everything(office) == before
    assert len(said) < write
    assert write > 3
    assert set(office.open_items(case)) == {"PAPERS"}


def test_a_crash_while_a_case_is_opened_leaves_no_case(office: Office):
    before = everything(office)
    for write in range(1, 4):
        with pytest.raises(Killed), dying_at(office, write), office.desk() as desk:
            open_case("review", APPLICATION, by=INTAKE, desk=desk, unit="D1")
        assert everything(office) == before


def test_a_step_says_little_to_the_database(office: Office, dialect: str):
    """PostgreSQL: read and hold, write. SQLite: begin, read, and a statement for each way to write a table.

    How far the clock of a training office is moved is read along; nothing grows with the case.
    """
    case = office.opens()
    item = office.item(case, "ACCEPT")
    with office.desk() as desk:
        claim_task(item, by=INTAKE, desk=desk)
    set_clock(office, office.now)
    with traced(office.house.database) as transactions, open_desk(office.house) as desk:
        complete_task(item, {}, by=INTAKE, desk=desk)
    (step,) = transactions
    assert len(step) == {"postgresql": 2, "sqlite": 10}[dialect], [one.words for one in step]


def test_whoever_waited_for_a_case_sees_all_of_it_as_the_one_before_left_it(office: Office, dialect: str):
    case = office.opens()
    item = office.item(case, "ACCEPT")
    with office.desk() as desk:
        claim_task(item, by=INTAKE, desk=desk)
    seen: list[dict[str, Any]] = []

    def come() -> None:
        with office.desk() as desk:
            file = desk.file(case, by=SPEC.id)
            seen.append({"seq": file.case.seq, "open": {one.element for one in file.items.values()}})

    second = threading.Thread(target=come)
    with office.desk() as desk:
        complete_task(item, {}, by=INTAKE, desk=desk)
        second.start()
        if dialect == "postgresql":
            wait_until_somebody_waits(office)
    second.join(60)
    (told,) = seen
    assert told["open"] == set(office.open_items(case)) == {"REGISTER"}
    assert told["seq"] == len(office.story(case))


def wait_until_somebody_waits(office: Office) -> None:
    asked = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    is_out_of_patience = patience(60)
    while not is_out_of_patience():
        with open_reading(office.house) as connection:
            if connection.execute(asked).scalar():
                return
    raise AssertionError("nobody waits")


def test_the_cost_of_a_step_does_not_grow_with_the_age_of_the_case(office: Office):
    case = office.to_specialist()
    lengths = []
    for _ in range(12):
        with traced(office.house.database) as transactions:
            office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="BACK")
            office.brings(case)
            office.does(INTAKE, case, "REWORK")
        lengths.append((sum(map(len, transactions)), len(str(office.frozen(case)))))
    assert len({statements for statements, _ in lengths[1:]}) == 1
    assert max(size for _, size in lengths) < 500


def test_what_cannot_go_on_is_an_incident_and_nothing_else(office: Office):
    case = office.to_specialist()
    before = office.story(case)
    with pytest.raises(Trouble):
        office.does(SPEC, case, "EXAMINE", sign="DRAFT", trouble=True)
    assert office.story(case) == [*before, "IncidentHappened"]
    assert set(office.open_items(case)) == {"EXAMINE"}
    office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
    no = office.said(case, "IncidentHappened")[0]["no"]
    with office.desk() as desk:
        retry_incident(case, no, by=CHIEF, desk=desk)
    assert office.story(case)[-1] == "IncidentRetried"


def test_a_deadline_that_cannot_ring_lets_the_others_ring_and_is_retried(office: Office):
    broken = office.on("2018-03-05").to_specialist(trouble_when_late=True)
    sound = office.on("2018-03-06").to_specialist()
    office.rings_until(local("2018-03-09"))
    assert "IncidentHappened" in office.story(broken)
    assert "DeadlineMissed" not in office.story(broken)
    assert office.clocks(sound)["T-SPEC"].is_late
    no = office.said(broken, "IncidentHappened")[0]["no"]
    office.mends(broken, trouble_when_late=False)
    with office.desk() as desk:
        retry_incident(broken, no, by=CHIEF, desk=desk)
    office.rings_until(local("2018-03-09"))
    assert office.clocks(broken)["T-SPEC"].missed_at == local("2018-03-07", "00:00")
