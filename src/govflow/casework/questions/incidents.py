"""What could not go on and waits for a supervisor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from govflow.casework.cases.store import cases, incidents
from govflow.casework.cases.troubles import reason_in_words
from govflow.casework.desk import House, open_reading
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.store import units_under
from govflow.languages import Text

MOST = 200


@dataclass(frozen=True)
class OpenIncident:
    """An incident nobody has retried yet. `can_ring` where a clock can be let ring again."""

    case: str
    no: int
    service_title: Text
    element: str
    label: Text
    reason: str
    told: Mapping[str, Any]
    during: str
    happened_at: datetime
    can_ring: bool

    def why(self, language: str) -> str:
        return reason_in_words(self.reason, self.told, self.label.in_(language), language)


def open_incidents(house: House, supervisor: Officer) -> list[OpenIncident]:
    """The incidents in the supervisor's units, the oldest first."""
    asked = (
        select(incidents, cases.c.edition, cases.c.units)
        .join(cases, cases.c.id == incidents.c.case_id)
        .where(incidents.c.retried_at.is_(None))
        .order_by(incidents.c.happened_at, incidents.c.case_id)
        .limit(MOST)
    )
    with open_reading(house) as connection:
        units = {unit.id for unit in units_under(connection, supervisor.units_as(Duty.SUPERVISOR))}
        found = connection.execute(asked).mappings().all()
    seen = [row for row in found if units & set(row["units"].values())]
    shown = []
    for row in seen:
        edition = house.editions.get(row["edition"])
        known = row["element"] in edition.model.elements
        label = edition.label(row["element"]) if known else Text.same(row["element"])
        shown.append(
            OpenIncident(
                case=row["case_id"],
                no=row["no"],
                service_title=edition.regulation.title,
                element=row["element"],
                label=label,
                reason=row["reason"],
                told=row["told"] or {},
                during=row["during"],
                happened_at=row["happened_at"],
                can_ring=row["deadline"] is not None,
            )
        )
    return shown
