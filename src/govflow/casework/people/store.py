"""The tables of units and officers."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    PrimaryKeyConstraint,
    String,
    Table,
    bindparam,
    func,
    or_,
    select,
)

from govflow.casework.people.officers import Officer, Role, Unit
from govflow.database import Connection, Json, Key, Moment, Rows, gathered, tables
from govflow.languages import Text
from govflow.languages.alphabet import sort_key

units = Table(
    "units",
    tables,
    Column("id", Key, primary_key=True),
    Column("parent", Key, ForeignKey("units.id"), index=True),
    Column("kind", Key, nullable=False, index=True),
    Column("territory", Key, nullable=False),
    Column("title", Json, nullable=False),
    Column("path", Key, nullable=False, index=True),
    Column("zone", Key),
)

officers = Table(
    "officers",
    tables,
    Column("id", Key, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_key", Key, nullable=False),
    Column("iin", Key, nullable=False),
    Column("password", String),
    Column("is_active", Boolean, nullable=False),
)

roles = Table(
    "roles",
    tables,
    Column("officer", Key, ForeignKey(officers.c.id), nullable=False),
    Column("unit", Key, ForeignKey(units.c.id), nullable=False, index=True),
    Column("actor", Key, nullable=False),
    Column("service", Key, nullable=False),
    PrimaryKeyConstraint("officer", "unit", "actor", "service"),
)

sessions = Table(
    "sessions",
    tables,
    Column("digest", Key, primary_key=True),
    Column("officer", Key, ForeignKey(officers.c.id), nullable=False, index=True),
    Column("began_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("kept", Json, nullable=False),
    comment="Signed-in browsers, by the digest of their secret. Technical time.",
)

_OFFICER = select(
    officers.c.id,
    officers.c.name,
    officers.c.iin,
    officers.c.password,
    gathered(roles.c.unit, roles.c.actor, roles.c.service, where=roles.c.officer == officers.c.id).label("roles"),
).where(officers.c.is_active)


def find_officer(connection: Connection, officer: str) -> Officer | None:
    """An officer who still works here, with every role."""
    row = connection.execute(_OFFICER.where(officers.c.id == officer)).mappings().first()
    return _officer(row) if row else None


def password_of(connection: Connection, officer: str) -> str | None:
    """The kept hash of an officer's password."""
    found = connection.execute(
        select(officers.c.password).where(officers.c.id == officer, officers.c.is_active)
    ).scalar()
    return str(found) if found else None


def all_officers(connection: Connection) -> list[Officer]:
    return [_officer(row) for row in connection.execute(_OFFICER.order_by(officers.c.name_key)).mappings()]


def _officer(row: Mapping[Any, Any]) -> Officer:
    held = frozenset(Role(*role) for role in row["roles"])
    return Officer(row["id"], row["name"], row["iin"], held)


_UNITS = select(units).order_by(units.c.path)
_UNITS_OF_KINDS = _UNITS.where(
    or_(units.c.kind.in_(bindparam("kinds", expanding=True)), units.c.id == bindparam("also"))
)


def find_units(
    connection: Connection, kinds: Iterable[str] | None = None, *, also: str | None = None
) -> list[Unit]:
    """The units of these kinds, or all; `also` adds one by its code."""
    if kinds is None:
        found = connection.execute(_UNITS)
    else:
        found = connection.execute(_UNITS_OF_KINDS, {"kinds": list(kinds), "also": also})
    return [_unit(row) for row in found.mappings()]


def units_under(connection: Connection, tops: Iterable[str]) -> list[Unit]:
    """The units of the subtrees whose tops are given."""
    top = units.alias("top")
    asked = (
        select(units)
        .join(top, func.substr(units.c.path, 1, func.length(top.c.path)) == top.c.path)  # letter by letter
        .where(top.c.id.in_(tuple(tops)))
        .order_by(units.c.path)
        .distinct()
    )
    return [_unit(row) for row in connection.execute(asked).mappings()]


def is_above_all(connection: Connection, tops: Iterable[str]) -> bool:
    """Whether some of these units are the tops of every tree of units there is."""
    roots = set(connection.execute(select(units.c.id).where(units.c.parent.is_(None))).scalars())
    return bool(roots) and roots <= set(tops)


def _unit(row: Mapping[Any, Any]) -> Unit:
    return Unit(**{name: row[name] for name in row if name != "title"}, title=Text(**row["title"]))


def keep_unit(rows: Rows, unit: Unit) -> None:
    title = {"kk": unit.title.kk, "ru": unit.title.ru, "en": unit.title.en}
    rows.put(
        units,
        id=unit.id,
        parent=unit.parent,
        kind=unit.kind,
        territory=unit.territory,
        title=title,
        path=unit.path,
        zone=unit.zone,
    )


def keep_officer(rows: Rows, officer: Officer, password: str | None = None) -> None:
    """An officer with their roles; roles given up are removed by `drop_role`."""
    rows.put(
        officers,
        id=officer.id,
        name=officer.name,
        name_key=sort_key(officer.name),
        iin=officer.iin,
        password=password,
        is_active=True,
    )
    for role in officer.roles:
        rows.put(roles, officer=officer.id, unit=role.unit, actor=role.actor, service=role.service)


def drop_role(rows: Rows, officer: str, role: Role) -> None:
    rows.remove(roles, officer=officer, unit=role.unit, actor=role.actor, service=role.service)


def keep_session(
    rows: Rows, digest: str, officer: str, began_at: datetime, ends_at: datetime, kept: Mapping[str, Any]
) -> None:
    rows.put(sessions, digest=digest, officer=officer, began_at=began_at, ends_at=ends_at, kept=dict(kept))


def find_session(connection: Connection, digest: str, now: datetime) -> tuple[Officer, dict[str, Any]] | None:
    """Who is signed in with a session that has not ended, and what it keeps."""
    asked = _OFFICER.add_columns(sessions.c.kept).join(sessions, sessions.c.officer == officers.c.id)
    row = connection.execute(asked.where(sessions.c.digest == digest, sessions.c.ends_at > now)).mappings().first()
    return (_officer(row), row["kept"]) if row else None


def end_session(rows: Rows, digest: str) -> None:
    rows.remove(sessions, digest=digest)


def officer_names(connection: Connection, officers_asked: Iterable[str]) -> dict[str, str]:
    """What the officers with these ids are called."""
    asked = select(officers.c.id, officers.c.name).where(officers.c.id.in_(tuple(officers_asked)))
    return {row.id: row.name for row in connection.execute(asked)}
