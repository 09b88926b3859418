"""The tables of cases, their facts and the editions they run under."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    bindparam,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from govflow.casework.cases.case import Applicant, Case, Incident
from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.values import difference
from govflow.database import Connection, Json, Key, Moment, Rows, named, read_one, speak, tables
from govflow.languages.alphabet import sort_key

cases = Table(
    "cases",
    tables,
    Column("id", Key, primary_key=True),
    Column("service", Key, nullable=False),
    Column("edition", Key, nullable=False),
    Column("territory", Key, nullable=False),
    Column("units", Json, nullable=False),
    Column("applicant_name", String, nullable=False),
    Column("applicant_iin", Key, nullable=False, index=True),
    Column("name_key", Key, nullable=False, index=True),
    Column("opened_at", Moment, nullable=False),
    Column("opened_by", Key, nullable=False),
    Column("source", Key, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("head", Key, nullable=False),
    Column("last_no", Integer, nullable=False),
    Column("state", Key),
    Column("outcome", Key),
    Column("closed_at", Moment),
    Column("run", Json, nullable=False),
    Column("acted", Json, nullable=False),
    Column("papers", Json, nullable=False),
)

facts = Table(
    "facts",
    tables,
    Column("case_id", Key, ForeignKey(cases.c.id), nullable=False),
    Column("name", Key, nullable=False),
    Column("value", Json),
    Column("seq", Integer, nullable=False),
    PrimaryKeyConstraint("case_id", "name"),
)

incidents = Table(
    "incidents",
    tables,
    Column("case_id", Key, ForeignKey(cases.c.id), nullable=False),
    Column("no", Integer, nullable=False),
    Column("element", Key, nullable=False),
    Column("reason", String, nullable=False),
    Column("during", Key, nullable=False),
    Column("deadline", Integer),
    Column("happened_at", Moment, nullable=False),
    Column("retried_at", Moment),
    PrimaryKeyConstraint("case_id", "no"),
)

mail = Table(
    "mail",
    tables,
    Column("case_id", Key, ForeignKey(cases.c.id), nullable=False),
    Column("no", Integer, nullable=False),
    Column("message", Key, nullable=False),
    Column("payload", Json, nullable=False),
    Column("came_at", Moment, nullable=False),
    PrimaryKeyConstraint("case_id", "no"),
)

signals = Table(
    "signals",
    tables,
    Column("case_id", Key, ForeignKey(cases.c.id), nullable=False),
    Column("no", Integer, nullable=False),
    Column("name", Key, nullable=False),
    Column("payload", Json, nullable=False),
    Column("thrown_at", Moment, nullable=False),
    PrimaryKeyConstraint("case_id", "no"),
    comment="Signals thrown in a case and not yet heard by the others.",
)

counters = Table(
    "counters",
    tables,
    Column("name", Key, primary_key=True),
    Column("last", BigInteger, nullable=False),
    comment="The last number given, by service and year.",
)

business_clock = Table(
    "business_clock",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("shift_us", BigInteger, nullable=False),
    Column("moved_by", Key, nullable=False),
    Column("moved_at", Moment, nullable=False),
)

editions = Table(
    "editions",
    tables,
    Column("digest", Key, primary_key=True),
    Column("service", Key, nullable=False, index=True),
    Column("kind", Key, nullable=False),
    Column("setting", Json, nullable=False),
    Column("registered_at", Moment, nullable=False),
    Column("registered_by", Key, nullable=False),
    comment="Editions that came by upload; those shipped are read from their folders.",
)

edition_files = Table(
    "edition_files",
    tables,
    Column("edition", Key, ForeignKey(editions.c.digest), nullable=False),
    Column("path", Key, nullable=False),
    Column("digest", Key, nullable=False),
    PrimaryKeyConstraint("edition", "path"),
)

blobs = Table(
    "blobs",
    tables,
    Column("digest", Key, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    comment="Bytes that came from outside, by their SHA-256.",
)

Index("signals_in_order", signals.c.thrown_at)
Index(
    "incidents_open",
    incidents.c.happened_at,
    sqlite_where=incidents.c.retried_at.is_(None),
    postgresql_where=incidents.c.retried_at.is_(None),
)


FACTS = named(facts.c.name, facts.c.value, where=facts.c.case_id == cases.c.id).label("facts")
SAME = tuple(field.name for field in fields(Case) if field.name != "applicant")


def case_of(row: Mapping[Any, Any]) -> Case:
    """The case a row of the table says."""
    applicant = Applicant(row["applicant_name"], row["applicant_iin"])
    return Case(applicant=applicant, **{name: row[name] for name in SAME})


def whole(*others: Any) -> Any:
    """The statement that reads a case with its facts and whatever else is gathered beside it."""
    return select(cases, FACTS, *others).where(cases.c.id == bindparam("case"))


BRIEF = tuple(name for name in SAME if name not in ("run", "acted", "papers"))


def briefly(*others: Any) -> Any:
    """The statement that reads several cases without what only a step of their process needs."""
    own = (cases.c[name] for name in (*BRIEF, "applicant_name", "applicant_iin"))
    wanted = cases.c.id.in_(bindparam("wanted", expanding=True))
    return select(*own, *others).where(wanted).order_by(cases.c.id)


def brief_case_of(row: Mapping[Any, Any]) -> Case:
    applicant = Applicant(row["applicant_name"], row["applicant_iin"])
    return Case(applicant=applicant, **{name: row[name] for name in BRIEF})


def read_whole(connection: Connection, statement: Any, case: str) -> Mapping[Any, Any] | None:
    return read_one(connection, statement, case=case)


def lock_case(connection: Connection, case: str) -> None:
    """Hold a case until the end of the transaction. SQLite's writer is alone anyway."""
    if connection.dialect.name == "postgresql":
        speak(connection, "SELECT 1 FROM cases WHERE id = %s FOR UPDATE", (case,))


def lock_cases(connection: Connection, wanted: Sequence[str]) -> None:
    """Hold several cases, always in the same order, so that two who do so never wait for each other."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "SELECT 1 FROM cases WHERE id = ANY(%s) ORDER BY id FOR UPDATE", (list(wanted),)
        ).close()


def keep_case(rows: Rows, before: Case | None, after: Case) -> None:
    """Write what changed. A case that somebody else changed in between is not overwritten."""
    if before is None:
        values = {name: getattr(after, name) for name in SAME}
        name, iin = after.applicant.name, after.applicant.iin
        rows.insert(cases, **values, applicant_name=name, applicant_iin=iin, name_key=sort_key(name))
        return
    changed = difference(before, after)
    if changed:
        rows.change(cases, id=after.id, was=("seq", before.seq), **changed)


def keep_facts(rows: Rows, case: Case, changed: Mapping[str, Any]) -> None:
    for name, value in changed.items():
        rows.put(facts, case_id=case.id, name=name, value=value, seq=case.seq)


def keep_incident(rows: Rows, case: str, incident: Incident) -> None:
    values = {field.name: getattr(incident, field.name) for field in fields(Incident)}
    rows.put(incidents, case_id=case, **values)


def find_incident(connection: Connection, case: str, no: int) -> Incident | None:
    found = (
        connection.execute(select(incidents).where(incidents.c.case_id == case, incidents.c.no == no))
        .mappings()
        .first()
    )
    return Incident(**{name: value for name, value in found.items() if name != "case_id"}) if found else None


def incidents_of(connection: Connection, case: str) -> list[Incident]:
    asked = select(incidents).where(incidents.c.case_id == case).order_by(incidents.c.no)
    found = connection.execute(asked).mappings()
    return [Incident(**{name: value for name, value in row.items() if name != "case_id"}) for row in found]


def take_mail(connection: Connection, rows: Rows, case: str, messages: Iterable[str]) -> list[tuple[str, Any]]:
    """The letters that came for a case before it waited for them, oldest first; they leave the box."""
    found = connection.execute(
        select(mail).where(mail.c.case_id == case, mail.c.message.in_(messages)).order_by(mail.c.no)
    ).all()
    letters: dict[str, Any] = {}
    for letter in found:
        if letter.message not in letters:
            letters[letter.message] = letter.payload
            rows.remove(mail, case_id=case, no=letter.no)
    return list(letters.items())


def put_mail(rows: Rows, case: str, no: int, message: str, payload: Mapping[str, Any], at: datetime) -> None:
    rows.insert(mail, case_id=case, no=no, message=message, payload=payload, came_at=at)


def throw_signal(rows: Rows, case: str, no: int, name: str, payload: Mapping[str, Any], at: datetime) -> None:
    rows.insert(signals, case_id=case, no=no, name=name, payload=payload, thrown_at=at)


@dataclass(frozen=True)
class Thrown:
    """A signal on its way to other cases."""

    case: str
    no: int
    name: str
    payload: Mapping[str, Any]
    at: datetime


def next_signal(connection: Connection) -> Thrown | None:
    """The oldest signal that has not been spread yet."""
    row = connection.execute(select(signals).order_by(signals.c.thrown_at, signals.c.no).limit(1)).first()
    return Thrown(*row) if row else None


def forget_signal(rows: Rows, thrown: Thrown) -> None:
    rows.remove(signals, case_id=thrown.case, no=thrown.no)


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


# editions


def keep_edition(connection: Connection, edition: ServedEdition, *, by: str, at: datetime) -> None:
    """The files of an edition, each content once. Of two who keep the same at once, the second finds it kept."""
    if connection.execute(select(editions.c.digest).where(editions.c.digest == edition.digest)).first():
        return
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
    kind = "training" if edition.is_training else "regulation"
    first = connection.execute(
        insert(editions)
        .values(
            digest=edition.digest, service=edition.service, kind=kind, setting=edition.setting, registered_at=at,
            registered_by=by,
        )
        .on_conflict_do_nothing()
        .returning(editions.c.digest)
    ).first()  # fmt: skip
    if first is None:
        return
    digests = {path: sha256(content).hexdigest() for path, content in edition.files.items()}
    for path, digest in sorted(digests.items(), key=lambda pair: pair[1]):  # one order for all who wait for another
        content = insert(blobs).values(digest=digest, bytes=edition.files[path])
        connection.execute(content.on_conflict_do_nothing())
        connection.execute(insert(edition_files).values(edition=edition.digest, path=path, digest=digest))


@dataclass(frozen=True)
class StoredEdition:
    """An edition as the database keeps it."""

    digest: str
    kind: str
    setting: Mapping[str, Any]
    files: Mapping[str, bytes]


def find_edition(connection: Connection, digest: str) -> StoredEdition | None:
    row = connection.execute(select(editions).where(editions.c.digest == digest)).first()
    if row is None:
        return None
    files = connection.execute(
        select(edition_files.c.path, blobs.c.bytes)
        .join(blobs, blobs.c.digest == edition_files.c.digest)
        .where(edition_files.c.edition == digest)
    )
    return StoredEdition(row.digest, row.kind, row.setting, {path: bytes(content) for path, content in files})


def stored_editions(connection: Connection, *, uploaded_only: bool = True) -> list[str]:
    """The digests of the editions in the database, the oldest first."""
    asked = select(editions.c.digest).order_by(editions.c.registered_at)
    if uploaded_only:
        asked = asked.where(editions.c.setting["uploaded"].as_boolean())
    return list(connection.execute(asked).scalars())
