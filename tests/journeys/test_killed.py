"""kill -9 in the middle of a load of cases: nothing is lost, nothing is done twice."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest

from govflow.casework.actions.clockwork import move_clock, ring_next
from govflow.casework.desk import House, open_desk
from govflow.casework.inbox.items import code_of
from govflow.cli.bench.workload import CLERK, claimed, completed, set_up_house
from govflow.database import opened_database
from govflow.settings import read_settings
from tests.journeys.invariants import cases, done, items, late_marks, no_case_is_broken
from tests.journeys.processes import clerks, counted, killed_after, workers

pytestmark = pytest.mark.slow


@pytest.fixture
def house(database_address: str) -> Iterator[House]:
    with opened_database(database_address) as database:
        yield set_up_house(database, read_settings())


def test_clerks_and_workers_are_killed_in_the_middle_of_their_work(house: House, database_address: str):
    acknowledged: Counter[str] = Counter()
    for _ in range(2):
        with clerks(database_address) as at_work, workers(database_address):
            acknowledged += counted(at_work, steps=60)
            everything_is_late_now(house)
            acknowledged += counted(at_work, steps=40)

    assert no_case_is_broken(house) > 0
    assert done(house) >= acknowledged, "a step that was reported as done is not in the ledger"
    let_everything_ring(house)
    no_case_is_broken(house)
    finish(house)
    no_case_is_broken(house)


def test_a_worker_killed_while_ringing_leaves_each_clock_rung_once(house: House, database_address: str):
    with clerks(database_address) as at_work:
        counted(at_work, steps=150)
    everything_is_late_now(house)
    for seconds in (1.5, 2.0):
        with workers(database_address) as ringing:
            killed_after(ringing, seconds)
    let_everything_ring(house)
    assert no_case_is_broken(house) > 0
    assert late_marks(house).most_common(1)[0][1] == 1


def everything_is_late_now(house: House) -> None:
    with open_desk(house) as desk:
        move_clock(desk.now + timedelta(days=60), by=CLERK, desk=desk)


def let_everything_ring(house: House) -> None:
    while ring_next(house):
        pass


def finish(house: House) -> None:
    """Whatever was left half done can be done to its end."""
    for case in cases(house):
        while open_now := items(house, case):
            wait, holder = next(iter(open_now.items()))
            if holder is None:
                claimed(house, case, code_of(case, wait))
            completed(house, case, code_of(case, wait), {"verdict": "onward"})
