"""`kill -9` of clerks' server and worker in the middle of a load: nothing lost, nothing done twice."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from tests.casework.conftest import Office, local, set_clock
from tests.casework.soundness import assert_sound

REPOSITORY = Path(__file__).parents[2]


def start(address: str, what: str) -> subprocess.Popen[bytes]:
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.casework.loading", address, what],
        cwd=REPOSITORY, stdout=subprocess.PIPE, env={"PYTHONPATH": f"{REPOSITORY / 'src'}:{REPOSITORY}"},
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stdout.readline() == b"ready\n"
    return running


def test_nothing_is_lost_and_nothing_done_twice(database_address: str, make_office: Callable[..., Office]):
    office = make_office(database_address)
    set_clock(office, local("2018-03-20"))
    seen = 0
    for after in (0.7, 1.1):
        killed = [start(database_address, what) for what in ("clerks", "worker", "worker")]
        threading.Event().wait(after)
        for one in killed:
            one.kill()
            one.communicate()
        now = assert_sound(office.house)
        assert now > seen, "work went on after the last kill"
        seen = now
    office.rings_until(local("2018-03-20"))
    assert_sound(office.house)
    office.house.database.close()
