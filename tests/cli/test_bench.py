"""The bench: what is written by hand is what we write, and both are measured."""

import json
import re
from typing import Any

from sqlalchemy import select

from govflow.casework.ledger.chain import first_link
from govflow.casework.ledger.store import raw_entries
from govflow.casework.ledger.verifying import verify_chain
from govflow.cli.bench.by_hand import program_by_hand
from govflow.cli.bench.results import Results
from govflow.cli.bench.steps import step_costs
from govflow.cli.bench.workload import STEPS, review, set_up_house
from govflow.database import borrowed_database, opened_database, tables
from govflow.settings import read_settings

OF_THE_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ][\d:.]+([+]\d\d:\d\d)?)?|[0-9a-f]{32,}")
OURS_ALONE = ("editions", "edition_files", "blobs")  # what a program for one process need not keep


def rows(address: str) -> dict[str, list[str]]:
    """Every row of a database; digests and what the clock said are all the same."""
    with opened_database(address) as database, database.reading() as connection:
        found = {}
        for table in tables.sorted_tables:
            if table.name not in OURS_ALONE:
                asked = select(table).order_by(*table.primary_key)
                found[table.name] = [_lasting(row) for row in connection.execute(asked).mappings()]
        return found


def _lasting(row: Any) -> str:
    return OF_THE_MOMENT.sub("…", json.dumps(dict(row), default=str, ensure_ascii=False, sort_keys=True))


def test_the_program_by_hand_writes_the_rows_that_we_write(database_address: str):
    settings = read_settings()
    with borrowed_database(database_address) as ours, borrowed_database(database_address) as by_hand:
        with opened_database(ours) as database:
            house = set_up_house(database, settings)
            for each in (review(house), review(house)):
                assert len(list(each)) == len(STEPS)
        with program_by_hand(by_hand, settings) as program:
            for each in (program.review(), program.review()):
                assert len(list(each)) == len(STEPS)
        assert rows(by_hand) == rows(ours)


def test_the_ledger_by_hand_holds(database_address: str):
    settings = read_settings()
    with borrowed_database(database_address) as address:
        with program_by_hand(address, settings) as program:
            list(program.review())
        with opened_database(address) as database, database.reading() as connection:
            (case,) = connection.execute(select(tables.tables["cases"])).mappings()
            entries = list(raw_entries(connection, case["id"]))
    first = first_link(case["id"], "training")
    assert len(entries) == case["seq"] > len(STEPS)
    assert not verify_chain(case["id"], entries, first=first, head=case["head"], last=case["seq"])


def test_every_kind_of_step_is_measured_beside_the_same_by_hand(database_address: str):
    costs = step_costs(database_address, read_settings(), cases=2)
    assert [cost.step for cost in costs] == list(dict.fromkeys(STEPS))
    assert [cost.ours.count for cost in costs] == [cost.by_hand.count for cost in costs] == [2, 10, 10]
    said = Results("any", costs, {}).for_machines()
    assert said["ratio_to_rows_by_hand"].keys() == said["ratio_to_statements_alone"].keys() == set(STEPS)
