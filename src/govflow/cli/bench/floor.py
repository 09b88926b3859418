"""The floor: the same rows written once more by hand, through the bare driver, one transaction a step."""

from collections.abc import Iterator

from govflow.cli.bench.measuring import timed
from govflow.database import Database, Transaction, replay


def writes_only(transactions: list[Transaction]) -> list[Transaction]:
    """What was written, without what was read to know it."""
    return [[statement for statement in transaction if not statement.only_reads] for transaction in transactions]


def pay_again(database: Database, transactions: list[Transaction]) -> list[float]:
    """How long each transaction takes on an equal database when nothing is left to think about."""
    return timed(_steps(database, transactions))


def _steps(database: Database, transactions: list[Transaction]) -> Iterator[None]:
    yield from replay(database, transactions)
