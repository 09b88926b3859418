"""Editions as the database keeps them: each content once, by its digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select

from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.store.tables import blobs, edition_files, editions
from govflow.database import Connection, add_once


def keep_edition(connection: Connection, edition: ServedEdition, *, by: str, at: datetime) -> None:
    """The files of an edition, each content once. Of two who keep the same at once, the second finds it kept."""
    if connection.execute(select(editions.c.digest).where(editions.c.digest == edition.digest)).first():
        return
    kind = "training" if edition.is_training else "regulation"
    is_first = add_once(
        connection, editions, digest=edition.digest, service=edition.service, kind=kind, setting=edition.setting,
        registered_at=at, registered_by=by,
    )  # fmt: skip
    if not is_first:
        return
    digests = {path: sha256(content).hexdigest() for path, content in edition.files.items()}
    for path, digest in sorted(digests.items(), key=lambda pair: pair[1]):  # one order for all who wait for another
        add_once(connection, blobs, digest=digest, bytes=edition.files[path])
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
