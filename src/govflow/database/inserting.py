"""A new row whose key another transaction may be writing at the same moment."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def add_once(connection: Connection, table: Table, **row: Any) -> bool:
    """Add the row unless its key is there; whether it was added. Of two at once the second waits for the first."""
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
    return bool(connection.execute(insert(table).values(**row).on_conflict_do_nothing()).rowcount)
