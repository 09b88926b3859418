"""What was attached to a case: taken in, and given out again as the very bytes that came."""

from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.attaching import attach_document, record_document_read
from govflow.casework.desk import open_desk
from govflow.casework.questions.documents import document_bytes
from govflow.web.pages.asking import AskedOfCase, Number
from govflow.web.pages.media import media_of

JSON = "application/json"

router = APIRouter(prefix="/cases/{case}")


@router.post("/documents")
def attach(case: str, page: AskedOfCase) -> Response:
    files = page.uploads("file")
    with page.desk() as desk:
        for file in files:
            paper = page.word("paper") or "D-OTHER"
            attach_document(case, paper, file.name, file.content, file.media, by=page.officer, desk=desk)
    return page.go(f"/cases/{case}#documents", told="told.attached" if files else None)


@router.get("/papers/{no}/file")
def download(case: str, no: Number, page: AskedOfCase) -> Response:
    """The file itself. It is always saved, never shown as a page of ours, and who took it is put down."""
    document, content = document_bytes(page.app.house, case, no, page.officer)
    with open_desk(page.app.house) as desk:
        record_document_read(case, document, by=page.officer, desk=desk)
    name = document.title or f"{document.paper}-{document.version}.json"
    media = media_of(content, document.media) if document.is_incoming else JSON
    saved_as = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=media, headers={"Content-Disposition": saved_as})
