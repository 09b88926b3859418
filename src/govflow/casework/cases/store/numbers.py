"""Running numbers, and how far business time stands from technical time."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from govflow.casework.cases.store.tables import business_clock, counters
from govflow.database import Connection, Rows


def next_number(connection: Connection, name: str) -> int:
    """The next number under a name. Held until the end of the transaction, so that none is given twice."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    first = dialect.insert(counters).values(name=name, last=1)
    counted = first.on_conflict_do_update(index_elements=["name"], set_={"last": counters.c.last + 1})
    return int(connection.execute(counted.returning(counters.c.last)).scalar_one())


def read_shift(connection: Connection) -> timedelta:
    """How far business time stands from technical time."""
    found = connection.execute(select(business_clock.c.shift_us)).scalar()
    return timedelta(microseconds=found or 0)


def keep_shift(rows: Rows, shift: timedelta, *, by: str, at: datetime) -> None:
    rows.put(business_clock, id=1, shift_us=shift // timedelta(microseconds=1), moved_by=by, moved_at=at)
