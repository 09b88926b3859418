"""Rows on PostgreSQL: one statement for all, whose parts read their rows from JSON parameters."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

from govflow.database.speaking import speak
from govflow.database.writes import ChangedMeanwhile, Row, Write, Writes, or_put, primary, text_of


def write_at_once(connection: Connection, writes: Writes) -> None:
    if not writes:
        return
    statement = _postgresql(tuple(write for write, _ in writes))
    values: dict[str, Any] = {}
    expected = 0
    for place, (write, rows) in enumerate(writes):
        values[f"rows{place}"] = text_of([row for row, _ in rows])
        if write.checked:
            values[f"was{place}"] = text_of({_joined(write.table, row): was for row, was in rows})
            expected += len(rows)
    if speak(connection, statement, values).fetchone()[0] != expected:
        raise ChangedMeanwhile("a row read in this transaction")


@cache
def _postgresql(writes: tuple[Write, ...]) -> str:
    parts = [f"write{place} AS ({_part(write, place)})" for place, write in enumerate(writes)]
    counted = [f"write{place}" for place, write in enumerate(writes) if write.checked]
    checked = [f"(SELECT count(*) FROM {part})" for part in counted]  # noqa: S608 - names of our own
    return f"WITH {', '.join(parts)} SELECT {' + '.join(checked) or '0'}"


def _part(write: Write, place: int) -> str:
    table, key = write.table.name, primary(write.table)
    rest = [name for name in write.columns if name not in key]
    rows = f"json_populate_recordset(NULL::{table}, %(rows{place})s::json) AS given"
    where = " AND ".join(f"{table}.{name} = given.{name}" for name in key)
    if write.how == "remove":
        return f"DELETE FROM {table} USING {rows} WHERE {where}"  # noqa: S608 - names of our own tables
    if write.how == "change":
        checked = f" AND {_still(write, place)} RETURNING 1" if write.checked else ""
        changes = ", ".join(f"{name} = given.{name}" for name in rest)
        return f"UPDATE {table} SET {changes} FROM {rows} WHERE {where}{checked}"  # noqa: S608
    names = ", ".join(write.columns)
    return f"INSERT INTO {table} ({names}) SELECT {names} FROM {rows}{or_put(write)}"  # noqa: S608


def _joined(table: Table, row: Row) -> str:
    return "/".join(str(row[name]) for name in primary(table))


def _still(write: Write, place: int) -> str:
    """Each row still has the value it was read with."""
    key = ", ".join(f"given.{name}" for name in primary(write.table))
    return f"{write.table.name}.{write.checked}::text = %(was{place})s::jsonb ->> concat_ws('/', {key})"
