"""A database of our own beside a given one, for a while: for measuring and trying out, never for cases."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

from govflow.database.connecting import Database
from govflow.database.reaching import reach_database
from govflow.database.upgrading import upgrade


@contextmanager
def opened_database(address: str) -> Iterator[Database]:
    """A database that is closed at the end."""
    database = reach_database(address)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def borrowed_database(address: str) -> Iterator[str]:
    """The address of a migrated, empty database on the same server or in the same folder; gone afterwards."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        yield from _beside_file(url)
    else:
        yield from _on_server(url)


def _beside_file(url: URL) -> Iterator[str]:
    folder = Path(url.database).parent if url.database else None
    with TemporaryDirectory(prefix="govflow-", dir=folder) as place:
        address = f"sqlite:///{place}/govflow.db"
        upgrade(address)
        yield address


def _on_server(url: URL) -> Iterator[str]:
    name = f"govflow_{uuid4().hex}"
    server = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("create database {} template template0").format(sql.Identifier(name)))
        try:
            address = url.set(database=name).render_as_string(hide_password=False)
            upgrade(address)
            yield address
        finally:
            connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))
