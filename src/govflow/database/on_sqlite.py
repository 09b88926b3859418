"""Rows on SQLite: each table has one statement for all of its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import JSON, Connection, Date

from govflow.database.columns import Moment, written
from govflow.database.speaking import Speaker
from govflow.database.writes import ChangedMeanwhile, Row, Write, Writes, or_put, picked, primary, text_of


def write_by_table(connection: Connection, writes: Writes) -> None:
    speaker = Speaker(connection)
    for write, rows in writes:
        form = _sqlite(write)
        values = [_values(form, row, was) for row, was in rows]
        is_one = len(values) == 1
        done = speaker.say(form.words, values[0] if is_one else values, for_many=not is_one)
        if write.checked and done.rowcount != len(rows):
            raise ChangedMeanwhile(write.table.name)
    speaker.cursor.close()


TEXTS = ((JSON, text_of), (Moment, written), (Date, date.isoformat))


@dataclass(frozen=True)
class Form:
    """A statement for SQLite, and what of its values must be written out as text."""

    words: str
    values: Callable[[Row], tuple[Any, ...]]
    texts: tuple[tuple[int, Callable[[Any], str]], ...]  # by place
    is_checked: bool


@cache
def _sqlite(write: Write) -> Form:
    words, names = _sqlite_statement(write)
    kinds = [write.table.c[name].type for name in names]
    texts = tuple(
        (place, text) for place, kind in enumerate(kinds) for known, text in TEXTS if isinstance(kind, known)
    )
    return Form(words, picked(names), texts, write.checked is not None)


def _sqlite_statement(write: Write) -> tuple[str, tuple[str, ...]]:
    table, key = write.table.name, primary(write.table)
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
    return insert + or_put(write), write.columns


def _values(form: Form, row: Row, was: Any) -> list[Any]:
    values = list(form.values(row))
    for place, text in form.texts:
        if values[place] is not None:
            values[place] = text(values[place])
    if form.is_checked:
        values.append(was)
    return values
