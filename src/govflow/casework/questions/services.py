"""What can be applied for, and what is waited for outside."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from govflow.casework.cases.editions import ServedEdition
from govflow.casework.cases.store import cases
from govflow.casework.desk import House, open_reading
from govflow.casework.inbox.items import Kind, code_of
from govflow.casework.inbox.store import items
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.store import units_under
from govflow.casework.questions.names import matching_cases
from govflow.casework.questions.today import business_clock
from govflow.database import holds_one_of


def services_offered(house: House, on: date | None = None) -> tuple[ServedEdition, ...]:
    """The editions a case can be opened under on a day, today by the business clock."""
    return house.editions.offered(on or business_clock(house).now().astimezone(house.zone).date(), house.profile)


@dataclass(frozen=True)
class WaitingSystem:
    """A step that waits for another system to answer."""

    item: str
    case: str
    system: str
    element: str
    unit: str
    asked_at: datetime
    edition: str
    units: frozenset[str]  # those of the case


def waiting_systems(house: House, system: str | None = None, *, limit: int = 100) -> list[WaitingSystem]:
    """The questions other systems have not answered yet, the oldest first."""
    asked = (
        select(items, cases.c.edition, cases.c.units)
        .join(cases, cases.c.id == items.c.case_id)
        .where(items.c.kind == Kind.REPLY)
        .order_by(items.c.opened_at, items.c.case_id)
        .limit(limit)
    )
    if system is not None:
        asked = asked.where(items.c.name == system)
    with open_reading(house) as connection:
        found = connection.execute(asked).mappings().all()
    return [
        WaitingSystem(
            code_of(row["case_id"], row["wait"]), row["case_id"], row["name"], row["element"], row["unit"],
            row["opened_at"], row["edition"], frozenset(row["units"].values()),
        )
        for row in found
    ]  # fmt: skip


@dataclass(frozen=True)
class FoundCase:
    """A case as a list shows it."""

    case: str
    service: str
    applicant: str
    iin: str
    state: str | None
    opened_at: datetime
    closed_at: datetime | None
    outcome: str | None


def find_cases(house: House, officer: Officer | None, text: str = "", *, limit: int = 50) -> list[FoundCase]:
    """The cases an officer has to do with, newest first; the operator of the machine (None) finds every case."""
    asked = select(cases).order_by(cases.c.opened_at.desc(), cases.c.id.desc())
    if text.strip():
        asked = asked.where(cases.c.id.in_(matching_cases(text)))
    with open_reading(house) as connection:
        if officer is not None:
            asked = asked.where(holds_one_of(cases.c.units, _units(connection, officer)))
        rows = connection.execute(asked.limit(limit)).mappings().all()
    return [
        FoundCase(
            row["id"], row["service"], row["applicant_name"], row["applicant_iin"], row["state"], row["opened_at"],
            row["closed_at"], row["outcome"],
        )
        for row in rows
    ]  # fmt: skip


def _units(connection: Any, officer: Officer) -> set[str]:
    tops = officer.units_as(Duty.SUPERVISOR)
    return set(officer.units) | {unit.id for unit in units_under(connection, tops)}
