"""An office to act in: the review edition, three officers, a clock that tests set."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from govflow.casework.actions.clockwork import move_clock, ring_next
from govflow.casework.actions.hearing import answer_system, receive_message
from govflow.casework.actions.opening import open_case
from govflow.casework.actions.signing import sign_paper
from govflow.casework.actions.working import claim_task, complete_task, save_draft
from govflow.casework.cases.editions import Editions
from govflow.casework.deadlines.store import all_clocks
from govflow.casework.desk import Desk, House, open_desk, open_reading, read_file
from govflow.casework.inbox.items import Item, code_of
from govflow.casework.ledger.store import entries_of
from govflow.casework.people.officers import Duty, Machine, Officer, Role, Unit
from govflow.casework.people.store import keep_officer, keep_unit
from govflow.database import open_database
from govflow.languages import Text
from govflow.law.calendars import Calendars, read_calendars
from govflow.settings import Profile
from tests.casework.review import review_edition

ZONE = ZoneInfo("Asia/Almaty")
CALENDARS = Path(__file__).parents[2] / "calendars"
APPLICATION = {"applicant_iin": "991399000019", "last_name": "Үлгіова", "first_name": "Әлия", "amount": 10}
UNITS = (
    Unit("KZ", None, "country", "", Text.same("Country"), "/KZ/"),
    Unit("D1", "KZ", "division", "75", Text.same("Division 1"), "/KZ/D1/"),
    Unit("P1", "KZ", "provider", "75", Text.same("Provider 1"), "/KZ/P1/"),
    Unit("D2", "KZ", "division", "71", Text.same("Division 2"), "/KZ/D2/"),
)


def officer(name: str, *roles: tuple[str, str]) -> Officer:
    return Officer(name, name.title(), "", frozenset(Role(unit, actor) for unit, actor in roles))


INTAKE = officer("intake", ("D1", "INTAKE"))
SPEC = officer("spec", ("P1", "SPEC"))
SPEC2 = officer("spec2", ("P1", "SPEC"), ("P1", "HEAD"))
HEAD = officer("head", ("P1", "HEAD"))
STRANGER = officer("stranger", ("D2", "INTAKE"))
CHIEF = officer("chief", ("KZ", Duty.SUPERVISOR), ("KZ", Duty.DESIGNER))
OFFICERS = (INTAKE, SPEC, SPEC2, HEAD, STRANGER, CHIEF)


def local(day: date | str, time: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZONE).astimezone(UTC)


@dataclass
class Office:
    """What the tests do and see. `now` is the business moment of the next action."""

    house: House
    now: datetime = field(default_factory=lambda: local("2018-03-05"))

    def desk(self) -> AbstractContextManager[Desk]:
        return open_desk(self.house, at=self.now)

    def on(self, day: str, time: str = "10:00") -> "Office":
        self.now = local(day, time)
        return self

    def later(self, **span: float) -> "Office":
        self.now += timedelta(**span)
        return self

    def opens(self, **answers: Any) -> str:
        with self.desk() as desk:
            return open_case("review", APPLICATION | answers, by=INTAKE, desk=desk, unit="D1")

    def item(self, case: str, element: str) -> str:
        return code_of(case, self.open_items(case)[element].wait)

    def open_items(self, case: str) -> dict[str, Item]:
        with self.desk() as desk:
            return {item.element: item for item in desk.file(case, by="test").items.values()}

    def does(self, by: Officer, case: str, element: str, sign: str = "", **answers: Any) -> str:
        item = self.item(case, element)
        with self.desk() as desk:
            claim_task(item, by=by, desk=desk)
            if sign:
                save_draft(item, answers, by=by, desk=desk)
                sign_paper(item, sign, by=by, desk=desk)
            return complete_task(item, answers, by=by, desk=desk)

    def signs(self, by: Officer, case: str, element: str, paper: str) -> str:
        """Take a task and sign what it asks for; gives the item."""
        item = self.item(case, element)
        with self.desk() as desk:
            claim_task(item, by=by, desk=desk)
            sign_paper(item, paper, by=by, desk=desk)
        return item

    def mends(self, case: str, **facts: Any) -> None:
        """Put facts right behind the scenes."""
        with self.desk() as desk:
            for name, value in facts.items():
                desk.file(case, by="test").set_fact(name, value)

    def frozen(self, case: str) -> Mapping[str, Any]:
        with open_reading(self.house) as connection:
            return read_file(self.house, connection, case).case.run

    def replies(self, case: str, element: str, **reply: Any) -> None:
        item = self.item(case, element)
        with self.desk() as desk:
            answer_system(item, reply, by=Machine("register"), desk=desk)

    def brings(self, case: str, **payload: Any) -> bool:
        with self.desk() as desk:
            return receive_message(case, "papers", payload, by=INTAKE, desk=desk)

    def to_specialist(self, **answers: Any) -> str:
        """A case that has come to the specialist."""
        case = self.opens(**answers)
        self.does(INTAKE, case, "ACCEPT")
        self.replies(case, "REGISTER", found=False)
        return case

    def rings_until(self, moment: datetime) -> int:
        """The worker rings everything due up to a moment."""
        rung = 0
        self.now = moment
        set_clock(self, moment)
        while ring_next(self.house):
            rung += 1
        return rung

    def story(self, case: str) -> list[str]:
        with open_reading(self.house) as connection:
            return [entry.event for entry in entries_of(connection, case)]

    def said(self, case: str, event: str) -> list[Mapping[str, Any]]:
        with open_reading(self.house) as connection:
            return [entry.facts for entry in entries_of(connection, case) if entry.event == event]

    def clocks(self, case: str) -> dict[str, Any]:
        with open_reading(self.house) as connection:
            return {clock.term: clock for clock in all_clocks(connection, case)}


def set_clock(office: Office, moment: datetime) -> None:
    """Move business time of the whole house, for questions that read it."""
    with open_desk(office.house) as desk:
        move_clock(moment, by=CHIEF, desk=desk)


@pytest.fixture(scope="session")
def calendars() -> Calendars:
    return read_calendars(CALENDARS)


@pytest.fixture(scope="session")
def edition() -> Any:
    return review_edition()


def furnish(house: House) -> None:
    with open_desk(house) as desk:
        for unit in UNITS:
            keep_unit(desk.rows, unit)
        for one in OFFICERS:
            keep_officer(desk.rows, one)


@pytest.fixture
def make_office(calendars: Calendars, edition: Any) -> Callable[..., Office]:
    def make(address: str, profile: Profile = Profile.TRAINING) -> Office:
        house = House(open_database(address), Editions([edition]), calendars, ZONE, profile)
        furnish(house)
        return Office(house)

    return make


@pytest.fixture
def office(database_address: str, make_office: Callable[..., Office]) -> Iterator[Office]:
    made = make_office(database_address)
    yield made
    made.house.database.close()
