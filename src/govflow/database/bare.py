"""The driver alone, as a program written by hand uses it: what we cost is measured beside it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from govflow.database.connecting import Database


class Bare:
    """One connection of the driver. Parameters are marked by `?` on both databases."""

    def __init__(self, database: Database) -> None:
        self._is_postgresql = database.is_postgresql
        self._connection = database.engine.raw_connection()
        self.cursor = self._connection.cursor()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        if not self._is_postgresql:
            self.cursor.execute("BEGIN IMMEDIATE")
        yield
        self._connection.commit()

    def say(self, words: str, values: Sequence[Any] = ()) -> Any:
        self.cursor.execute(_for_postgresql(words) if self._is_postgresql else words, values)
        return self.cursor

    def say_for_each(self, words: str, rows: Sequence[Sequence[Any]]) -> None:
        self.cursor.executemany(_for_postgresql(words) if self._is_postgresql else words, rows)

    def close(self) -> None:
        """What was left in the middle is left out."""
        self.cursor.close()
        self._connection.rollback()
        self._connection.close()


@cache
def _for_postgresql(words: str) -> str:
    return words.replace("?", "%s")


@contextmanager
def bare_driver(database: Database) -> Iterator[Bare]:
    """The driver for a while."""
    bare = Bare(database)
    try:
        yield bare
    finally:
        bare.close()
