"""A document of a case as the bytes that came, or as the text its digest was made of."""

from govflow.casework.desk import House, open_reading, read_file
from govflow.casework.documents.papers import Document
from govflow.casework.documents.rejections import NoSuchDocument
from govflow.casework.documents.store import bytes_of, find_document
from govflow.casework.ledger.chain import canonical
from govflow.casework.people.officers import Officer
from govflow.casework.questions.casepage import refuse_strangers


def document_bytes(house: House, case: str, no: int, officer: Officer) -> tuple[Document, bytes]:
    """One version of a paper of a case that the officer has to do with."""
    with open_reading(house) as connection:
        file = read_file(house, connection, case)
        refuse_strangers(file, officer, connection)
        document = find_document(connection, case, no)
        content = _content(document, bytes_of(connection, document.digest)) if document else None
    if document is None or content is None:
        raise NoSuchDocument(case=case, no=no)
    return document, content


def _content(document: Document, attached: bytes | None) -> bytes | None:
    return attached if document.is_incoming else canonical(document.content).encode()
