"""A case ends before its process would: withdrawn, or without an applicant, or without the right."""

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.deciding import CANCELLED, cancel_case
from govflow.casework.cases.rejections import CaseIsClosed
from govflow.casework.people.officers import Duty
from govflow.casework.people.rejections import NotYourDuty
from govflow.casework.questions.casepage import CasePage, case_page
from govflow.law.forms import Kind
from govflow.law.forms.showing import shown_day
from govflow.web.clerk.deciding.sheet import Change, Sheet, ask, listed, phrase
from govflow.web.pages.asking import AskedOfCase
from govflow.web.pages.page import Page

router = APIRouter(prefix="/cases/{case}/end")


@router.get("")
def ask_for(case: str, page: AskedOfCase) -> Response:
    return _sheet(page, _found(page, case)).show(page, {})


@router.post("")
def decide(case: str, page: AskedOfCase) -> Response:
    sheet = _sheet(page, _found(page, case))
    return sheet.decide(
        page,
        lambda answers, desk: cancel_case(
            case, str(answers.get("ending") or ""), str(answers["reason"]), by=page.officer, desk=desk
        ),
        f"/cases/{case}",
    )


def _found(page: Page, case: str) -> CasePage:
    found = case_page(page.app.house, case, page.officer)
    if not found.case.is_open:
        raise CaseIsClosed(case=case)
    if not found.is_above:
        raise NotYourDuty(officer=page.officer.name, duty=Duty.SUPERVISOR)
    return found


def _sheet(page: Page, found: CasePage) -> Sheet:
    case, endings = found.case.id, found.edition.regulation.endings
    grounds = [ask(Kind.CHOICE, "ending", choices=listed(endings))] if endings else []
    return Sheet(
        kind="end",
        about=found.edition.regulation.title.in_(page.language),
        changes=list(_changes(page, found)),
        fields=[*grounds, ask(Kind.LINES, "reason")],
        ways=[(case, f"/cases/{case}")],
        told="told.ended",
    )


def _changes(page: Page, found: CasePage) -> Iterator[Change]:
    """The state it takes, the tasks that are no longer needed, the deadlines that are no longer counted."""

    def words(key: str) -> str:
        return phrase(key).in_(page.language)

    states = found.edition.regulation.states
    before = found.state_title.in_(page.language) if found.state_title else words("open")
    after = states[CANCELLED].title.in_(page.language) if CANCELLED in states else words("closed")
    yield Change(words("state"), before, after)
    for _, item in found.items:
        yield Change(found.edition.label(item.element).in_(page.language), words("open"), words("not_needed"))
    for one in found.deadlines:
        if one.clock.is_open and one.clock.due_on:
            yield Change(
                one.title.in_(page.language), shown_day(one.clock.due_on.isoformat()), words("not_counted")
            )
