"""What a transaction will write, kept in memory until its end and then written in as few statements as can be.

On PostgreSQL everything goes in one statement, whose parts read their rows from JSON parameters; round trips are
what a step costs there. On SQLite each table has one statement for all its rows.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Connection, Date, Table

from govflow.database.columns import Moment, written
from govflow.database.speaking import speak

Row = dict[str, Any]
Kept = tuple[Any, ...]  # the primary key of a row


class ChangedMeanwhile(Exception):
    """A row was changed by somebody else since it was read."""


@dataclass(frozen=True)
class Write:
    """Rows of one table written in the same way: the same columns, the same key, the same condition."""

    table: Table
    how: str  # insert, put, change, remove
    columns: tuple[str, ...]
    checked: str | None = None  # the column that must still be what it was


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
            _write_at_once(connection, writes)
        else:
            _write_by_table(connection, writes)
        self._rows.clear()

    def _writes(self) -> list[tuple[Write, list[tuple[Row, Any]]]]:
        grouped: dict[Write, list[tuple[Row, Any]]] = {}
        for (table, _), (how, row, was) in self._rows.items():
            write = Write(table, how, tuple(row), was[0] if was else None)
            grouped.setdefault(write, []).append((row, was[1] if was else None))
        return sorted(grouped.items(), key=lambda pair: _place(pair[0].table))


def _key(table: Table, row: Row) -> Kept:
    return tuple(row[name] for name in _primary(table))


@cache
def _primary(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key)


@cache
def _place(table: Table) -> int:
    return table.metadata.sorted_tables.index(table)


# SQLite: a statement for each table


def _write_by_table(connection: Connection, writes: Iterable[tuple[Write, list[tuple[Row, Any]]]]) -> None:
    for write, rows in writes:
        form = _sqlite(write)
        values = [_values(write, form, row, was) for row, was in rows]
        is_one = len(values) == 1
        done = speak(connection, form.words, values[0] if is_one else values, for_many=not is_one)
        if write.checked and done.rowcount != len(rows):
            raise ChangedMeanwhile(write.table.name)
        done.close()


@dataclass(frozen=True)
class Form:
    """A statement for SQLite, and what of its values must be written out as text."""

    words: str
    values: Callable[[Row], tuple[Any, ...]]
    json: tuple[int, ...]
    moments: tuple[int, ...]


@cache
def _sqlite(write: Write) -> Form:
    words, names = _sqlite_statement(write)
    kinds = [write.table.c[name].type for name in names]
    json_places = tuple(place for place, kind in enumerate(kinds) if isinstance(kind, JSON))
    moments = tuple(place for place, kind in enumerate(kinds) if isinstance(kind, Moment | Date))
    values = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    return Form(words, values, json_places, moments)


def _sqlite_statement(write: Write) -> tuple[str, tuple[str, ...]]:
    table, key = write.table.name, _primary(write.table)
    rest = tuple(name for name in write.columns if name not in key)
    where = " AND ".join(f"{name} = ?" for name in key)
    if write.how == "remove":
        return f"DELETE FROM {table} WHERE {where}", key  # noqa: S608 - names of our own tables
    if write.how == "change":
        checked = f" AND {write.checked} = ?" if write.checked else ""
        changes = ", ".join(f"{name} = ?" for name in rest)
        return f"UPDATE {table} SET {changes} WHERE {where}{checked}", (*rest, *key)  # noqa: S608
    marks = ", ".join("?" for _ in write.columns)
    insert = f"INSERT INTO {table} ({', '.join(write.columns)}) VALUES ({marks})"  # noqa: S608
    return insert + _or_put(write), write.columns


def _values(write: Write, form: Form, row: Row, was: Any) -> list[Any]:
    values = list(form.values(row))
    for place in form.json:
        if values[place] is not None:
            values[place] = _written(values[place])
    for place in form.moments:
        if values[place] is not None:
            values[place] = _plain(values[place])
    if write.checked:
        values.append(was)
    return values


# PostgreSQL: one statement for all


def _write_at_once(connection: Connection, writes: list[tuple[Write, list[tuple[Row, Any]]]]) -> None:
    if not writes:
        return
    statement = _postgresql(tuple(write for write, _ in writes))
    values: dict[str, Any] = {}
    expected = 0
    for place, (write, rows) in enumerate(writes):
        values[f"rows{place}"] = _written([row for row, _ in rows])
        if write.checked:
            values[f"was{place}"] = rows[0][1]
            expected += 1
    if speak(connection, statement, values).fetchone()[0] != expected:
        raise ChangedMeanwhile("a row read in this transaction")


@cache
def _postgresql(writes: tuple[Write, ...]) -> str:
    parts = [f"write{place} AS ({_part(write, place)})" for place, write in enumerate(writes)]
    counted = [f"write{place}" for place, write in enumerate(writes) if write.checked]
    checked = [f"(SELECT count(*) FROM {part})" for part in counted]  # noqa: S608 - names of our own
    return f"WITH {', '.join(parts)} SELECT {' + '.join(checked) or '0'}"


def _part(write: Write, place: int) -> str:
    table, key = write.table.name, _primary(write.table)
    rest = [name for name in write.columns if name not in key]
    rows = f"json_populate_recordset(NULL::{table}, %(rows{place})s::json) AS given"
    where = " AND ".join(f"{table}.{name} = given.{name}" for name in key)
    if write.how == "remove":
        return f"DELETE FROM {table} USING {rows} WHERE {where}"  # noqa: S608 - names of our own tables
    if write.how == "change":
        checked = f" AND {table}.{write.checked} = %(was{place})s RETURNING 1" if write.checked else ""
        changes = ", ".join(f"{name} = given.{name}" for name in rest)
        return f"UPDATE {table} SET {changes} FROM {rows} WHERE {where}{checked}"  # noqa: S608
    names = ", ".join(write.columns)
    return f"INSERT INTO {table} ({names}) SELECT {names} FROM {rows}{_or_put(write)}"  # noqa: S608


def _or_put(write: Write) -> str:
    """What makes an insert a put."""
    if write.how != "put":
        return ""
    key = _primary(write.table)
    changes = ", ".join(f"{name} = excluded.{name}" for name in write.columns if name not in key)
    return f" ON CONFLICT ({', '.join(key)}) DO " + (f"UPDATE SET {changes}" if changes else "NOTHING")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in a row")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def _written(value: Any) -> str:
    """The JSON text of a value. Most lists of a row are empty, and need no encoder."""
    if not value and isinstance(value, tuple | list):
        return "[]"
    return _encode(value)
