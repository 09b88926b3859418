"""The floor of the floor: our own statements, said once more through the bare driver with nothing to work out."""

from collections.abc import Iterator

from govflow.cli.bench.workload import review, set_up_house
from govflow.database import Transaction, opened_database, replay, traced
from govflow.settings import Settings


def spoken(address: str, settings: Settings, cases: int) -> list[Transaction]:
    """Everything the workload says to a database, in transactions: those of the set-up, then those of each step."""
    with opened_database(address) as database, traced(database) as said:
        house = set_up_house(database, settings)
        for _ in range(cases):
            for _step in review(house):
                pass
    return said


def writes_only(transactions: list[Transaction]) -> list[Transaction]:
    """What was written, without what was read to know it."""
    return [[statement for statement in transaction if not statement.only_reads] for transaction in transactions]


def said_again(address: str, transactions: list[Transaction]) -> Iterator[None]:
    """Say it again; one transaction each time this is asked to go on."""
    with opened_database(address) as database:
        yield from replay(database, transactions)
