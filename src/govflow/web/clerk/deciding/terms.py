"""A deadline is stopped, goes on, is extended, or another term takes its place."""

from collections.abc import Callable
from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.pausing import extend_term, pause_term, replace_term, resume_term
from govflow.casework.deadlines.rejections import NoSuchDeadline, NotYourDeadline
from govflow.casework.desk import Desk
from govflow.casework.questions.changes import Changes, changes_of
from govflow.languages import LANGUAGES, Text, say
from govflow.law.counting import length_in_words
from govflow.law.forms import Choice, Field, Kind
from govflow.law.forms.showing import shown_day
from govflow.law.terms import Term
from govflow.web.clerk.deciding.sheet import DOMAIN, Act, Answers, Change, Sheet, ask, ground_of, grounds_asked
from govflow.web.pages.asking import AskedOfCase, Number
from govflow.web.pages.page import Page

router = APIRouter(prefix="/cases/{case}/deadlines/{no}")


@router.get("/{way}")
def ask_for(way: str, case: str, no: Number, page: AskedOfCase) -> Response:
    return _sheet(page, case, no, way)[0].show(page, {})


@router.post("/{way}")
def decide(way: str, case: str, no: Number, page: AskedOfCase) -> Response:
    sheet, act = _sheet(page, case, no, way)
    return sheet.decide(page, act, f"/cases/{case}/deadlines/{no}")


def _sheet(page: Page, case: str, no: int, way: str) -> tuple[Sheet, Act]:
    """The page of one way to change a deadline, for whoever may go it."""
    found = changes_of(page.app.house, case, no, page.officer)
    title = found.term.title.in_(page.language)
    if not found.ways:
        raise NotYourDeadline(officer=page.officer.name, deadline=title)
    if way not in found.ways:
        raise NoSuchDeadline(case=case, deadline=title)
    ask_more, after, act = WAYS[way]
    before = shown_day(found.clock.due_on.isoformat()) if found.clock.due_on else _say(page, "stands")
    sheet = Sheet(
        kind=way,
        about=title,
        changes=[Change(_say(page, "last_day"), before, after(page, found))],
        fields=ask_more(found),
        ways=[(case, f"/cases/{case}"), (title, f"/cases/{case}/deadlines/{no}")],
        told=f"told.{way}",
    )
    return sheet, lambda answers, desk: act(case, no, answers, page, desk)


# what each way asks


def _pause_asks(found: Changes) -> list[Field]:
    return grounds_asked(found.edition.regulation.grounds)


def _resume_asks(found: Changes) -> list[Field]:
    return []


def _extend_asks(found: Changes) -> list[Field]:
    lengths = [Choice(str(length), _until(length, due_on, found.term)) for length, due_on in found.extended]
    return [ask(Kind.CHOICE, "length", choices=lengths), ask(Kind.TEXT, "why")]


def _replace_asks(found: Changes) -> list[Field]:
    terms = [Choice(term.code, _by(term, due_on)) for term, due_on in found.replaced]
    return [ask(Kind.CHOICE, "with_term", choices=terms), *grounds_asked(found.edition.regulation.grounds)]


def _until(length: int, due_on: date | None, term: Term) -> Text:
    return Text(*(f"{length_in_words(length, term.unit, one)} → {_day(due_on, one)}" for one in LANGUAGES))


def _by(term: Term, due_on: date | None) -> Text:
    return Text(
        *(
            f"{term.title.in_(one)} ({length_in_words(term.length, term.unit, one)}) → {_day(due_on, one)}"
            for one in LANGUAGES
        )
    )


def _day(day: date | None, language: str) -> str:
    return shown_day(day.isoformat()) if day else say(language, DOMAIN, "stands")


# what each way changes


def _say(page: Page, key: str) -> str:
    return say(page.language, DOMAIN, key)


def _resumed(page: Page, found: Changes) -> str:
    return _day(found.resumed_on, page.language)


def _as_chosen(page: Page, found: Changes) -> str:
    return _say(page, "as_chosen")


def _stands(page: Page, found: Changes) -> str:
    return _say(page, "stands_until")


# what each way does


def _pause(case: str, no: int, answers: Answers, page: Page, desk: Desk) -> None:
    pause_term(case, no, **ground_of(answers), by=page.officer, desk=desk)


def _resume(case: str, no: int, answers: Answers, page: Page, desk: Desk) -> None:
    resume_term(case, no, by=page.officer, desk=desk)


def _extend(case: str, no: int, answers: Answers, page: Page, desk: Desk) -> None:
    extend_term(case, no, int(str(answers["length"])), ground=str(answers["why"]), by=page.officer, desk=desk)


def _replace(case: str, no: int, answers: Answers, page: Page, desk: Desk) -> None:
    replace_term(case, no, str(answers["with_term"]), **ground_of(answers), by=page.officer, desk=desk)


Asks = Callable[[Changes], list[Field]]
Says = Callable[[Page, Changes], str]
Does = Callable[[str, int, Answers, Page, Desk], None]

WAYS: dict[str, tuple[Asks, Says, Does]] = {
    "pause": (_pause_asks, _stands, _pause),
    "resume": (_resume_asks, _resumed, _resume),
    "extend": (_extend_asks, _as_chosen, _extend),
    "replace": (_replace_asks, _as_chosen, _replace),
}
