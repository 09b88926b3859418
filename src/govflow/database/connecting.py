"""Opening a database, and its transactions."""

import fcntl
import json
import os
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from govflow.database.speaking import speak

PATIENCE = 30  # seconds a writer of SQLite waits for the one before it

__all__ = ["Connection", "Database", "open_database"]


@dataclass(frozen=True)
class Database:
    """An opened database. One `writing` is one transaction: all of it is kept, or nothing."""

    engine: Engine
    _idle: deque[Connection] = field(default_factory=deque, init=False, repr=False, compare=False)

    @property
    def is_postgresql(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """On SQLite the writer is alone from its first statement, so that it never has to start over."""
        with self._turn(), self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """All that is read here is read as of one instant, whatever others write meanwhile."""
        with self._transaction("BEGIN") as connection:
            if self.is_postgresql:
                speak(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").close()
            yield connection

    @contextmanager
    def _transaction(self, begin_on_sqlite: str) -> Iterator[Connection]:
        """A transaction on an idle connection, which is kept for the next: making one costs as much as rows do.

        After trouble none is kept, for the server may have gone away from all of them.
        """
        connection = self._idle_one() or self.engine.connect()
        try:
            with connection.begin():
                if not self.is_postgresql:
                    speak(connection, begin_on_sqlite).close()
                yield connection
        except BaseException:
            connection.close()
            self._close_idle()
            raise
        self._idle.append(connection)

    def _idle_one(self) -> Connection | None:
        """The one used last. Others take from the same, so that it may be gone between a look and a grasp."""
        with suppress(IndexError):
            return self._idle.pop()
        return None

    def _close_idle(self) -> None:
        while connection := self._idle_one():
            connection.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """SQLite's writers queue at a file beside it: left to itself each asks again and again, and time is lost.

        The system lets the next one in when a writer ends, however it ends.
        """
        file = self.engine.url.database
        if self.is_postgresql or not file or file == ":memory:":
            yield
            return
        gate = os.open(f"{file}-turn", os.O_WRONLY | os.O_CREAT, 0o666)
        try:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield
        finally:
            os.close(gate)

    def close(self) -> None:
        self._close_idle()
        self.engine.dispose()


def open_database(address: str) -> Database:
    """The database at an address: `sqlite:///path` or `postgresql://…`."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return Database(_open_sqlite(address))
    return Database(
        create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=10,
            max_overflow=30,
            pool_reset_on_return=None,
            json_serializer=_json,
            connect_args={"options": "-c timezone=UTC", "prepare_threshold": 2},
        )
    )


def _open_sqlite(address: str) -> Engine:
    path = make_url(address).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address, pool_reset_on_return=None, json_serializer=_json, connect_args={"timeout": PATIENCE}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where Database says, not where the driver guesses
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}").close()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
