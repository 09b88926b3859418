"""How long a decision about working days takes to be applied to open deadlines: wall clock, one process.

python benchmarks/recounting.py [--deadlines 20000] [--database URL]

The deadlines are copies of one case, written by hand; every one of them is moved. The ratio compares the whole act
(counting, ledger, notices, inbox, one transaction a batch) with counting the same terms alone.
"""

import argparse
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from zoneinfo import ZoneInfo

from govflow.casework.actions.decreeing import load_decision
from govflow.casework.actions.replaying import apply_decrees
from govflow.casework.cases.case import Applicant, Case
from govflow.casework.cases.editions import Editions
from govflow.casework.cases.serving import serve_edition
from govflow.casework.cases.store import keep_case
from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.deadlines.counting import count
from govflow.casework.deadlines.store import keep_clocks
from govflow.casework.desk import House, open_desk
from govflow.casework.people.officers import Machine
from govflow.database import Rows, open_database, upgrade
from govflow.law.calendars import read_calendars
from govflow.settings import Profile

ROOT = Path(__file__).parents[1]
ZONE = ZoneInfo("Asia/Almaty")
SINCE = datetime(2018, 3, 5, 5, tzinfo=UTC)
DECREE = """\
adds_to: 2018
decisions:
  BENCH: {title: {kk: "шешім", ru: "решение", en: "decision"}, known: 2018-03-01}
moved:
  - {rest_day: 2018-03-13, working_day: 2018-05-19, week: [5], decision: BENCH}
"""
EACH, AT_ONCE = 2, 1000  # deadlines of a case; cases written at once
TARGET = 1_000_000, 300.0


def measure(deadlines: int, address: str) -> dict[str, float]:
    upgrade(address)
    folder = next((ROOT / "processes" / "mothers-benefit").iterdir())
    edition = serve_edition(folder, ROOT / "forms")
    calendars = read_calendars(ROOT / "calendars")
    house = House(open_database(address), Editions([edition]), calendars, ZONE, Profile.TRAINING)
    codes = [code for code in ("T-OVERALL", "T-GROSS") if edition.term(code)]
    clocks = [_clock(no, code, house, edition) for no, code in enumerate(codes, start=1)]
    began = perf_counter()
    _fill(house, edition, clocks, deadlines // len(clocks))
    filled = perf_counter() - began
    with open_desk(house, at=SINCE) as desk:
        load_decision(DECREE, "bench.yaml", by=Machine("bench"), desk=desk)
    began = perf_counter()
    done = apply_decrees(house)
    took = perf_counter() - began
    assert done.moved == done.of * len(clocks), done
    alone = _alone(house, edition, clocks, done.moved)
    house.database.close()
    return {
        "moved": done.moved,
        "seconds": round(took, 2),
        "per_second": round(done.moved / took),
        "minutes_for_a_million": round(TARGET[0] / (done.moved / took) / 60, 1),
        "ratio_to_counting_alone": round(took / alone, 1),
        "seconds_to_fill": round(filled, 2),
    }


def _clock(no: int, code: str, house: House, edition: object) -> Clock:
    term = edition.term(code)  # type: ignore[attr-defined]
    clock = Clock(
        no=no, term=code, element="", process="", activity=0, actor="SPEC", unit="provider", state=State.RUNNING,
        length=term.length, opened_at=SINCE, since_at=SINCE, week=term.week,
    )  # fmt: skip
    return count(clock, term, house.counting(), [])


def _fill(house: House, edition: object, clocks: list[Clock], wanted: int) -> None:
    case = Case(
        "", edition.service, edition.digest, "75", {"provider": "provider"},  # type: ignore[attr-defined]
        Applicant("Үлгіова Әлия", "991399000019"), SINCE, "bench", "bench", last_no=len(clocks),
    )  # fmt: skip
    for start in range(0, wanted, AT_ONCE):
        rows = Rows()
        for number in range(start, min(start + AT_ONCE, wanted)):
            one = replace(case, id=f"B-{number:07d}", head="0" * 64)
            keep_case(rows, None, one)
            keep_clocks(rows, one.id, one.service, {}, {clock.no: clock for clock in clocks})
        with house.database.writing() as connection:
            rows.write(connection)


def _alone(house: House, edition: object, clocks: list[Clock], wanted: int) -> float:
    counting = house.counting()
    began = perf_counter()
    for place in range(wanted):
        clock = clocks[place % len(clocks)]
        count(clock, edition.term(clock.term), counting, [])  # type: ignore[attr-defined]
    return perf_counter() - began


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--deadlines", type=int, default=20_000)
    asked.add_argument("--database", default="")
    given = asked.parse_args()
    with TemporaryDirectory() as place:
        found = measure(given.deadlines, given.database or f"sqlite:///{place}/bench.db")
    print(json.dumps(found, indent=2))
