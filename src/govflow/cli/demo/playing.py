"""Playing a story: at given moments people come to their desks and do what lies there, by the usual actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from govflow.casework.actions.clockwork import ring_deadline
from govflow.casework.actions.deciding import cancel_case
from govflow.casework.actions.hearing import answer_system, receive_message
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.signing import sign_paper
from govflow.casework.actions.working import claim_task, complete_task, save_draft
from govflow.casework.cases.editions import ServedEdition
from govflow.casework.desk import Desk, House, open_desk
from govflow.casework.inbox.items import Item, Kind, code_of
from govflow.casework.people.officers import Machine, Officer
from govflow.cli.demo.filling import Person, filled

Said = Mapping[str, Mapping[str, Any]]  # what is answered at an element, where it is not the usual
A_STEP = timedelta(minutes=4)
BY_PEOPLE = (Kind.TASK, Kind.REPLY)
BROUGHT = {"documents_brought": [{"name": "Баланың туу туралы куәлігі", "pages": 1}]}
CANCELLED_BECAUSE = "Өтініш беруші өтінішін қайтарып алды."


@dataclass(frozen=True)
class Visit:
    """From a moment on everybody does what lies on the desks, until the case waits at an element."""

    at: datetime
    until: str
    message: str = ""  # brought by the applicant at that moment
    ground: str = ""  # on which the head ends the case at that moment


@dataclass(frozen=True)
class Story:
    """One application, and what becomes of it."""

    service: str
    unit: str
    visits: tuple[Visit, ...]
    said: Said


@dataclass(frozen=True)
class Stage:
    """Where stories are played: an installation, its people and what is usually answered."""

    house: House
    officers: tuple[Officer, ...]
    usual: Mapping[str, Any]

    def who(self, item: Item, service: str) -> Officer:
        return next(one for one in self.officers if one.acts_as(item.actor, unit=item.unit, service=service))


@dataclass(frozen=True)
class Player:
    """One application on its way."""

    stage: Stage
    story: Story
    about: Person

    def answers(self, edition: ServedEdition, element: str, at: datetime) -> dict[str, Any]:
        said = {**self.stage.usual, **self.story.said.get(element, {})}
        return filled(edition.form_of(element), said, about=self.about, on=at.date())


def play(stage: Stage, story: Story, about: Person) -> str:
    """Open a case and lead it through all the visits of its story; gives its number."""
    player = Player(stage, story, about)
    case = _open(player)
    for visit in story.visits:
        _come(player, case, visit)
    return case


def _open(player: Player) -> str:
    story, house, at = player.story, player.stage.house, player.story.visits[0].at
    clerk = next(one for one in player.stage.officers if story.unit in one.units)
    with open_desk(house, at=at) as desk:
        edition = house.editions.to_open(story.service, at.date(), house.profile)
        answers = player.answers(edition, _start(edition), at)
        return open_case(story.service, answers, by=clerk, desk=desk, unit=story.unit)


def _start(edition: ServedEdition) -> str:
    main = edition.model.processes[edition.regulation.main_process]
    return next(child for child in main.children if edition.element(child).kind == "startEvent")


def _come(player: Player, case: str, visit: Visit) -> None:
    """What happens from the moment of a visit on, after whatever fell due before it."""
    house, at = player.stage.house, visit.at
    ring_until(house, at)
    items = _outside(player, case, visit) if visit.message or visit.ground else _waiting(house, case, at)
    while item := next((one for one in items if one.element != visit.until and one.kind in BY_PEOPLE), None):
        items = _do(player, case, item, at)
        at += A_STEP


def ring_until(house: House, moment: datetime) -> None:
    """Everything due by a moment rings, each clock at its own."""
    is_due = True
    while is_due:
        with open_desk(house, at=moment) as desk:
            is_due = ring_deadline(desk, until=moment) is not None


def _waiting(house: House, case: str, at: datetime) -> list[Item]:
    with open_desk(house, at=at) as desk:
        return list(desk.file(case, by="").items.values())


def _outside(player: Player, case: str, visit: Visit) -> list[Item]:
    """The applicant brings something, or the head ends the case."""
    by = next(one for one in player.stage.officers if player.story.unit in one.units)
    head = next(one for one in player.stage.officers if any(role.actor == "HEAD" for role in one.roles))
    with open_desk(player.stage.house, at=visit.at) as desk:
        if visit.ground:
            cancel_case(case, visit.ground, CANCELLED_BECAUSE, by=head, desk=desk)
        if visit.message:
            receive_message(case, visit.message, BROUGHT, by=by, desk=desk)
        return list(desk.files[case].items.values())


def _do(player: Player, case: str, item: Item, at: datetime) -> list[Item]:
    """One task, from taking it to completing it, or one reply of a register; gives what is open afterwards."""
    code = code_of(case, item.wait)
    with open_desk(player.stage.house, at=at) as desk:
        if item.kind is Kind.REPLY:
            register = Machine(item.name)
            answers = player.answers(_edition(desk, case, register.id), item.element, at)
            answer_system(code, answers, by=register, desk=desk)
        else:
            officer = player.stage.who(item, player.story.service)
            answers = player.answers(_edition(desk, case, officer.id), item.element, at)
            _complete(code, item.element, answers, officer, desk)
        return list(desk.files[case].items.values())


def _edition(desk: Desk, case: str, by: str) -> ServedEdition:
    return desk.file(case, by=by).edition


def _complete(code: str, element: str, answers: dict[str, Any], officer: Officer, desk: Desk) -> None:
    claim_task(code, by=officer, desk=desk)
    papers = (
        _edition(desk, code.rpartition(".")[0], officer.id).element(element).attributes.get("signs", "").split()
    )
    if papers:
        save_draft(code, answers, by=officer, desk=desk)
    for paper in papers:
        sign_paper(code, paper, by=officer, desk=desk)
    complete_task(code, answers, by=officer, desk=desk)
