"""What a transaction will write, kept in memory until its end and then written in as few statements as can be.

On PostgreSQL everything goes in one statement, whose parts read their rows from JSON parameters; round trips are
what a step costs there. On SQLite each table has one statement for all its rows.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

from govflow.database.on_postgresql import write_at_once
from govflow.database.on_sqlite import write_by_table
from govflow.database.writes import Row, Write, Writes, primary

Kept = tuple[Any, ...]  # the primary key of a row


class Rows:
    """The rows of one transaction. A row written twice is written once, as it was left."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Table, Kept], tuple[str, Row, tuple[str, Any] | None]] = {}

    def insert(self, table: Table, **row: Any) -> None:
        """A new row."""
        self._rows[table, _key(table, row)] = ("insert", row, None)

    def put(self, table: Table, **row: Any) -> None:
        """A new row, or new values of the row with its key."""
        self._merge(table, "put", row)

    def change(self, table: Table, was: tuple[str, Any] | None = None, **row: Any) -> None:
        """New values of the row with this key; `was` is a column that must still hold a value."""
        self._merge(table, "change", row, was)

    def remove(self, table: Table, **key: Any) -> None:
        kept = table, _key(table, key)
        if self._rows.get(kept, ("",))[0] == "insert":
            del self._rows[kept]
        else:
            self._rows[kept] = ("remove", key, None)

    def _merge(self, table: Table, how: str, row: Row, was: tuple[str, Any] | None = None) -> None:
        kept = table, _key(table, row)
        before, values, condition = self._rows.get(kept, (how, {}, None))
        self._rows[kept] = (before, values | row, condition or was)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def write(self, connection: Connection) -> None:
        """Everything, in the order of the foreign keys."""
        writes = self._writes()
        if connection.dialect.name == "postgresql":
            write_at_once(connection, writes)
        else:
            write_by_table(connection, writes)
        self._rows.clear()

    def _writes(self) -> Writes:
        grouped: dict[Write, list[tuple[Row, Any]]] = {}
        for (table, _), (how, row, was) in self._rows.items():
            write = Write(table, how, tuple(row), was[0] if was else None)
            grouped.setdefault(write, []).append((row, was[1] if was else None))
        return sorted(grouped.items(), key=lambda pair: _place(pair[0].table))


def _key(table: Table, row: Row) -> Kept:
    return tuple(row[name] for name in primary(table))


@cache
def _place(table: Table) -> int:
    return table.metadata.sorted_tables.index(table)
