"""A new decision about working days: what it would move, before it is applied; what was loaded, and undoing it."""

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.decreeing import load_decision, load_files, understood, undo_decision
from govflow.casework.desk import open_desk
from govflow.casework.people.officers import Unit
from govflow.casework.questions.decrees import (
    Preview,
    cases_behind_files,
    loaded_decrees,
    may_decide,
    preview_decision,
    preview_files,
    standing_calendars,
)
from govflow.casework.questions.services import services_offered
from govflow.casework.questions.staff import who_works_here
from govflow.errors import Rejected, WrongFile
from govflow.languages import LANGUAGES, Text, keys_of, say
from govflow.law.calendars.telling import day_in_words, reason
from govflow.web.pages.asking import AskedBySupervisor, Number
from govflow.web.pages.page import Page

router = APIRouter(prefix="/overview/decisions")
DOMAIN = "decrees"
LARGEST = 200_000  # bytes of a decision, far beyond any


class NoDecisionGiven(Rejected):
    """No file with a decision was sent."""


@router.get("")
def decisions(page: AskedBySupervisor) -> Response:
    return _shown(page)


@router.post("/preview")
def preview(page: AskedBySupervisor) -> Response:
    """What the sent decision would move; nothing is kept."""
    text, name = _sent(page)
    try:
        after = understood(text, name, standing_calendars(page.app.house))
    except WrongFile as wrong:
        return _shown(page, fault=_fault(wrong, page.language), status=422)
    shown = preview_decision(page.app.house, after, page.officer)
    return _shown(page, found=shown, text=text, name=name)


@router.post("/files/preview")
def preview_release(page: AskedBySupervisor) -> Response:
    """What counting with the files of this release would move."""
    found = preview_files(page.app.house, page.officer)
    return _shown(page, found=found, name=say(page.language, DOMAIN, "files_title"), is_of_files=True)


@router.post("/files")
def apply_release(page: AskedBySupervisor) -> Response:
    with open_desk(page.app.house) as desk:
        load_files(by=page.officer, desk=desk)
    return page.go("/overview/decisions#loaded")


@router.post("")
def apply(page: AskedBySupervisor) -> Response:
    """Load the decision; the worker counts anew what it moves."""
    text, name = _sent(page)
    try:
        with open_desk(page.app.house) as desk:
            load_decision(text, name, by=page.officer, desk=desk)
    except WrongFile as wrong:
        return _shown(page, fault=_fault(wrong, page.language), status=422)
    return page.go("/overview/decisions#loaded")


@router.post("/{no}/undo")
def undo(no: Number, page: AskedBySupervisor) -> Response:
    title = Text(*(say(language, DOMAIN, "undo_title", no=no) for language in LANGUAGES))
    with open_desk(page.app.house) as desk:
        undo_decision(no, title, by=page.officer, desk=desk)
    return page.go("/overview/decisions#loaded")


def _sent(page: Page) -> tuple[str, str]:
    """The text of the decision: the file, or the text a preview was made of."""
    files = page.uploads("file")
    content = files[0].content if files else page.word("text").encode()
    name = files[0].name if files else page.word("name")
    if not content or len(content) > LARGEST:
        raise NoDecisionGiven
    return content.decode("utf-8", errors="replace"), name[:120] or "decision.yaml"


def _fault(wrong: WrongFile, language: str) -> str:
    """Which line of the decision cannot be, and why."""
    key = f"fault_{type(wrong).__name__}"
    known = key if key in keys_of(DOMAIN, language) else "fault_WrongFile"
    return say(language, DOMAIN, known, **vars(wrong))


def _shown(
    page: Page,
    *,
    found: Preview | None = None,
    text: str = "",
    name: str = "",
    fault: str = "",
    is_of_files: bool = False,
    status: int = 200,
) -> Response:
    loaded = loaded_decrees(page.app.house)
    _, units = who_works_here(page.app.house)
    laws = {one.service: one.regulation for one in services_offered(page.app.house)}
    return page.show(
        "supervisor/decisions.html",
        status=status,
        here="supervisor",
        found=found,
        days=_days(found, page.language) if found else [],
        text=text,
        name=name,
        fault=fault,
        behind=cases_behind_files(page.app.house),
        is_of_files=is_of_files,
        may_decide=may_decide(page.app.house, page.officer),
        loaded=loaded,
        undone={one.undoes: one.no for one in loaded if one.undoes},
        unit_title=lambda code: _unit(units, code, page.language),
        service_title=lambda code: laws[code].title if code in laws else Text.same(code),
        term_title=lambda service, code: (
            laws[service].terms[code].title if service in laws and code in laws[service].terms else Text.same(code)
        ),
    )


def _days(found: Preview, language: str) -> list[dict[str, str]]:
    return [
        {
            "day": day_in_words(shift.changed.day, language),
            "week": say(language, DOMAIN, f"week_{shift.week}"),
            "before": reason(shift.changed.before, language),
            "after": reason(shift.changed.after, language),
            "source": shift.changed.source.title.in_(language) if shift.changed.source else "",
        }
        for shift in found.days
    ]


def _unit(units: dict[str, Unit], code: str, language: str) -> str:
    return units[code].title.in_(language) if code in units else code or say(language, DOMAIN, "whole_house")
