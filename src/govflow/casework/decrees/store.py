"""The table of loaded decisions."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Date, Integer, String, Table, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from govflow.casework.decrees.decrees import Decree
from govflow.database import Connection, Json, Key, Moment, Rows, read_one, tables

decrees = Table(
    "calendar_decrees",
    tables,
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("name", Key, nullable=False),
    Column("text", String, nullable=False),
    Column("digest", Key, nullable=False),
    Column("known_on", Date, nullable=False),
    Column("ordered_at", Moment, nullable=False),
    Column("loaded_at", Moment, nullable=False),
    Column("loaded_by", Key, nullable=False),
    Column("calendar_before", Key, nullable=False),
    Column("calendar_after", Key, nullable=False),
    Column("undoes", Integer),
    Column("applied_at", Moment),
    Column("moved", Integer, nullable=False),
    Column("cured", Integer, nullable=False),
    Column("breached", Integer, nullable=False),
    comment="Decisions about working days loaded while cases run, beside the files of the calendars.",
)

filings = Table(
    "calendar_filings",
    tables,
    Column("digest", Key, primary_key=True),
    Column("files", Json, nullable=False),
    Column("filed_at", Moment, nullable=False),
    comment="The files of the calendars as each release brought them, so that earlier counts stay explained.",
)

_NAMES = tuple(field.name for field in fields(Decree))


_LAST = select(func.max(decrees.c.no).label("no"))


def last_decree() -> Any:
    """The number of the last decision, to be read along with something else."""
    return _LAST.scalar_subquery().label("decree")


def last_no(connection: Connection) -> int:
    found = read_one(connection, _LAST)
    return found["no"] or 0 if found else 0


def decrees_after(connection: Connection, no: int) -> list[Decree]:
    """The decisions loaded after one, in order."""
    found = connection.execute(select(decrees).where(decrees.c.no > no).order_by(decrees.c.no))
    return [_decree(row) for row in found.mappings()]


def unapplied(connection: Connection) -> list[Decree]:
    asked = select(decrees).where(decrees.c.applied_at.is_(None)).order_by(decrees.c.no)
    return [_decree(row) for row in connection.execute(asked).mappings()]


def _decree(row: Mapping[Any, Any]) -> Decree:
    return Decree(**{name: row[name] for name in _NAMES})


def keep_decree(rows: Rows, decree: Decree) -> None:
    rows.insert(decrees, **{name: getattr(decree, name) for name in _NAMES})


def add_counts(connection: Connection, no: int, *, moved: int, cured: int, breached: int) -> None:
    """What one batch did, added in its own transaction."""
    counted = {"moved": decrees.c.moved + moved, "cured": decrees.c.cured + cured}
    connection.execute(
        update(decrees).where(decrees.c.no == no).values(**counted, breached=decrees.c.breached + breached)
    )


def mark_applied(connection: Connection, through: int, at: datetime) -> None:
    open_ones = (decrees.c.no <= through) & decrees.c.applied_at.is_(None)
    connection.execute(update(decrees).where(open_ones).values(applied_at=at))


def filings_beside(connection: Connection, digest: str) -> tuple[bool, list[Mapping[str, str]]]:
    """Whether files are kept, and the files of the other releases, the latest first."""
    found = connection.execute(select(filings.c.digest, filings.c.files).order_by(filings.c.filed_at.desc())).all()
    return any(row.digest == digest for row in found), [row.files for row in found if row.digest != digest]


def keep_filing(connection: Connection, digest: str, files: Mapping[str, str], at: datetime) -> None:
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
    kept = insert(filings).values(digest=digest, files=dict(files), filed_at=at)
    connection.execute(kept.on_conflict_do_nothing())
