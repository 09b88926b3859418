"""Rows that are written in the same way, and how their values become text."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Table

from govflow.database.columns import written
from govflow.database.texts import json_writer

Row = dict[str, Any]


class ChangedMeanwhile(Exception):
    """A row was changed by somebody else since it was read."""


class Write(NamedTuple):
    """Rows of one table written in the same way: the same columns, the same key, the same condition."""

    table: Table
    how: str  # insert, put, change, remove
    columns: tuple[str, ...]
    checked: str | None = None  # the column that must still be what it was


Writes = list[tuple[Write, list[tuple[Row, Any]]]]  # each with its rows, and what a checked column was


@cache
def primary(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key)


@cache
def key_of(table: Table) -> Callable[[Row], tuple[Any, ...]]:
    """What takes the primary key out of a row."""
    return picked(primary(table))


def picked(names: tuple[str, ...]) -> Callable[[Row], tuple[Any, ...]]:
    """What takes the values of these columns out of a row."""
    return itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)


def or_put(write: Write) -> str:
    """What makes an insert a put."""
    if write.how != "put":
        return ""
    key = primary(write.table)
    changes = ", ".join(f"{name} = excluded.{name}" for name in write.columns if name not in key)
    return f" ON CONFLICT ({', '.join(key)}) DO " + (f"UPDATE SET {changes}" if changes else "NOTHING")


def plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in a row")


_encode = json_writer(plain)


def text_of(value: Any) -> str:
    """The JSON text of a value. Most lists of a row are empty, and need no encoder."""
    if not value and isinstance(value, tuple | list):
        return "[]"
    return _encode(value)
