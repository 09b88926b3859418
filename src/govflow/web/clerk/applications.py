"""A new application: which service, in which unit, and the form the process begins with."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.opening import open_case
from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.rejections import NotInForce, WrongAnswers
from govflow.casework.questions.services import services_offered
from govflow.casework.questions.staff import who_works_here
from govflow.languages import Text
from govflow.law.forms import Form
from govflow.web.pages.asking import AskedByClerk
from govflow.web.pages.forms import draw, first_typed
from govflow.web.pages.page import Page
from govflow.web.pages.posted import Typed, typed_into, with_row_added, with_row_removed
from govflow.web.pages.tone import status_of

router = APIRouter()
NOTHING = Form("", Text.same(""), (), "")


@dataclass(frozen=True)
class Beginning:
    """A process a case can begin with, and what it asks first."""

    edition: ServedEdition
    process: str
    title: Text
    form: Form | None


@router.get("/cases/new")
def choose(page: AskedByClerk) -> Response:
    if not page.word("service"):
        ways = [one for edition in services_offered(page.app.house) for one in _beginnings(edition)]
        return page.show("clerk/services.html", here="clerk", ways=ways)
    one = _chosen(page)
    typed = first_typed(one.form, {}, page.given, page.language) if one.form else {}
    return _show(page, one, typed, judged=False)


@router.post("/cases/new")
def begin(page: AskedByClerk) -> Response:
    one = _chosen(page)
    typed = typed_into(one.form, page.sent, {}) if one.form else {}
    what, _, place = page.word("what-to-do", "open").partition(":")
    if what == "add":
        return _show(page, one, with_row_added(typed, place), judged=False)
    if what == "remove":
        return _show(page, one, with_row_removed(typed, place), judged=False)
    try:
        with page.desk() as desk:
            case = open_case(
                one.edition.service, typed, by=page.officer, desk=desk, unit=_unit(page), process=one.process
            )
    except WrongAnswers as wrong:
        return _show(page, one, typed, judged=True, status=status_of(wrong))
    return page.go(f"/cases/{case}", told="told.opened")


@router.post("/cases/new/look")
def look_again(page: AskedByClerk) -> Response:
    one = _chosen(page)
    form = one.form or NOTHING
    typed = typed_into(form, page.sent, {})
    return page.show("clerk/fields.html", form=draw(form, typed, {}, page.given, page.language, judged=False))


def _beginnings(edition: ServedEdition) -> list[Beginning]:
    """The process of the service, and those that stand beside it and begin by themselves."""
    law = edition.regulation
    return [_beginning(edition, process) for process in (law.main_process, *law.separate_processes)]


def _beginning(edition: ServedEdition, process: str) -> Beginning:
    known = edition.model.processes[process]
    name = known.name or process
    title = Text(name, known.attributes.get("ru", name), known.attributes.get("en", name))
    start = next((one for one in known.children if edition.element(one).kind == "startEvent"), None)
    return Beginning(edition, process, title, edition.form_of(start) if start else None)


def _chosen(page: Page) -> Beginning:
    service, process = page.word("service"), page.word("process")
    for edition in services_offered(page.app.house):
        if edition.service == service:
            ways = _beginnings(edition)
            return next((one for one in ways if one.process == process), ways[0])
    raise NotInForce(service=service[:80], on=page.today)


def _unit(page: Page) -> str:
    return page.word("unit") or _units(page)[0][0]


def _units(page: Page) -> list[tuple[str, Text]]:
    """Where this officer may take an application."""
    _, units = who_works_here(page.app.house)
    return [(unit, units[unit].title if unit in units else Text.same(unit)) for unit in sorted(page.officer.units)]


def _show(page: Page, one: Beginning, typed: Typed, *, judged: bool, status: int = 200) -> Response:
    drawn = draw(one.form or NOTHING, typed, {}, page.given, page.language, judged=judged)
    chosen = {"units": _units(page), "unit": _unit(page)}
    return page.show("clerk/application.html", status=status, here="clerk", one=one, form=drawn, **chosen)
