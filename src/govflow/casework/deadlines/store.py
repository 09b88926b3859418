"""The table of clocks. Its due rows are what the worker claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    and_,
    or_,
    select,
    update,
)

from govflow.casework.cases.store import cases
from govflow.casework.cases.values import difference, made
from govflow.casework.deadlines.clocks import Clock, State
from govflow.database import Connection, Json, Key, Moment, Rows, gathered, tables

deadlines = Table(
    "deadlines",
    tables,
    Column("case_id", Key, ForeignKey("cases.id"), nullable=False),
    Column("no", Integer, nullable=False),
    Column("service", Key, nullable=False),
    Column("term", Key, nullable=False),
    Column("element", Key, nullable=False),
    Column("process", Key, nullable=False),
    Column("activity", Integer, nullable=False),
    Column("actor", Key, nullable=False),
    Column("unit", Key, nullable=False),
    Column("state", Key, nullable=False),
    Column("length", Integer, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("wait", Integer),
    Column("officer", Key),
    Column("since_at", Moment),
    Column("due_on", Date),
    Column("due_at", Moment),
    Column("rings_at", Moment),
    Column("missed_at", Moment),
    Column("ended_at", Moment),
    Column("calendar", Key, nullable=False),
    Column("rests_from", Date),
    Column("rests_to", Date),
    Column("week", Integer, nullable=False),
    Column("extended", Integer, nullable=False),
    Column("extensions", Integer, nullable=False),
    Column("pauses", Json, nullable=False),
    Column("stopped_by", Key),
    Column("counted", Json),
    Column("changes", Json, nullable=False),
    PrimaryKeyConstraint("case_id", "no"),
)

_is_running = deadlines.c.ended_at.is_(None)
_will_ring = deadlines.c.rings_at.is_not(None)
_was_missed = deadlines.c.missed_at.is_not(None)

Index("deadlines_ringing", deadlines.c.rings_at, sqlite_where=_will_ring, postgresql_where=_will_ring)
Index(
    "deadlines_running",
    deadlines.c.unit,
    deadlines.c.due_at,
    sqlite_where=_is_running,
    postgresql_where=_is_running,
)
Index(
    "deadlines_missed",
    deadlines.c.unit,
    deadlines.c.missed_at,
    sqlite_where=_was_missed,
    postgresql_where=_was_missed,
)

_rests = _is_running & deadlines.c.rests_to.is_not(None)
Index(
    "deadlines_resting",
    deadlines.c.rests_to,
    deadlines.c.rests_from,
    deadlines.c.calendar,
    deadlines.c.case_id,
    sqlite_where=_rests,
    postgresql_where=_rests,
)

_OWN = tuple(field.name for field in fields(Clock))
_COLUMNS = tuple(deadlines.c[name] for name in _OWN)
_CLOCKS = select(*_COLUMNS)
_MOMENTS = ("opened_at", "since_at", "due_at", "rings_at", "missed_at", "ended_at")
_DAYS = ("due_on", "rests_from", "rests_to")


def clocks_of(case_id: Any) -> Any:
    """The open clocks of a case as one JSON value."""
    open_ones = (deadlines.c.case_id == case_id) & _is_running
    return gathered(*_COLUMNS, where=open_ones).label("clocks")


def clocks_in(gathered_rows: Iterable[Sequence[Any]]) -> dict[int, Clock]:
    """The clocks that were gathered, by their numbers."""
    clocks = map(_clock, gathered_rows)
    return {clock.no: clock for clock in clocks}


def _clock(row: Sequence[Any]) -> Clock:
    """The clock a row says, or a gathered one, whose moments and days are text."""
    values = dict(zip(_OWN, row, strict=True))
    for name in _MOMENTS:
        if isinstance(values[name], str):
            values[name] = datetime.fromisoformat(values[name])
    for name in _DAYS:
        if isinstance(values[name], str):
            values[name] = date.fromisoformat(values[name])
    values["state"] = State(values["state"])
    values["pauses"] = tuple(map(tuple, values["pauses"]))
    values["changes"] = tuple(values["changes"])
    return made(Clock, values)


def keep_clocks(
    rows: Rows, case: str, service: str, before: Mapping[int, Clock], after: Mapping[int, Clock]
) -> None:
    """Write the difference."""
    for no, clock in after.items():
        was = before.get(no)
        if was is None:
            rows.insert(deadlines, case_id=case, service=service, **vars(clock))
        elif was is not clock:
            changed = difference(was, clock)
            if changed:
                rows.change(deadlines, case_id=case, no=no, **changed)


def all_clocks(connection: Connection, case: str) -> list[Clock]:
    """Every clock a case has had."""
    asked = _CLOCKS.where(deadlines.c.case_id == case).order_by(deadlines.c.no)
    return [_clock(row) for row in connection.execute(asked)]


def late_before(connection: Connection, case: str) -> list[Clock]:
    """The clocks of a case that were missed, open or ended."""
    asked = _CLOCKS.where(deadlines.c.case_id == case, _was_missed).order_by(deadlines.c.no)
    return [_clock(row) for row in connection.execute(asked)]


@dataclass(frozen=True)
class Stale:
    """What the present calendar says otherwise than an earlier one, for cases of some territories."""

    version: str  # of the earlier calendar
    days: tuple[tuple[int, date], ...] | None  # a week and a day; none where nobody knows what it said
    territories: tuple[str, ...] | None = None  # none: of every territory


def versions_in_use(connection: Connection) -> list[str]:
    """The versions of the calendar that open clocks rest on."""
    return sorted(connection.execute(select(deadlines.c.calendar).where(_rests).distinct()).scalars())


def resting_on(connection: Connection, stale: Iterable[Stale]) -> list[str]:
    """The cases with an open clock that rests on a changed day."""
    ways = [_rests_on(one) for one in stale]
    if not ways:
        return []
    asked = select(deadlines.c.case_id).where(_rests, deadlines.c.due_on.is_not(None), or_(*ways)).distinct()
    return sorted(connection.execute(asked).scalars())


def _rests_on(stale: Stale) -> ColumnElement[bool]:
    wanted = [deadlines.c.calendar == stale.version]
    if stale.days is not None:
        wanted.append(or_(*(_spans(week, day) for week, day in stale.days)))
    if stale.territories is not None:
        there = select(cases.c.id).where(cases.c.territory.in_(stale.territories))
        wanted.append(deadlines.c.case_id.in_(there))
    return and_(*wanted)


def _spans(week: int, day: date) -> ColumnElement[bool]:
    return (deadlines.c.rests_to >= day) & (deadlines.c.rests_from <= day) & (deadlines.c.week == week)


def claim_due(connection: Connection, now: datetime) -> tuple[str, datetime] | None:
    """The case whose clock rings first, and when. On PostgreSQL it is held, and cases others hold are skipped."""
    if connection.dialect.name == "postgresql":
        found = connection.exec_driver_sql(_CLAIM, (now,)).first()
        return (found[0], found[1]) if found else None
    row = connection.execute(
        select(deadlines.c.case_id, deadlines.c.rings_at)
        .where(deadlines.c.rings_at <= now)
        .order_by(deadlines.c.rings_at, deadlines.c.case_id)
        .limit(1)
    ).first()
    return (row.case_id, row.rings_at) if row else None


# The case is locked, not the deadline: whoever works on a case holds the case first.
_CLAIM = """
SELECT deadlines.case_id, deadlines.rings_at FROM deadlines JOIN cases ON cases.id = deadlines.case_id
WHERE deadlines.rings_at <= %s ORDER BY deadlines.rings_at, deadlines.case_id LIMIT 1
FOR UPDATE OF cases SKIP LOCKED
"""


def silence(connection: Connection, case: str, until: datetime) -> None:
    """The clocks of a case that cannot ring keep quiet until somebody has looked at them."""
    due = (deadlines.c.case_id == case) & (deadlines.c.rings_at <= until)
    connection.execute(update(deadlines).where(due).values(rings_at=None))
