"""Opening a database, and its transactions."""

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from govflow.database.speaking import speak

PATIENCE = 30  # seconds a writer of SQLite waits for the one before it

__all__ = ["Connection", "Database", "open_database"]


@dataclass(frozen=True)
class Database:
    """An opened database. One `writing` is one transaction: all of it is kept, or nothing.

    Each transaction ends by itself, so a connection goes back to the pool without being reset once more.
    """

    engine: Engine

    @property
    def is_postgresql(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """On SQLite the writer is alone from its first statement, so that it never has to start over."""
        with self._turn(), self.engine.connect() as connection, connection.begin():
            if not self.is_postgresql:
                speak(connection, "BEGIN IMMEDIATE").close()
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection, connection.begin():
            if not self.is_postgresql:
                speak(connection, "BEGIN").close()
            yield connection

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
