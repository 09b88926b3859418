"""A task goes to another officer, or back to where everybody with the role sees it."""

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.working import hand_over_task, take_back_task
from govflow.casework.desk import Desk
from govflow.casework.people.officers import Officer, Unit
from govflow.casework.questions.handing import Handing, handing_of
from govflow.casework.questions.staff import who_works_here
from govflow.languages import Text
from govflow.law.forms import Choice, Kind
from govflow.web.clerk.deciding.sheet import Answers, Change, Sheet, ask, phrase
from govflow.web.pages.asking import AskedOfCase
from govflow.web.pages.page import Page

router = APIRouter(prefix="/tasks/{item}/hand-over")
EVERYBODY = "*"


@router.get("")
def ask_for(item: str, page: AskedOfCase) -> Response:
    return _sheet(page, handing_of(page.app.house, item, page.officer)).show(page, {})


@router.post("")
def decide(item: str, page: AskedOfCase) -> Response:
    found = handing_of(page.app.house, item, page.officer)

    def act(answers: Answers, desk: Desk) -> None:
        to, why = str(answers["receiver"]), str(answers["why"])
        if to == EVERYBODY:
            take_back_task(item, why, by=page.officer, desk=desk)
        else:
            hand_over_task(item, to, why, by=page.officer, desk=desk)

    return _sheet(page, found).decide(page, act, f"/cases/{found.case.id}")


def _sheet(page: Page, found: Handing) -> Sheet:
    _, units = who_works_here(page.app.house)
    choices = [Choice(one.id, _post(one, found, units)) for one in found.receivers]
    if found.holder is not None and not found.is_mine:
        choices.append(Choice(EVERYBODY, phrase("to_everybody")))
    holder = found.holder.name if found.holder else phrase("nobody").in_(page.language)
    label, case = found.label.in_(page.language), found.case.id
    return Sheet(
        kind="hand_over",
        about=label,
        changes=[
            Change(phrase("held_by").in_(page.language), holder, phrase("as_chosen").in_(page.language)),
        ],
        fields=[ask(Kind.CHOICE, "receiver", choices=choices), ask(Kind.TEXT, "why")],
        ways=[(case, f"/cases/{case}"), *([(label, f"/tasks/{found.item}")] if found.is_mine else [])],
        told="told.handed_over",
    )


def _post(officer: Officer, found: Handing, units: dict[str, Unit]) -> Text:
    """An officer and where they sit."""
    if found.task.unit not in units:
        return Text.same(officer.name)
    unit = units[found.task.unit].title
    return Text(f"{officer.name} – {unit.kk}", f"{officer.name} – {unit.ru}", f"{officer.name} – {unit.en}")
