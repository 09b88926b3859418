"""What is late and what soon will be, down to the case, and who holds the clock."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import func, or_, select

from govflow.casework.cases.store import cases
from govflow.casework.deadlines.clocks import State
from govflow.casework.deadlines.store import deadlines
from govflow.casework.desk import House, open_reading
from govflow.casework.inbox.store import items
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.store import officer_names, units_under
from govflow.casework.questions.today import business_clock
from govflow.languages import Text
from govflow.law.terms import Term

MOST = 1000


class By(StrEnum):
    """How late cases are grouped."""

    SERVICE = "service"
    UNIT = "unit"
    STEP = "element"
    OFFICER = "officer"


@dataclass(frozen=True)
class LateRow:
    """A deadline that is late or nearly so."""

    case: str
    no: int
    service: str
    service_title: Text
    term: str
    rule: Term | None  # the term itself, by which its lateness is counted
    term_title: Text
    element: str
    label: Text
    actor: str
    unit: str
    officer: str | None
    officer_name: str
    applicant: str
    state: str
    due_on: date | None
    due_at: datetime | None
    missed_at: datetime | None
    ended_at: datetime | None
    is_late: bool


@dataclass(frozen=True)
class Group:
    """How many are late and nearly late under one heading."""

    key: str
    late: int
    nearly: int


@dataclass(frozen=True)
class LateAndNearly:
    rows: tuple[LateRow, ...]
    groups: tuple[Group, ...]

    @property
    def late(self) -> tuple[LateRow, ...]:
        return tuple(row for row in self.rows if row.is_late)

    @property
    def nearly(self) -> tuple[LateRow, ...]:
        return tuple(row for row in self.rows if not row.is_late)


def late_and_nearly_late(
    house: House,
    supervisor: Officer,
    by: By = By.SERVICE,
    *,
    within: timedelta = timedelta(days=2),
    with_ended: bool = False,
    only: str | None = None,
) -> LateAndNearly:
    """The deadlines of the supervisor's units that were missed or end within so long, the oldest first.

    `with_ended` adds those that were done late; `only` keeps one heading of the grouping.
    """
    now = business_clock(house).now()
    with open_reading(house) as connection:
        units = [unit.id for unit in units_under(connection, supervisor.units_as(Duty.SUPERVISOR))]
        asked = _statement(units, now + within, with_ended)
        found = connection.execute(asked).mappings().all() if units else []
        names = officer_names(connection, {row["holder"] for row in found if row["holder"]})
    rows = [_row(house, row, names, now) for row in found]
    late = Counter(_key(row, by) for row in rows if row.is_late)
    nearly = Counter(_key(row, by) for row in rows if not row.is_late)
    groups = tuple(Group(key, late[key], nearly[key]) for key in sorted(late.keys() | nearly.keys()))
    return LateAndNearly(tuple(row for row in rows if only is None or _key(row, by) == only), groups)


def _statement(units: list[str], until: datetime, with_ended: bool) -> Any:
    running = deadlines.c.ended_at.is_(None) & (deadlines.c.due_at <= until)
    missed = deadlines.c.missed_at.is_not(None)
    held_now = (
        select(items.c.holder)
        .where(items.c.case_id == deadlines.c.case_id, items.c.activity == deadlines.c.activity)
        .limit(1)
        .scalar_subquery()
    )
    held_by = func.coalesce(deadlines.c.officer, held_now).label("holder")
    return (
        select(
            deadlines,
            cases.c.edition,
            cases.c.applicant_name,
            held_by,
        )
        .join(cases, cases.c.id == deadlines.c.case_id)
        .where(deadlines.c.unit.in_(units), or_(running, missed) if with_ended else running)
        .order_by(deadlines.c.due_at, deadlines.c.case_id)
        .limit(MOST)
    )


def _row(house: House, row: Mapping[Any, Any], names: Mapping[str, str], now: datetime) -> LateRow:
    edition = house.editions.get(row["edition"])
    term, element, officer = edition.term(row["term"]), row["element"], row["holder"]
    title = edition.term_title(row["term"], element)
    due_at = row["due_at"]
    return LateRow(
        case=row["case_id"], no=row["no"], service=row["service"], service_title=edition.regulation.title,
        term=row["term"], rule=term, term_title=title, element=element,
        label=edition.label(element) if element else title, actor=row["actor"], unit=row["unit"],
        officer=officer, officer_name=names.get(officer or "", officer or ""), applicant=row["applicant_name"],
        state=State(row["state"]), due_on=row["due_on"], due_at=due_at, missed_at=row["missed_at"],
        ended_at=row["ended_at"], is_late=row["missed_at"] is not None or (due_at is not None and due_at <= now),
    )  # fmt: skip


def _key(row: LateRow, by: By) -> str:
    return {
        By.SERVICE: row.service, By.UNIT: row.unit, By.STEP: row.element or row.term, By.OFFICER: row.officer or "",
    }[by]  # fmt: skip
