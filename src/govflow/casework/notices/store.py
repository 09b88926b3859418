"""The outbox."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, select

from govflow.casework.notices.notices import Notice
from govflow.database import Connection, Json, Key, Moment, Rows, tables

notices = Table(
    "notices",
    tables,
    Column("case_id", Key, ForeignKey("cases.id"), nullable=False),
    Column("no", Integer, nullable=False),
    Column("kind", Key, nullable=False),
    Column("receiver_kind", Key, nullable=False),
    Column("receiver", Key, nullable=False),
    Column("at", Moment, nullable=False),
    Column("facts", Json, nullable=False),
    Column("sent_at", Moment),
    PrimaryKeyConstraint("case_id", "no"),
)

_unsent = notices.c.sent_at.is_(None)
Index("notices_unsent", notices.c.at, sqlite_where=_unsent, postgresql_where=_unsent)
Index("notices_by_receiver", notices.c.receiver_kind, notices.c.receiver, notices.c.at)


def keep_notice(rows: Rows, case: str, notice: Notice) -> None:
    rows.insert(notices, case_id=case, **vars(notice))


def unsent(connection: Connection, limit: int) -> list[tuple[str, Notice]]:
    """The oldest notices that nobody has sent yet."""
    asked = select(notices).where(_unsent).order_by(notices.c.at).limit(limit)
    return [(row["case_id"], _notice(row)) for row in connection.execute(asked).mappings()]


def notices_of(connection: Connection, case: str) -> list[Notice]:
    """Everything that was queued for a case, the oldest first."""
    asked = select(notices).where(notices.c.case_id == case).order_by(notices.c.at, notices.c.no)
    return [_notice(row) for row in connection.execute(asked).mappings()]


def mark_sent(rows: Rows, case: str, no: int, at: datetime) -> None:
    rows.change(notices, case_id=case, no=no, sent_at=at)


def _notice(row: Mapping[Any, Any]) -> Notice:
    return Notice(**{field.name: row[field.name] for field in fields(Notice)})
