"""Taking a document into a case, and recording that a case or a document was read."""

import hashlib

from govflow.casework.cases.events import CaseRead, DocumentAttached, DocumentRead
from govflow.casework.desk import Desk
from govflow.casework.desk.rights import case_for
from govflow.casework.documents.papers import Document
from govflow.casework.documents.store import keep_bytes
from govflow.casework.people.officers import Doer, Officer


def attach_document(case: str, paper: str, title: str, content: bytes, media: str, *, by: Doer, desk: Desk) -> int:
    """Put a file into a case under the code of a paper; gives its number there."""
    file = case_for(case, by, desk, doing="attach_document")
    digest = hashlib.sha256(content).hexdigest()
    version = int(file.case.papers.get(paper, {}).get("version", 0)) + 1
    document = Document(
        file.next_no(), paper, version, digest, desk.now, by.id, title, media, len(content), is_incoming=True
    )
    keep_bytes(desk.connection, digest, content)
    file.documents.append(document)
    file.record(DocumentAttached(document.no, paper, digest, len(content), title), desk.now)
    return document.no


def record_reading(case: str, page: str, *, by: Officer, desk: Desk) -> None:
    """Put down in the ledger that an officer read a case."""
    file = desk.file(case, by=by.id, doing="record_reading")
    file.record(CaseRead(page), desk.now)


def record_document_read(case: str, document: Document, *, by: Officer, desk: Desk) -> None:
    """Put down in the ledger that an officer took the bytes of a document."""
    file = desk.file(case, by=by.id, doing="record_document_read")
    file.record(DocumentRead(document.no, document.paper, document.version, document.digest), desk.now)
