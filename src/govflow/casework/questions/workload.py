"""Who has how much to do."""

from dataclasses import dataclass

from sqlalchemy import case as when
from sqlalchemy import func, select

from govflow.casework.desk import House, open_reading
from govflow.casework.inbox.items import FOR_OFFICERS
from govflow.casework.inbox.store import items
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.store import officer_names, units_under
from govflow.casework.questions.today import business_clock


@dataclass(frozen=True)
class Load:
    """The open tasks of one officer, or those nobody holds, at one post."""

    unit: str
    actor: str
    officer: str | None
    officer_name: str
    open: int
    late: int


def workload(house: House, supervisor: Officer) -> list[Load]:
    """The open tasks in the supervisor's units, by post and holder."""
    now = business_clock(house).now()
    late = func.sum(when((items.c.order_at <= now, 1), else_=0))
    with open_reading(house) as connection:
        units = [unit.id for unit in units_under(connection, supervisor.units_as(Duty.SUPERVISOR))]
        asked = (
            select(items.c.unit, items.c.actor, items.c.holder, func.count(), late)
            .where(items.c.unit.in_(units), items.c.kind.in_(FOR_OFFICERS))
            .group_by(items.c.unit, items.c.actor, items.c.holder)
            .order_by(items.c.unit, items.c.actor, items.c.holder)
        )
        found = connection.execute(asked).all()
        names = officer_names(connection, {row.holder for row in found if row.holder})
    return [
        Load(unit, actor, who, names.get(who or "", ""), count, over) for unit, actor, who, count, over in found
    ]
