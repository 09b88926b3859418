"""kill -9 of the server while clerks work at its pages: what was answered is kept, and nothing is done twice."""

import random
import re
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx2
import pytest

from govflow.casework.desk import House, open_desk
from govflow.casework.people.passwords import sealed
from govflow.casework.people.store import keep_officer
from govflow.cli.bench.workload import CLERK, opened, set_up_house
from govflow.database import opened_database
from govflow.settings import read_settings
from tests.journeys.invariants import done, no_case_is_broken
from tests.journeys.processes import server, workers

pytestmark = pytest.mark.slow
PASSWORD = "тек сынақ үшін"  # noqa: S105 - of a clerk who does not exist
CASES = 8
STEPS = CASES * 10  # every case has five tasks, each taken and completed
TOKEN = re.compile(r'name="csrf-token" value="([^"]+)"')
TASK = re.compile(r'"/tasks/([\w.-]+?)(?:/claim)?"')


@pytest.fixture
def house(database_address: str) -> Iterator[House]:
    with opened_database(database_address) as database:
        house = set_up_house(database, read_settings())
        with open_desk(house) as desk:
            keep_officer(desk.rows, CLERK, sealed(PASSWORD))
        for _ in range(CASES):
            opened(house)
        yield house


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@dataclass
class Clerk:
    """Somebody at a browser: takes whatever the inbox shows and completes it, and remembers what was answered."""

    port: int
    seed: int
    answered: Counter[str] = field(default_factory=Counter)
    found_nothing: bool = False

    def work(self) -> None:
        """Until the server is gone or nothing is left to do."""
        turns = random.Random(self.seed)
        try:
            with httpx2.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30) as browser:
                self._sign_in(browser)
                while not self.found_nothing:
                    self._one(browser, turns)
        except httpx2.TransportError:
            return

    def _sign_in(self, browser: httpx2.Client) -> None:
        asked = browser.get("/sign-in")
        entered = browser.post(
            "/sign-in", data={"name": CLERK.id, "password": PASSWORD, "csrf-token": TOKEN.findall(asked.text)[0]}
        )
        assert entered.status_code == 303, entered.text

    def _one(self, browser: httpx2.Client, turns: random.Random) -> None:
        inbox = browser.get("/inbox").text
        tasks = sorted(set(TASK.findall(inbox)))
        self.found_nothing = not tasks
        if tasks:
            task = turns.choice(tasks)
            token = {"csrf-token": TOKEN.findall(inbox)[0]}
            for name, path in (("claim", f"/tasks/{task}/claim"), ("complete", f"/tasks/{task}")):
                if browser.post(path, data=token).status_code == 303:
                    self.answered[f"{name} {task}"] += 1


def test_a_server_killed_at_work_loses_nothing_it_answered(house: House, database_address: str, port: int):
    answered: Counter[str] = Counter()
    for seconds in (1.0, 2.0):
        answered += worked(database_address, port, killed_after=seconds)
        no_case_is_broken(house)
    answered += worked(database_address, port, killed_after=None)

    assert no_case_is_broken(house) == CASES
    by_the_ledger = done(house, by_task=True)
    completed = {step for step in answered if step.startswith("complete")}
    assert completed <= set(by_the_ledger)
    assert by_the_ledger.total() == STEPS + CASES


def worked(address: str, port: int, *, killed_after: float | None) -> Counter[str]:
    """Two clerks at one server and one database, until it is killed or they have done everything."""
    people = [Clerk(port, seed) for seed in range(2)]
    with workers(address), server(address, port) as serving:
        desks = [threading.Thread(target=person.work) for person in people]
        for desk in desks:
            desk.start()
        if killed_after is not None:
            threading.Timer(killed_after, serving.kill).start()
        for desk in desks:
            desk.join(timeout=120)
    return people[0].answered + people[1].answered
