"""The inbox: what is offered to the officer's posts and what they hold, due first."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.working import claim_task, release_task
from govflow.casework.desk import open_desk
from govflow.casework.questions.inbox import InboxFilter, InboxRow, Place, inbox_page
from govflow.casework.questions.services import services_offered
from govflow.web.pages.asking import AskedByClerk
from govflow.web.pages.page import Page
from govflow.web.pages.safety import safe_way_back
from govflow.web.pages.standing import Standing, standing_of

router = APIRouter()
FILTERS = ("text", "service", "state", "late", "mine")
LATENESS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Shown:
    row: InboxRow
    standing: Standing
    is_mine: bool


@router.get("/inbox")
def inbox(page: AskedByClerk) -> Response:
    asked = {name: page.word(name) for name in FILTERS}
    found = inbox_page(page.app.house, page.officer, _filter(asked), after=Place.parse(page.word("after")))
    further = urlencode({**{name: value for name, value in asked.items() if value}, "after": str(found.next)})
    editions = services_offered(page.app.house)
    return page.show(
        "clerk/inbox-table.html" if page.is_fragment else "clerk/inbox.html",
        here="clerk",
        rows=[_shown(page, row) for row in found.rows],
        further=f"/inbox?{further}" if found.next else None,
        is_first=not page.word("after"),
        asked=asked,
        services=[(one.service, one.regulation.title) for one in editions],
        states=[(state.code, state.title) for one in editions for state in one.regulation.states.values()],
    )


def _filter(asked: dict[str, str]) -> InboxFilter:
    return InboxFilter(
        service=asked["service"] or None,
        state=asked["state"] or None,
        is_late=LATENESS.get(asked["late"]),
        is_mine=asked["mine"] == "yes",
        text=asked["text"][:200],
    )


def _shown(page: Page, row: InboxRow) -> Shown:
    standing = standing_of(page, row.due_on, row.due_at, row.term)
    return Shown(row, standing, row.holder == page.officer.id)


@router.post("/tasks/{item}/claim")
def claim(item: str, page: AskedByClerk) -> Response:
    _do(page, item, claim_task)
    return page.go(f"/tasks/{item}", told="told.claimed")


@router.post("/tasks/{item}/release")
def release(item: str, page: AskedByClerk) -> Response:
    _do(page, item, release_task)
    return page.go(safe_way_back(page.word("back"), "/inbox"), told="told.released")


def _do(page: Page, item: str, act: Callable[..., None]) -> None:
    with open_desk(page.app.house) as desk:
        act(item, by=page.officer, desk=desk)
