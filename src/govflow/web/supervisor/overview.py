"""What is late and nearly late, by service, unit, step and officer, down to the case."""

from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import Response

from govflow.casework.actions.clockwork import retry_incident
from govflow.casework.desk import open_desk
from govflow.casework.people.officers import Duty, Unit
from govflow.casework.questions.incidents import open_incidents
from govflow.casework.questions.overdue import By, late_and_nearly_late
from govflow.casework.questions.services import WaitingSystem, services_offered, waiting_systems
from govflow.casework.questions.staff import who_works_here
from govflow.casework.questions.workload import workload
from govflow.web.pages.asking import AskedBySupervisor, Number
from govflow.web.pages.page import Page
from govflow.web.pages.safety import safe_way_back
from govflow.web.pages.staff import actor_title
from govflow.web.pages.standing import standing_of
from govflow.web.supervisor.grouping import named_groups
from govflow.web.supervisor.heat import hottest, marks_of

router = APIRouter(prefix="/overview")
FIRST = 25  # rows of a first look
XML = "application/xml; charset=utf-8"


@router.get("")
def overview(page: AskedBySupervisor) -> Response:
    by = By(page.word("by")) if page.word("by") in set(By) else By.SERVICE
    only = page.word("only") if "only" in page.sent else None
    house = page.app.house
    with_ended = page.word("ended") == "yes"
    found = late_and_nearly_late(house, page.officer, by, with_ended=with_ended, only=only)
    every = late_and_nearly_late(house, page.officer, by, with_ended=with_ended) if only is not None else found
    _, units = who_works_here(house)
    place = hottest(house, every.rows)
    groups = named_groups(page, by, every.groups, units)
    shown = found.rows if page.word("all") == "yes" else found.rows[:FIRST]
    return page.show(
        "supervisor/overview.html",
        here="supervisor",
        by=by.value,
        ways=[way.value for way in By],
        only=only,
        with_ended=with_ended,
        every=every,
        groups=groups,
        most=max((group.all for group in groups), default=1),
        further=len(found.rows) - len(shown),
        rows=[(row, standing_of(page, row.due_on, row.due_at, row.rule)) for row in shown],
        units=units,
        actor=lambda code: actor_title(house, code),
        address=lambda **asked: f"/overview?{urlencode(asked)}",
        loads=workload(house, page.officer),
        systems=_systems(page, units),
        incidents=open_incidents(house, page.officer),
        place=place,
        marks=marks_of(every.rows, place, page.language) if place else [],
    )


@router.get("/diagram")
def diagram(page: AskedBySupervisor) -> Response:
    for edition in services_offered(page.app.house):
        process = edition.model.processes.get(page.word("process"))
        if edition.service == page.word("service") and process is not None:
            drawn = next(one for one in edition.model.definitions if process in one.processes)
            return page.give(drawn.xml, XML)
    return page.give(b"", XML)


@router.post("/incidents/{case}/{no}")
def retry(case: str, no: Number, page: AskedBySupervisor) -> Response:
    with open_desk(page.app.house) as desk:
        retry_incident(case, no, by=page.officer, desk=desk)
    return page.go(safe_way_back(page.word("back"), "/overview#incidents"), told="told.retried")


def _systems(page: Page, units: dict[str, Unit]) -> list[tuple[WaitingSystem, object]]:
    """The questions of the supervisor's own units that no system has answered yet."""
    tops = tuple(units[top].path for top in page.officer.units_as(Duty.SUPERVISOR) if top in units)
    ours = {unit.id for unit in units.values() if unit.path.startswith(tops)}
    return [
        (one, page.app.house.editions.get(one.edition).label(one.element))
        for one in waiting_systems(page.app.house)
        if one.units & ours
    ]
