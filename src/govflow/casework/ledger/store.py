"""The tables of the ledger. The database refuses to change or delete an entry."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, String, Table, select

from govflow.casework.ledger.chain import Entry
from govflow.database import Connection, Key, Moment, Rows, seal, tables

ledger = Table(
    "ledger",
    tables,
    Column("case_id", Key, ForeignKey("cases.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event", Key, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Key, nullable=False),
    Column("text", String, nullable=False),
    Column("digest", Key, nullable=False),
    PrimaryKeyConstraint("case_id", "seq"),
)
seal(ledger)

personal = Table(
    "ledger_personal",
    tables,
    Column("case_id", Key, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("salt", Key, nullable=False),
    Column("text", String, nullable=False),
    PrimaryKeyConstraint("case_id", "seq"),
    comment="What is personal in an entry. It may be erased by law; the chain holds without it.",
)

_ENTRIES = select(ledger, personal.c.salt, personal.c.text.label("personal")).select_from(
    ledger.outerjoin(personal, (personal.c.case_id == ledger.c.case_id) & (personal.c.seq == ledger.c.seq))
)


def append(rows: Rows, entry: Entry) -> None:
    rows.insert(
        ledger,
        case_id=entry.case,
        seq=entry.seq,
        event=entry.event,
        at=entry.at,
        by=entry.by,
        text=entry.text,
        digest=entry.digest,
    )
    if entry.personal is not None:
        rows.insert(personal, case_id=entry.case, seq=entry.seq, salt=entry.salt, text=entry.personal)


def entries_of(connection: Connection, case: str) -> list[Entry]:
    """The whole story of a case, in order."""
    found = connection.execute(_ENTRIES.where(ledger.c.case_id == case).order_by(ledger.c.seq)).mappings()
    return [_entry(row) for row in found]


def find_entries(connection: Connection, case: str, event: str) -> list[Entry]:
    """The entries of one kind of a case."""
    asked = _ENTRIES.where(ledger.c.case_id == case, ledger.c.event == event).order_by(ledger.c.seq)
    return [_entry(row) for row in connection.execute(asked).mappings()]


def raw_entries(connection: Connection, case: str) -> Iterator[Mapping[Any, Any]]:
    """The rows as they lie in the database, for the proof."""
    asked = _ENTRIES.where(ledger.c.case_id == case).order_by(ledger.c.seq)
    yield from connection.execute(asked).mappings()


def _entry(row: Mapping[Any, Any]) -> Entry:
    return Entry(
        row["case_id"],
        row["seq"],
        row["event"],
        row["at"],
        row["by"],
        row["text"],
        row["digest"],
        row["personal"],
        row["salt"],
    )


def orphans(connection: Connection) -> list[str]:
    """Cases named in the ledger that are not there."""
    known = select(tables.tables["cases"].c.id)
    asked = select(ledger.c.case_id).where(ledger.c.case_id.not_in(known)).distinct()
    return list(connection.execute(asked).scalars())
