"""Running numbers, and how far business time stands from technical time."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from govflow.casework.cases.store.tables import business_clock
from govflow.database import Connection, Rows, read_one, speak

COUNT = "INSERT INTO counters (name, last) VALUES ({}, 1) ON CONFLICT (name) DO UPDATE SET last = counters.last + 1"
COUNTED = {mark: f"{COUNT.format(mark)} RETURNING last" for mark in ("?", "%s")}
SHIFT = select(business_clock.c.shift_us)


def next_number(connection: Connection, name: str) -> int:
    """The next number under a name. Held until the end of the transaction, so that none is given twice."""
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    cursor = speak(connection, COUNTED[mark], (name,))
    number = int(cursor.fetchone()[0])
    cursor.close()
    return number


def read_shift(connection: Connection) -> timedelta:
    """How far business time stands from technical time."""
    return shift_in(read_one(connection, SHIFT) or {"shift_us": 0})


def shift_beside() -> Any:
    """The same, to be read along with something else."""
    return SHIFT.scalar_subquery().label("shift_us")


def shift_in(row: Mapping[str, Any]) -> timedelta:
    return timedelta(microseconds=row["shift_us"] or 0)


def keep_shift(rows: Rows, shift: timedelta, *, by: str, at: datetime) -> None:
    rows.put(business_clock, id=1, shift_us=shift // timedelta(microseconds=1), moved_by=by, moved_at=at)
