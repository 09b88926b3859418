"""A load for a process that will be killed: cases opened and worked on for as long as it lives.

`python -m tests.casework.loading <address> <what>`, where what is `clerks` or `worker`.
"""

import sys
from itertools import count

from govflow.casework.cases.editions import Editions
from govflow.casework.desk import House
from govflow.database import open_database
from govflow.law.calendars import read_calendars
from govflow.settings import Profile
from govflow.worker import Worker
from tests.casework.conftest import CALENDARS, HEAD, SPEC, ZONE, Office
from tests.casework.review import review_edition


def main(address: str, what: str) -> None:
    house = House(
        open_database(address), Editions([review_edition()]), read_calendars(CALENDARS), ZONE, Profile.TRAINING
    )
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    if what == "worker":
        worker = Worker(house)
        while True:
            worker.beat()
            worker.stopping.wait(0.01)
    office = Office(house)
    for number in count():
        case = office.on(f"2018-03-{1 + number % 7:02}").to_specialist()
        if number % 3 == 0:
            office.does(SPEC, case, "EXAMINE", sign="DRAFT", verdict="OK")
            office.does(HEAD, case, "DECIDE", sign="DECISION", award=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
