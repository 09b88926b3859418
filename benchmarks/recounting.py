"""How long a decision about working days takes to be applied to open deadlines: one process.

python -m benchmarks.recounting [--deadlines 100000] [--postgresql | --database URL]

The cases are copies of one, written by hand, each with two terms of the whole service; they began at different
moments and every one of their deadlines is moved. The ratio compares the whole act (counting, ledger, notices,
inbox, one transaction a batch) with counting the same terms alone. On a machine that does other work as well, the
processor time of the process tells more than the clock on the wall.
"""

import argparse
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from zoneinfo import ZoneInfo

import psycopg

from govflow.casework.actions.decreeing import load_decision
from govflow.casework.actions.replaying import apply_decrees
from govflow.casework.cases.case import Applicant, Case
from govflow.casework.cases.editions import Editions
from govflow.casework.cases.serving import serve_edition
from govflow.casework.cases.store import keep_case
from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.deadlines.counting import Counting, count
from govflow.casework.deadlines.store import keep_clocks
from govflow.casework.desk import House, open_desk
from govflow.casework.people.officers import Machine
from govflow.database import Rows, open_database, upgrade
from govflow.law.calendars import read_calendars
from govflow.settings import Profile
from tests.postgresql import run_server

ROOT = Path(__file__).parents[1]
ZONE = ZoneInfo("Asia/Almaty")
SINCE = [datetime(2018, 3, 5, hour, minute, tzinfo=UTC) for hour in range(4, 12) for minute in range(0, 60, 4)]
DECREE = """\
adds_to: 2018
decisions:
  BENCH: {title: {kk: "шешім", ru: "решение", en: "decision"}, known: 2018-03-01}
moved:
  - {rest_day: 2018-03-13, working_day: 2018-05-19, week: [5], decision: BENCH}
"""
EACH, AT_ONCE = 2, 1000  # deadlines of a case; cases written at once
TARGET = 1_000_000


def measure(deadlines: int, address: str) -> dict[str, float]:
    upgrade(address)
    folder = next((ROOT / "processes" / "mothers-benefit").iterdir())
    edition = serve_edition(folder, ROOT / "forms")
    calendars = read_calendars(ROOT / "calendars")
    house = House(open_database(address), Editions([edition]), calendars, ZONE, Profile.TRAINING)
    codes = [code for code in ("T-OVERALL", "T-GROSS") if edition.term(code)]
    begun = [[_clock(no, code, since, house, edition) for no, code in enumerate(codes, start=1)] for since in SINCE]
    began = perf_counter()
    _fill(house, edition, begun, deadlines // len(codes))
    filled = perf_counter() - began
    with open_desk(house, at=SINCE[0]) as desk:
        load_decision(DECREE, "bench.yaml", by=Machine("bench"), desk=desk)
    began, at_work = perf_counter(), process_time()
    done = apply_decrees(house)
    took, worked = perf_counter() - began, process_time() - at_work
    assert done.moved == done.of * len(codes), done
    alone = _alone(house, edition, [clock for clocks in begun for clock in clocks], done.moved)
    house.database.close()
    return {
        "moved": done.moved,
        "seconds": round(took, 2),
        "per_second": round(done.moved / took),
        "minutes_for_a_million": round(TARGET / (done.moved / took) / 60, 1),
        "processor_minutes_for_a_million": round(TARGET / (done.moved / worked) / 60, 1),
        "ratio_to_counting_alone": round(took / alone, 1),
        "seconds_to_fill": round(filled, 2),
    }


def on_postgresql(deadlines: int) -> dict[str, float]:
    with run_server(is_durable=True) as server:
        with psycopg.connect(server.connection(), autocommit=True) as connection:
            connection.execute("create database bench")
        return measure(deadlines, server.address("bench"))


def _plain(house: House) -> Counting:
    return Counting(house.shelf.standing.now, house.zone)


def _clock(no: int, code: str, since: datetime, house: House, edition: object) -> Clock:
    term = edition.term(code)  # type: ignore[attr-defined]
    clock = Clock(
        no=no, term=code, element="", process="", activity=0, actor="SPEC", unit="provider", state=State.RUNNING,
        length=term.length, opened_at=since, since_at=since, week=term.week,
    )  # fmt: skip
    return count(clock, term, _plain(house), [])


def _fill(house: House, edition: object, begun: list[list[Clock]], wanted: int) -> None:
    case = Case(
        "", edition.service, edition.digest, "75", {"provider": "provider"},  # type: ignore[attr-defined]
        Applicant("Үлгіова Әлия", "991399000019"), SINCE[0], "bench", "bench", last_no=len(begun[0]),
    )  # fmt: skip
    for start in range(0, wanted, AT_ONCE):
        rows = Rows()
        for number in range(start, min(start + AT_ONCE, wanted)):
            one, clocks = replace(case, id=f"B-{number:07d}", head="0" * 64), begun[number % len(begun)]
            keep_case(rows, None, one)
            keep_clocks(rows, one.id, one.service, {}, {clock.no: clock for clock in clocks})
        with house.database.writing() as connection:
            rows.write(connection)


def _alone(house: House, edition: object, clocks: list[Clock], wanted: int) -> float:
    counting = _plain(house)
    began = perf_counter()
    for place in range(wanted):
        clock = clocks[place % len(clocks)]
        count(clock, edition.term(clock.term), counting, [])  # type: ignore[attr-defined]
    return perf_counter() - began


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--deadlines", type=int, default=100_000)
    asked.add_argument("--database", default="")
    asked.add_argument("--postgresql", action="store_true", help="on a server of its own (fsync on)")
    given = asked.parse_args()
    if given.postgresql:
        found = on_postgresql(given.deadlines)
    else:
        with TemporaryDirectory() as place:
            found = measure(given.deadlines, given.database or f"sqlite:///{place}/bench.db")
    print(json.dumps(found, indent=2))
