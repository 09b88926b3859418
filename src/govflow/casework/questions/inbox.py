"""The inbox of an officer: what is offered to the posts they hold, and what they hold, due first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select, true, tuple_, union_all

from govflow.casework.cases.store import cases
from govflow.casework.deadlines.store import deadlines
from govflow.casework.desk import House, open_reading
from govflow.casework.inbox.items import FOR_OFFICERS, code_of, parts_of
from govflow.casework.inbox.store import items
from govflow.casework.people.officers import Officer, Role
from govflow.casework.questions.names import MOST, matching, matching_cases
from govflow.casework.questions.today import business_clock
from govflow.database import Moment
from govflow.languages import Text
from govflow.law.terms import Term

PAGE = 50
FEW = 5000


@dataclass(frozen=True)
class InboxFilter:
    """What an officer wants to see of their inbox."""

    service: str | None = None
    element: str | None = None
    state: str | None = None
    is_late: bool | None = None
    is_mine: bool = False
    text: str = ""  # a case number, an IIN, or how a name begins


@dataclass(frozen=True)
class Place:
    """Where a page of the inbox ended."""

    order_at: datetime
    case: str
    wait: int

    def __str__(self) -> str:
        return f"{self.order_at.isoformat()}|{self.case}|{self.wait}"

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        """The place an address names, or None where it names none."""
        try:
            order_at, case, wait = text.split("|")
            item = parts_of(f"{case}.{wait}")
            return cls(datetime.fromisoformat(order_at).astimezone(UTC), *item) if item else None
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True)
class InboxRow:
    """One open item as the inbox shows it."""

    item: str
    case: str
    service: str
    service_title: Text
    kind: str
    element: str
    label: Text
    actor: str
    unit: str
    state: str | None
    state_title: Text | None
    applicant: str
    iin: str
    opened_at: datetime
    term: Term | None  # whose last day it is
    due_on: date | None
    due_at: datetime | None
    is_late: bool
    holder: str | None
    has_draft: bool


@dataclass(frozen=True)
class InboxPage:
    rows: tuple[InboxRow, ...]
    next: Place | None


def inbox_page(
    house: House,
    officer: Officer,
    wanted: InboxFilter | None = None,
    *,
    after: Place | None = None,
    size: int = PAGE,
) -> InboxPage:
    """A page of the officer's inbox."""
    posts = sorted(officer.roles, key=lambda role: (role.unit, role.actor, role.service))
    if not posts:
        return InboxPage((), None)
    wanted = wanted or InboxFilter()
    now = business_clock(house).now()
    with open_reading(house) as connection:
        typed = wanted.text.strip()
        named = tuple(connection.execute(matching_cases(typed)).scalars()) if typed else None
        asked = _statement(posts, officer, wanted, named, after, size, now)
        found = connection.execute(asked).mappings().all()
    rows = tuple(_row(house, row, now) for row in found[:size])
    last = found[size - 1] if len(found) > size else None
    return InboxPage(rows, Place(last["order_at"], last["case_id"], last["wait"]) if last else None)


ORDER = (items.c.order_at, items.c.case_id, items.c.wait)


def _statement(
    posts: list[Role],
    officer: Officer,
    wanted: InboxFilter,
    named: tuple[str, ...] | None,
    after: Place | None,
    size: int,
    now: datetime,
) -> Select[Any]:
    """The rows of a page, found by the index that leads to the fewest."""
    filters = [*_filters(officer, wanted, now), *_after(after)]
    if named is not None and len(named) < MOST:
        keys = [_few(posts, items.c.case_id.in_(named), filters)]
    elif wanted.is_mine:
        keys = [_few(posts, items.c.holder == officer.id, filters)]
    else:
        often = [_is_of(wanted.text)] if named is not None else []  # so common that the first page is soon full
        keys = [_first(post, [*filters, *often], size) for post in posts]
    every = union_all(*keys).subquery()
    first = select(every).distinct().order_by(*every.c).limit(size + 1).subquery()
    shown = and_(items.c.case_id == first.c.case_id, items.c.wait == first.c.wait)
    return (
        select(items, cases.c.edition, cases.c.applicant_name, cases.c.applicant_iin, _TERM)
        .select_from(first.join(items, shown).join(cases, cases.c.id == items.c.case_id))
        .order_by(*ORDER)
    )


# the term whose clock makes an item due, so that a page can say how far its last day is
_TERM = (
    select(deadlines.c.term)
    .where(
        deadlines.c.case_id == items.c.case_id, deadlines.c.due_at == items.c.due_at, deadlines.c.ended_at.is_(None)
    )
    .limit(1)
    .scalar_subquery()
    .label("term")
)


def _is_of(text: str) -> ColumnElement[bool]:
    return select(cases.c.id).where(cases.c.id == items.c.case_id, matching(text)).exists()


def _first(post: Role, filters: list[ColumnElement[bool]], size: int) -> Select[Any]:
    """The first rows of one post, in the order of its index: never more than a page is read of any."""
    read = select(*ORDER).where(*_post(post), *filters).order_by(*ORDER).limit(size + 1)
    return select(read.subquery())


def _few(posts: list[Role], narrow: ColumnElement[bool], filters: list[ColumnElement[bool]]) -> Select[Any]:
    """Few rows by a narrow condition; only then those of one's posts. The limit keeps the two apart."""
    columns = (*ORDER, items.c.unit, items.c.actor, items.c.service)
    few = select(*columns).where(narrow, *filters).limit(FEW).subquery()
    ours = [and_(few.c.unit == post.unit, few.c.actor == post.actor, _of(post, few.c.service)) for post in posts]
    return select(few.c.order_at, few.c.case_id, few.c.wait).where(or_(*ours))


def _post(post: Role) -> list[ColumnElement[bool]]:
    return [items.c.unit == post.unit, items.c.actor == post.actor, _of(post, items.c.service)]


def _of(post: Role, service: ColumnElement[str]) -> ColumnElement[bool]:
    return true() if post.service == "*" else service == post.service


def _filters(officer: Officer, wanted: InboxFilter, now: datetime) -> list[ColumnElement[bool]]:
    found = [items.c.kind.in_(FOR_OFFICERS), or_(items.c.only_for.is_(None), items.c.only_for == officer.id)]
    mine = items.c.holder == officer.id
    found.append(mine if wanted.is_mine else or_(items.c.holder.is_(None), mine))
    same = {"service": wanted.service, "element": wanted.element, "state": wanted.state}
    found += [items.c[name] == value for name, value in same.items() if value]
    if wanted.is_late is not None:
        found.append(items.c.order_at <= now if wanted.is_late else items.c.order_at > now)
    return found


def _after(place: Place | None) -> list[ColumnElement[bool]]:
    if place is None:
        return []
    here = tuple_(items.c.order_at, items.c.case_id, items.c.wait)
    return [here > tuple_(literal(place.order_at, Moment()), literal(place.case), literal(place.wait))]


def _row(house: House, row: Mapping[Any, Any], now: datetime) -> InboxRow:
    edition = house.editions.get(row["edition"])
    state = edition.regulation.states.get(row["state"]) if row["state"] else None
    return InboxRow(
        item=code_of(row["case_id"], row["wait"]), case=row["case_id"], service=row["service"],
        service_title=edition.regulation.title, kind=row["kind"], element=row["element"],
        label=edition.label(row["element"]), actor=row["actor"], unit=row["unit"], state=row["state"],
        state_title=state.title if state else None, applicant=row["applicant_name"], iin=row["applicant_iin"],
        opened_at=row["opened_at"], term=edition.term(row["term"]) if row["term"] else None,
        due_on=row["due_on"], due_at=row["due_at"],
        is_late=row["due_at"] is not None and row["due_at"] <= now, holder=row["holder"],
        has_draft=row["draft"] is not None,
    )  # fmt: skip
