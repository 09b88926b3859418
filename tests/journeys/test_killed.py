"""kill -9 in the middle of a load of cases: nothing is lost, nothing is done twice."""

import os
import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from govflow.casework.actions.clockwork import move_clock, ring_next
from govflow.casework.desk import House, open_desk, open_reading
from govflow.casework.inbox.items import code_of
from govflow.casework.ledger.store import entries_of
from govflow.casework.questions.proof import verify_ledger
from govflow.cli.bench.workload import CLERK, claimed, completed, set_up_house
from govflow.database import opened_database
from govflow.settings import Profile, read_settings

ROOT = Path(__file__).parents[2]
CLERKS = 2
WORKERS = 2
EDITIONS = ROOT / "src" / "govflow" / "cli" / "bench" / "processes"
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


# the processes


@contextmanager
def clerks(address: str) -> Iterator[list["subprocess.Popen[str]"]]:
    with processes([sys.executable, "-m", "tests.journeys.clerk_at_work", address], CLERKS) as started:
        yield started


@contextmanager
def workers(address: str) -> Iterator[list["subprocess.Popen[str]"]]:
    with processes([sys.executable, "-m", "govflow.cli", "work"], WORKERS, GOVFLOW_DATABASE=address) as started:
        yield started


@contextmanager
def processes(command: Sequence[str], count: int, **setting: str) -> Iterator[list["subprocess.Popen[str]"]]:
    """Several of the same, all killed at the end: no signal they could answer, no time to tidy up."""
    settings = {
        **os.environ,  # noqa: TID251 - handed on as it is
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "GOVFLOW_PROCESSES": str(EDITIONS),
        "GOVFLOW_PROFILE": Profile.TRAINING,
        **setting,
    }
    started = [
        subprocess.Popen(
            command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(count)
    ]
    try:
        yield started
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.communicate()


def killed_after(started: list["subprocess.Popen[str]"], seconds: float) -> None:
    timer = threading.Timer(seconds, lambda: [process.kill() for process in started])
    timer.start()
    for process in started:
        process.wait(timeout=60)
    timer.cancel()


def counted(at_work: list["subprocess.Popen[str]"], steps: int) -> Counter[str]:
    """So many steps as the clerks report them, from whichever clerk; the rest of what they do goes unseen."""
    said: Counter[str] = Counter()
    turns = random.Random(steps)
    for _ in range(steps):
        process = turns.choice(at_work)
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line, f"a clerk stopped by itself: {process.stderr and process.stderr.read()}"
        said[line] += 1
    return said


# what happens meanwhile, and afterwards


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


# what must hold


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


def done(house: House) -> Counter[str]:
    """Steps as the clerks would report them, by the ledger."""
    named = {"CaseOpened": "open", "TaskClaimed": "claim", "TaskCompleted": "complete"}
    once = Counter((case, event, facts.get("wait")) for case, event, facts in events(house) if event in named)
    assert once.most_common(1)[0][1] == 1, "something was done twice"
    return Counter(f"{named[event]} {case}" for case, event, _ in once.elements())


def late_marks(house: House) -> Counter[tuple[str, str]]:
    """How often each clock was marked late."""
    return Counter((case, str(facts["no"])) for case, event, facts in events(house) if event == "DeadlineMissed")
