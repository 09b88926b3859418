"""Many open tasks in one unit, copied from a real one: what the first page of an inbox has to be found in."""

from dataclasses import replace
from datetime import timedelta

from govflow.casework.cases.case import Case
from govflow.casework.cases.store import keep_case
from govflow.casework.desk import Desk, House, open_desk
from govflow.casework.inbox.items import Item
from govflow.casework.inbox.store import keep_items
from govflow.cli.bench.workload import CLERK, opened

AT_ONCE = 2_000


def crowd(house: House, *, since: int, upto: int) -> None:
    """Add open tasks until there are `upto`; each falls due a minute after the one before."""
    case, items = _example(house)
    for first in range(since, upto, AT_ONCE):
        with open_desk(house) as desk:
            for number in range(first, min(first + AT_ONCE, upto)):
                _copy(case, items, number, desk)


def _example(house: House) -> tuple[Case, dict[int, Item]]:
    step = opened(house)
    with open_desk(house) as desk:
        file = desk.file(step.case, by=CLERK.id)
        return file.case, dict(file.items)


def _copy(case: Case, items: dict[int, Item], number: int, desk: Desk) -> None:
    copy = replace(case, id=f"{case.id}-{number:07d}")
    later = timedelta(minutes=number)
    due = {wait: replace(item, due_at=item.due_at + later if item.due_at else None) for wait, item in items.items()}
    keep_case(desk.rows, None, copy)
    keep_items(desk.rows, copy.id, copy.service, copy.state, {}, due)
