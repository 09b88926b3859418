"""The page of one task: the form with its draft, the papers to sign, the way on."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.attaching import attach_document
from govflow.casework.actions.hearing import answer_system
from govflow.casework.actions.signing import sign_paper
from govflow.casework.actions.working import complete_task, save_draft
from govflow.casework.cases.rejections import WrongAnswers
from govflow.casework.desk import open_desk
from govflow.casework.inbox.items import Kind
from govflow.casework.inbox.rejections import NoWayChosen
from govflow.casework.questions.casepage import TaskPage, task_page
from govflow.casework.signatures.rejections import SignatureMissing
from govflow.errors import Rejected
from govflow.law.forms import Kind as FieldKind
from govflow.law.forms import check_answers
from govflow.web.clerk.known import known_facts
from govflow.web.clerk.rescue import QUICKER, rescued
from govflow.web.pages.asking import AskedByClerk
from govflow.web.pages.forms import DrawnForm, draw, first_typed
from govflow.web.pages.page import Page
from govflow.web.pages.posted import Typed, Upload, typed_into, with_row_added, with_row_removed
from govflow.web.pages.standing import standing_of_clock
from govflow.web.pages.tone import sentence, status_of, what_to_do

router = APIRouter()


@router.get("/tasks/{item}")
def task(item: str, page: AskedByClerk) -> Response:
    work = task_page(page.app.house, item, page.officer)
    return _show(page, work, _first(page, work), judged=False)


@router.post("/tasks/{item}/look")
def look_again(item: str, page: AskedByClerk) -> Response:
    """The fields as they stand with what was typed; nothing is kept."""
    work = task_page(page.app.house, item, page.officer)
    return page.show("clerk/fields.html", form=_drawn(page, work, _typed(page, work), judged=False))


@router.post("/tasks/{item}")
def work_on(item: str, page: AskedByClerk) -> Response:
    try:
        return _work_on(item, page)
    except QUICKER as refusal:
        return rescued(page, item, refusal)


def _work_on(item: str, page: Page) -> Response:
    work = task_page(page.app.house, item, page.officer)
    what, _, place = page.word("what-to-do", "complete").partition(":")
    typed = _typed(page, work)
    if what == "add":
        return _show(page, work, with_row_added(typed, place), judged=False)
    if what == "remove":
        return _show(page, work, with_row_removed(typed, place), judged=False)
    _keep(page, work, typed)
    if what == "save":
        return page.go(f"/tasks/{item}", told="told.draft_saved")
    try:
        return _sign(page, work, typed, place) if what == "sign" else _complete(page, work, typed)
    except WrongAnswers as wrong:
        if work.form is None:
            raise
        return _show(page, work, typed, judged=True, status=status_of(wrong))
    except (NoWayChosen, SignatureMissing) as missing:
        return _show(page, work, typed, judged=False, refusal=missing, status=status_of(missing))


def _keep(page: Page, work: TaskPage, typed: Typed) -> None:
    """Nothing typed is lost, whatever becomes of it; files go into the case at once."""
    if work.form is None or not work.is_mine:
        return
    files = [
        (field.key, upload)
        for field in work.form.each()
        if field.kind is FieldKind.FILES
        for name, values in page.sent.items()
        if name.split(".")[-1] == field.key
        for upload in values
        if isinstance(upload, Upload) and upload.name
    ]
    with open_desk(page.app.house) as desk:
        for paper, file in files:
            attach_document(work.case.id, paper, file.name, file.content, file.media, by=page.officer, desk=desk)
        save_draft(work.item, typed, by=page.officer, desk=desk)


def _sign(page: Page, work: TaskPage, typed: Typed, paper: str) -> Response:
    """Sign a paper as the answers make it; they must be right first, and are kept as they will be sent."""
    if work.form is not None:
        checked = check_answers(work.form, typed, facts=work.facts, given=page.given)
        if checked.problems:
            raise WrongAnswers(count=len(checked.problems), problems=checked.problems)
        with open_desk(page.app.house) as desk:
            save_draft(work.item, dict(checked.answers), by=page.officer, desk=desk)
    with open_desk(page.app.house) as desk:
        sign_paper(work.item, paper, by=page.officer, desk=desk)
    return page.go(f"/tasks/{work.item}#sign", told="told.signed")


def _complete(page: Page, work: TaskPage, typed: Typed) -> Response:
    answers: Mapping[str, Any] = {"flow": page.word("flow")} if work.task.kind is Kind.CHOICE else typed
    act = answer_system if work.task.kind is Kind.REPLY else complete_task
    with open_desk(page.app.house) as desk:
        act(work.item, answers, by=page.officer, desk=desk)
    return page.go(f"/cases/{work.case.id}", told="told.completed")


# drawing


def _first(page: Page, work: TaskPage) -> Typed:
    """The draft; without one, what the case already says of the questions."""
    if work.form is None:
        return {}
    if work.task.draft is not None:
        return dict(work.task.draft)
    return first_typed(work.form, work.facts, page.given, page.language)


def _typed(page: Page, work: TaskPage) -> Typed:
    return typed_into(work.form, page.sent, work.task.draft or {}) if work.form else {}


def _drawn(page: Page, work: TaskPage, typed: Typed, *, judged: bool) -> DrawnForm | None:
    if work.form is None:
        return None
    return draw(work.form, typed, work.facts, page.given, page.language, judged=judged)


def _show(
    page: Page, work: TaskPage, typed: Typed, *, judged: bool, refusal: Rejected | None = None, status: int = 200
) -> Response:
    return page.show(
        "clerk/task.html",
        status=status,
        here="clerk",
        work=work,
        form=_drawn(page, work, typed, judged=judged),
        deadlines=[(one, standing_of_clock(page, one.clock, one.term)) for one in work.deadlines],
        known=known_facts(work.edition, work.facts, page.language),
        refusal=sentence(refusal, page.language) if refusal else "",
        next_step=what_to_do(refusal, page.language) if refusal else "",
    )
