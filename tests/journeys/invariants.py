"""What must hold of an installation whatever happened to its processes."""

from collections import Counter
from collections.abc import Iterator

from govflow.casework.desk import House, open_desk, open_reading
from govflow.casework.ledger.store import entries_of
from govflow.casework.questions.proof import verify_ledger


def no_case_is_broken(house: House) -> int:
    """The chain holds; the inbox, the clocks and the run of every case say the same. Gives the number of cases."""
    assert list(verify_ledger(house)) == []
    known = cases(house)
    for case in known:
        with open_desk(house) as desk:
            file = desk.file(case, by="test")
            waits = set(file.run.waits) if file.run else set()
            assert set(file.items) == waits, case
            assert {clock.wait for clock in file.open_clocks if clock.wait is not None} <= waits, case
            assert bool(waits) == file.case.is_open, case
    return len(known)


def cases(house: House) -> list[str]:
    with open_reading(house) as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT id FROM cases ORDER BY id")]


def items(house: House, case: str) -> dict[int, str | None]:
    with open_desk(house) as desk:
        return {item.wait: item.holder for item in desk.file(case, by="test").items.values()}


def events(house: House) -> Iterator[tuple[str, str, dict[str, object]]]:
    with open_reading(house) as connection:
        for case in cases(house):
            for entry in entries_of(connection, case):
                yield case, entry.event, entry.facts


def done(house: House, *, by_task: bool = False) -> Counter[str]:
    """What was done, by the ledger: each step with its case, or with its task."""
    named = {"CaseOpened": "open", "TaskClaimed": "claim", "TaskCompleted": "complete"}
    once = Counter((case, event, facts.get("wait")) for case, event, facts in events(house) if event in named)
    assert once.most_common(1)[0][1] == 1, "something was done twice"
    return Counter(
        f"{named[event]} {case}" + (f".{wait}" if by_task else "") for case, event, wait in once.elements()
    )


def late_marks(house: House) -> Counter[tuple[str, str]]:
    """How often each clock was marked late."""
    return Counter((case, str(facts["no"])) for case, event, facts in events(house) if event == "DeadlineMissed")
