"""The table of documents. Versions are only added."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    select,
)

from govflow.casework.documents.papers import Document
from govflow.database import Connection, Json, Key, Moment, Rows, add_once, tables

documents = Table(
    "documents",
    tables,
    Column("case_id", Key, ForeignKey("cases.id"), nullable=False),
    Column("no", Integer, nullable=False),
    Column("paper", Key, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", Key, nullable=False),
    Column("drawn_up_at", Moment, nullable=False),
    Column("drawn_up_by", Key, nullable=False),
    Column("title", String, nullable=False),
    Column("media", Key, nullable=False),
    Column("size", Integer, nullable=False),
    Column("is_incoming", Boolean, nullable=False),
    Column("content", Json),
    PrimaryKeyConstraint("case_id", "no"),
)

Index("documents_by_paper", documents.c.case_id, documents.c.paper, documents.c.version)

attachments = Table(
    "attachments",
    tables,
    Column("digest", Key, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    comment="What people attached, by SHA-256.",
)


def keep_document(rows: Rows, case: str, document: Document) -> None:
    rows.insert(documents, case_id=case, **vars(document))


def documents_in(connection: Connection, case: str) -> list[Document]:
    """Every version of every paper of a case, in the order they came."""
    asked = select(documents).where(documents.c.case_id == case).order_by(documents.c.no)
    return [_document(row) for row in connection.execute(asked).mappings()]


def find_document(connection: Connection, case: str, no: int) -> Document | None:
    asked = select(documents).where(documents.c.case_id == case, documents.c.no == no)
    row = connection.execute(asked).mappings().first()
    return _document(row) if row else None


def latest(connection: Connection, case: str, paper: str) -> Document | None:
    """The version of a paper that stands."""
    asked = (
        select(documents)
        .where(documents.c.case_id == case, documents.c.paper == paper)
        .order_by(documents.c.version.desc())
        .limit(1)
    )
    row = connection.execute(asked).mappings().first()
    return _document(row) if row else None


def _document(row: Mapping[Any, Any]) -> Document:
    return Document(**{field.name: row[field.name] for field in fields(Document)})


def keep_bytes(connection: Connection, digest: str, content: bytes) -> None:
    """The bytes of an attachment, once."""
    add_once(connection, attachments, digest=digest, bytes=content)


def bytes_of(connection: Connection, digest: str) -> bytes | None:
    found = connection.execute(select(attachments.c.bytes).where(attachments.c.digest == digest)).scalar()
    return bytes(found) if found is not None else None
