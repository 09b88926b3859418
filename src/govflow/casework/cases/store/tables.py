"""The tables of cases, their facts and the editions they run under."""

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
)

from govflow.database import Json, Key, Moment, tables

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
    Column("zone", Key, comment="time zone of the office it came to, where that is not the zone of the house"),
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
    Column("told", Json, comment="facts of the sentence of the reason"),
    Column("during", Key, nullable=False),
    Column("deadline", Integer),
    Column("happened_at", Moment, nullable=False),
    Column("retried_at", Moment),
    PrimaryKeyConstraint("case_id", "no"),
)

sendings = Table(
    "sendings",
    tables,
    Column("key", Key, primary_key=True),
    Column("sent_by", Key, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("reference", Key, nullable=False),
    comment="Forms that were answered, by the key each carries, so that one sent twice is answered once.",
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
