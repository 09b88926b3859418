"""Something came for a case from outside: papers brought to the counter, an answer by letter."""

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.hearing import receive_message
from govflow.casework.cases.rejections import NotAwaited, WrongAnswers
from govflow.casework.inbox.items import Item, Kind
from govflow.casework.questions.casepage import CasePage, case_page
from govflow.languages import Text
from govflow.law.forms import Form
from govflow.web.pages.asking import AskedOfCase
from govflow.web.pages.forms import draw, first_typed
from govflow.web.pages.page import Page
from govflow.web.pages.posted import Typed, typed_into, with_row_added, with_row_removed
from govflow.web.pages.tone import status_of

router = APIRouter(prefix="/cases/{case}/messages")
NOTHING = Form("", Text.same(""), (), "")


@router.get("/{wait}")
def ask(case: str, wait: int, page: AskedOfCase) -> Response:
    found, item, form = _awaited(page, case, wait)
    return _show(page, found, item, first_typed(form, found.facts, page.given, page.language), judged=False)


@router.post("/{wait}/look")
def look_again(case: str, wait: int, page: AskedOfCase) -> Response:
    found, _, form = _awaited(page, case, wait)
    typed = typed_into(form, page.sent, {})
    return page.show(
        "clerk/fields.html", form=draw(form, typed, found.facts, page.given, page.language, judged=False)
    )


@router.post("/{wait}")
def receive(case: str, wait: int, page: AskedOfCase) -> Response:
    found, item, form = _awaited(page, case, wait)
    typed = typed_into(form, page.sent, {})
    what, _, place = page.word("what-to-do", "receive").partition(":")
    if what == "add":
        return _show(page, found, item, with_row_added(typed, place), judged=False)
    if what == "remove":
        return _show(page, found, item, with_row_removed(typed, place), judged=False)
    try:
        with page.desk() as desk:
            was_awaited = receive_message(case, item.name, typed, by=page.officer, desk=desk)
    except WrongAnswers as wrong:
        return _show(page, found, item, typed, judged=True, status=status_of(wrong))
    return page.go(f"/cases/{case}", told="told.received" if was_awaited else "told.kept")


def _awaited(page: Page, case: str, wait: int) -> tuple[CasePage, Item, Form]:
    found = case_page(page.app.house, case, page.officer)
    for _, item in found.items:
        if item.wait == wait and item.kind is Kind.MESSAGE:
            return found, item, found.edition.form_of(item.element) or NOTHING
    raise NotAwaited(case=case, what=wait)


def _show(page: Page, found: CasePage, item: Item, typed: Typed, *, judged: bool, status: int = 200) -> Response:
    form = found.edition.form_of(item.element) or NOTHING
    drawn = draw(form, typed, found.facts, page.given, page.language, judged=judged)
    label = found.edition.label(item.element)
    return page.show(
        "clerk/message.html", status=status, here="clerk", found=found, item=item, label=label, form=drawn
    )
