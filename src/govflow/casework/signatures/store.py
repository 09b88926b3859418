"""The table of signatures. It only grows."""

from dataclasses import fields

from sqlalchemy import Boolean, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, select

from govflow.casework.signatures.marks import Signature
from govflow.database import Connection, Key, Moment, Rows, seal, tables

signatures = Table(
    "signatures",
    tables,
    Column("case_id", Key, ForeignKey("cases.id"), nullable=False),
    Column("no", Integer, nullable=False),
    Column("paper", Key, nullable=False),
    Column("document", Integer, nullable=False),
    Column("digest", Key, nullable=False),
    Column("officer", Key, nullable=False),
    Column("actor", Key, nullable=False),
    Column("signed_at", Moment, nullable=False),
    Column("is_verified", Boolean, nullable=False),
    PrimaryKeyConstraint("case_id", "no"),
)

seal(signatures)


def keep_signature(rows: Rows, case: str, signature: Signature) -> None:
    rows.insert(signatures, case_id=case, **vars(signature))


def signatures_in(connection: Connection, case: str, paper: str | None = None) -> list[Signature]:
    asked = select(signatures).where(signatures.c.case_id == case).order_by(signatures.c.no)
    if paper is not None:
        asked = asked.where(signatures.c.paper == paper)
    found = connection.execute(asked).mappings()
    return [Signature(**{field.name: row[field.name] for field in fields(Signature)}) for row in found]
