"""The way in: the welcome page, signing in and out, the choice of language, the clock of training and demo."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from govflow.casework.actions.clockwork import move_clock
from govflow.casework.actions.entering import sign_in, sign_out
from govflow.casework.desk import open_desk
from govflow.casework.people.rejections import WrongPassword
from govflow.casework.questions.today import business_clock
from govflow.clock import technical_now
from govflow.errors import Rejected
from govflow.languages import LANGUAGES
from govflow.law.calendars.working_days import FIRST_YEAR, LAST_YEAR
from govflow.law.forms.kinds import read_day
from govflow.law.forms.problems import Wrong
from govflow.settings import Profile
from govflow.web.pages.asking import Asked
from govflow.web.pages.page import LANGUAGE, MENU, SESSION, YEAR, NotSignedIn, Page
from govflow.web.pages.safety import safe_way_back
from govflow.web.pages.staff import accounts
from govflow.web.pages.tone import sentence

router = APIRouter()
MORNING = time(9)
LAST_CLOCK_YEAR = LAST_YEAR - 5  # terms of some years begin then, and must be counted too
LONGEST_SHOWN = 80
DEMO_PASSWORD = "demo"  # noqa: S105 - of people who do not exist, shown on the start page of the demo


class TooManyAttempts(Rejected):
    """Too many failed sign-ins as {known_as}."""


class WrongDay(Rejected):
    """{written} is not a day of {first} to {last}, where the clock can be moved to."""


@router.get("/")
def welcome(page: Asked) -> Response:
    """Where each role begins; in the demo also who there is to sign in as, and nowhere else."""
    shown = accounts(page.app.house) if page.app.settings.profile is Profile.DEMO else []
    return page.show("welcome.html", accounts=shown, password=DEMO_PASSWORD)


@router.get("/sign-in")
def ask_to_sign_in(page: Asked) -> Response:
    known_as = page.word("as")
    return page.show("sign-in.html", known_as=known_as, next=safe_way_back(page.word("next")), fault="")


@router.post("/sign-in")
def enter(page: Asked) -> Response:
    known_as, way = page.word("name"), safe_way_back(page.word("next"))
    try:
        secret = _try(page, known_as)
    except (WrongPassword, TooManyAttempts) as refusal:
        status = 429 if isinstance(refusal, TooManyAttempts) else 422
        fault = sentence(refusal, page.language)
        return page.show("sign-in.html", status=status, known_as=known_as, next=way, fault=fault)
    if page.reader.session:
        sign_out(page.app.house, page.reader.session)
    answer = page.go(way if way != "/" else _first_page(page, secret))
    page.set_cookie(answer, SESSION, secret)
    return answer


def _try(page: Page, known_as: str) -> str:
    """Sign in, unless too many have failed lately under this name or from this place."""
    now = technical_now()
    address = page.request.client.host if page.request.client else ""
    gates = ((page.site.by_name, known_as[:LONGEST_SHOWN]), (page.site.by_address, address))
    if any(gate.are_too_many(key, now.timestamp()) for gate, key in gates):
        raise TooManyAttempts(known_as=known_as[:LONGEST_SHOWN])
    for gate, key in gates:
        gate.add(key, now.timestamp())  # before the answer is known, so that many at once count as many
    secret = sign_in(page.app.house, known_as, page.word("password"), at=now)
    for gate, key in gates:
        gate.take_back(key, now.timestamp())
    return secret


def _first_page(page: Page, secret: str) -> str:
    """Where the officer who has just signed in works."""
    found = page.site.who(secret)
    portals = replace(page.reader, officer=found[0]).portals if found else ()
    return MENU[portals[0]] if portals else "/"


@router.post("/sign-out")
def leave(page: Asked) -> Response:
    if page.reader.session:
        sign_out(page.app.house, page.reader.session)
    answer = page.go("/", told="told.signed_out")
    answer.delete_cookie(SESSION, path="/")
    return answer


@router.get("/language/{language}")
def choose_language(language: str, page: Asked) -> Response:
    """A link, so that it works without a script; what it changes is only how things are said."""
    answer = RedirectResponse(safe_way_back(page.word("back")), status_code=303)
    if language in LANGUAGES:
        page.set_cookie(answer, LANGUAGE, language, seconds=YEAR)
    return answer


@router.post("/clock")
def set_clock(page: Asked) -> Response:
    """Move business time for everybody; casework refuses it in production."""
    if page.reader.officer is None:
        raise NotSignedIn
    with open_desk(page.app.house) as desk:
        move_clock(_wanted(page), by=page.reader.officer, desk=desk)
    return page.go(safe_way_back(page.word("back")), told="told.clock_moved")


def _wanted(page: Page) -> datetime:
    """The morning of the day asked for, or of the day after the present one."""
    day = _day_after(page) if page.word("step") == "day" and not page.word("to") else _day_written(page)
    if day is None or not FIRST_YEAR <= day.year <= LAST_CLOCK_YEAR:
        written = page.word("to")[:40] or (f"{day:%d.%m.%Y}" if day else "")
        raise WrongDay(written=written, first=FIRST_YEAR, last=LAST_CLOCK_YEAR)
    return datetime.combine(day, MORNING, ZoneInfo(page.app.settings.zone))


def _day_after(page: Page) -> date:
    today = business_clock(page.app.house).now().astimezone(ZoneInfo(page.app.settings.zone)).date()
    return today + timedelta(days=1)


def _day_written(page: Page) -> date | None:
    try:
        return read_day(page.word("to"))
    except Wrong:
        return None
