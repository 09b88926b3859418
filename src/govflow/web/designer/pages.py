"""The designer's pages."""

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.registering import open_training_service, register_edition
from govflow.casework.cases.editions import Post
from govflow.casework.desk import open_desk
from govflow.casework.questions.services import services_offered
from govflow.web.designer.editions import coverage
from govflow.web.designer.reviewing import marks_of, review
from govflow.web.designer.uploads import WrongUpload, find_upload, keep_upload
from govflow.web.pages.asking import AskedByDesigner
from govflow.web.pages.page import Page
from govflow.web.pages.staff import posts_held

router = APIRouter(prefix="/designer")
XML = "application/xml; charset=utf-8"


@router.get("")
def services(page: AskedByDesigner) -> Response:
    return page.show("designer/services.html", here="designer", editions=services_offered(page.app.house))


@router.post("/uploads")
def upload(page: AskedByDesigner) -> Response:
    files = page.uploads("file")
    if not files:
        raise WrongUpload(reason="empty")
    kept = keep_upload(page.app.settings.storage, files[0].name, files[0].content)
    return page.go(f"/designer/uploads/{kept.digest}")


@router.get("/uploads/{digest}")
def look(digest: str, page: AskedByDesigner) -> Response:
    uploaded = find_upload(page.app.settings.storage, digest)
    reviewed = review(uploaded.diagrams)
    shown = page.word("file") if page.word("file") in reviewed.verdicts else next(iter(reviewed.verdicts))
    verdict = reviewed.verdicts[shown]
    return page.show(
        "designer/upload.html",
        here="designer",
        uploaded=uploaded,
        reviewed=reviewed,
        shown=shown,
        verdict=verdict,
        names=reviewed.names(shown, page.language),
        marks=marks_of(verdict.findings, page.language),
        posts=_posts(page),
        own=_own_post(page),
    )


@router.get("/uploads/{digest}/diagram")
def diagram(digest: str, page: AskedByDesigner) -> Response:
    """The bytes as they were uploaded; only the drawing script of our own page asks for them."""
    uploaded = find_upload(page.app.settings.storage, digest)
    return page.give(uploaded.diagrams.get(page.word("file"), b""), XML)


@router.post("/uploads/{digest}/open")
def open_service(digest: str, page: AskedByDesigner) -> Response:
    """Serve the upload: an edition as what it says it is, a diagram as a training service."""
    uploaded = find_upload(page.app.settings.storage, digest)
    with open_desk(page.app.house) as desk:
        if uploaded.is_edition:
            edition = register_edition(uploaded.content, by=page.officer, desk=desk)
        else:
            lanes = {
                lane: _post(page, f"lane-{number}") for number, lane in enumerate(review(uploaded.diagrams).lanes)
            }
            title = page.word("title") or uploaded.name
            service = f"training-{digest[:8]}"
            edition = open_training_service(uploaded.diagrams, service, title, lanes, by=page.officer, desk=desk)
    return page.go(f"/designer/editions/{edition.digest}", told="told.published")


@router.get("/editions/{digest}")
def edition(digest: str, page: AskedByDesigner) -> Response:
    served = page.app.house.editions.get(digest)
    processes = list(served.model.processes.values())
    chosen = next((one for one in processes if one.id == page.word("process")), None)
    main = served.model.processes[served.regulation.main_process]
    return page.show(
        "designer/edition.html",
        here="designer",
        edition=served,
        processes=processes,
        chosen=chosen or main,
        points=coverage(served),
    )


@router.get("/editions/{digest}/diagram")
def edition_diagram(digest: str, page: AskedByDesigner) -> Response:
    served = page.app.house.editions.get(digest)
    process = served.model.processes.get(page.word("process"))
    drawn = [one for one in served.model.definitions if process is None or process in one.processes]
    return page.give(drawn[0].xml if drawn else b"", XML)


def _posts(page: Page) -> list[tuple[str, str]]:
    """The posts a lane can be given to: what it is called, and its value in the form."""
    return [(f"{role.unit}/{role.actor}", said) for role, said in posts_held(page.app.house, page.language)]


def _own_post(page: Page) -> str:
    """The designer's own post: the quickest way to try a diagram out is to do every step oneself."""
    role = sorted(page.officer.roles, key=lambda one: (one.actor != "DESIGNER", one.unit))[0]
    return f"{role.unit}/{role.actor}"


def _post(page: Page, name: str) -> Post:
    unit, _, actor = page.word(name, _own_post(page)).partition("/")
    known = {value for value, _ in _posts(page)}
    if f"{unit}/{actor}" not in known:
        raise WrongUpload(reason="post")
    return Post(actor, unit)
