"""What a transaction will write, kept in memory until its end and then written in as few statements as can be.

On PostgreSQL everything goes in one statement, whose parts read their rows from JSON parameters; round trips are
what a step costs there. On SQLite each table has one statement for all its rows.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

from govflow.database.on_postgresql import write_at_once
from govflow.database.on_sqlite import write_by_table
from govflow.database.writes import Row, Write, Writes, key_of

Kept = tuple[Any, ...]  # the primary key of a row


class Rows:
    """The rows of one transaction. A row written twice is written once, as it was left."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Table, Kept], tuple[str, Row, tuple[str, Any] | None]] = {}

    def insert(self, table: Table, **row: Any) -> None:
        """A new row."""
        self._rows[table, key_of(table)(row)] = ("insert", row, None)

    def put(self, table: Table, **row: Any) -> None:
        """A new row, or new values of the row with its key."""
        self._merge(table, "put", row)

    def change(self, table: Table, was: tuple[str, Any] | None = None, **row: Any) -> None:
        """New values of the row with this key; `was` is a column that must still hold a value."""
        self._merge(table, "change", row, was)

    def remove(self, table: Table, **key: Any) -> None:
        kept = table, key_of(table)(key)
        if self._rows.get(kept, ("",))[0] == "insert":
            del self._rows[kept]
        else:
            self._rows[kept] = ("remove", key, None)

    def _merge(self, table: Table, how: str, row: Row, was: tuple[str, Any] | None = None) -> None:
        kept = table, key_of(table)(row)
        if kept in self._rows:
            how, values, condition = self._rows[kept]
            row, was = values | row, condition or was
        self._rows[kept] = (how, row, was)

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
        grouped: dict[tuple[Any, ...], list[tuple[Row, Any]]] = {}
        for (table, _), (how, row, was) in self._rows.items():
            checked, before = was or (None, None)
            grouped.setdefault((table, how, tuple(row), checked), []).append((row, before))
        writes = [(Write(*alike), rows) for alike, rows in grouped.items()]
        return sorted(writes, key=lambda pair: _place(pair[0].table))


@cache
def _place(table: Table) -> int:
    return table.metadata.sorted_tables.index(table)
