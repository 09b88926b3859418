"""What a piece of work says to the database, word for word: to count it, and to pay for it again without us."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from govflow.database.bare import bare_driver
from govflow.database.connecting import Database

BEGINNINGS = ("BEGIN",)
READINGS = ("SELECT", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Statement:
    """One statement as the driver got it."""

    words: str
    values: Any
    is_for_many: bool

    @property
    def begins(self) -> bool:
        return self.words.lstrip().upper().startswith(BEGINNINGS)

    @property
    def only_reads(self) -> bool:
        return self.words.lstrip().upper().startswith(READINGS)


Transaction = list[Statement]


@contextmanager
def traced(database: Database) -> Iterator[list[Transaction]]:
    """The transactions committed meanwhile, in the order of their ends. For one thread at a time."""
    kept: list[Transaction] = []
    current: Transaction = []

    def note(_connection: Any, _cursor: Any, words: str, values: Any, _context: Any, is_for_many: bool) -> None:
        current.append(Statement(words, values, is_for_many))

    def close(_connection: Any) -> None:
        kept.append(current.copy())
        current.clear()

    listeners = (("before_cursor_execute", note), ("commit", close), ("rollback", lambda _: current.clear()))
    for name, listener in listeners:
        event.listen(database.engine, name, listener)
    try:
        yield kept
    finally:
        for name, listener in listeners:
            event.remove(database.engine, name, listener)


def replay(database: Database, transactions: list[Transaction]) -> Iterator[None]:
    """Say the same again through the bare driver; gives way after every transaction, so that each can be timed."""
    with bare_driver(database) as bare:
        for transaction in transactions:
            with bare.transaction():
                for statement in transaction:
                    _say_again(bare.cursor, statement)
            yield


def _say_again(cursor: Any, statement: Statement) -> None:
    if statement.begins:
        return
    (cursor.executemany if statement.is_for_many else cursor.execute)(statement.words, statement.values)
    if cursor.description:
        cursor.fetchall()
