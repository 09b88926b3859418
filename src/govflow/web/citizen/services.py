"""The list of services, and the state of a case by its number and the applicant's IIN."""

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.questions.casepage import open_deadlines
from govflow.casework.questions.earlier import earlier_counts
from govflow.casework.questions.reasons import told_to_applicant
from govflow.casework.questions.services import FoundCase, find_cases, services_offered
from govflow.clock import technical_now
from govflow.law.regulations import Regulation
from govflow.web.pages.asking import Asked
from govflow.web.pages.page import Page

router = APIRouter()


@router.get("/services")
def services(page: Asked) -> Response:
    return page.show("citizen/services.html", here="citizen", editions=services_offered(page.app.house))


@router.get("/status")
def status(page: Asked) -> Response:
    """Both the number and the IIN must be known, and one may not guess for ever."""
    number, iin = page.word("number").upper()[:60], page.word("iin")[:20]
    if not number and not iin:
        return page.show(
            "citizen/status.html",
            here="citizen",
            number="",
            found=None,
            law=None,
            fault="",
            deadlines=[],
            reasons=[],
        )
    found = None if _guesses_too_much(page) else _find(page, number, iin)
    law = _law(page, found) if found else None
    fault = "" if found else "status.not_found"
    code = 200 if found else 404
    deadlines = open_deadlines(page.app.house, found.case) if found and not found.closed_at else ()
    return page.show(
        "citizen/status.html",
        status=code,
        here="citizen",
        number=number,
        found=found,
        law=law,
        fault=fault,
        deadlines=[(one, earlier_counts(page.app.house, one)) for one in deadlines],
        reasons=told_to_applicant(page.app.house, found.case) if found else [],
    )


def _find(page: Page, number: str, iin: str) -> FoundCase | None:
    matching = find_cases(page.app.house, None, number) if any(sign.isdigit() for sign in number) else []
    found = next((one for one in matching if one.case == number and one.iin and one.iin == iin), None)
    if found is None:
        page.site.guesses.add(_address(page), technical_now().timestamp())
    return found


def _guesses_too_much(page: Page) -> bool:
    return page.site.guesses.are_too_many(_address(page), technical_now().timestamp())


def _address(page: Page) -> str:
    return page.request.client.host if page.request.client else ""


def _law(page: Page, found: FoundCase) -> Regulation | None:
    laws = {one.service: one.regulation for one in services_offered(page.app.house)}
    return laws.get(found.service)
