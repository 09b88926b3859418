"""A knock from one process to the others: something has come due. Only PostgreSQL can carry it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import psycopg
from sqlalchemy import Connection

from govflow.database.connecting import Database

CHANNEL = "govflow_due"


def knock(connection: Connection) -> None:
    """Heard by the others when this transaction commits."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"NOTIFY {CHANNEL}")


@dataclass(frozen=True)
class Knocks:
    """The knocks at a database, on a connection of their own."""

    database: Database

    def wait(self, seconds: float) -> Iterator[None]:
        """Each knock within so many seconds. Nothing comes where none can, or while the server is away."""
        if not self.database.is_postgresql:
            return
        address = self.database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with suppress(psycopg.OperationalError), psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}".encode())
            for _ in connection.notifies(timeout=seconds):
                yield None
