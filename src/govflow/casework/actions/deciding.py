"""Ending a case by decision of an officer, on a ground of the act."""

from dataclasses import replace

from govflow.casework.cases.events import CaseCancelled
from govflow.casework.cases.rejections import UnknownCode, WrongAnswers
from govflow.casework.desk import CaseFile, Desk
from govflow.casework.desk.moving import mark, take_state
from govflow.casework.desk.rights import case_for, oversees
from govflow.casework.desk.ringing import ring_overdue
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.rejections import NotYourDuty
from govflow.law.forms import Problem

CANCELLED = "CANCELLED"  # the outcome and the state, by the codes of the acts
TERMINATION = "termination"  # the kind of ground that ends a case
HEADS = ("HEAD",)  # the head of the provider, by the actor codes of the acts
SHORTEST_REASON = 10  # characters, as of every reason an officer writes


def cancel_case(case: str, ground: str, reason: str, *, by: Officer, desk: Desk) -> None:
    """End a case before its process would: withdrawal, death, loss of the right. A head or supervisor does it."""
    file = case_for(case, by, desk, doing="cancel_case")
    heads = any(
        by.acts_as(head, unit=unit, service=file.case.service)
        for head in HEADS
        for unit in file.case.units.values()
    )
    if not heads and not oversees(file, by, desk):
        raise NotYourDuty(officer=by.id, duty=Duty.SUPERVISOR)
    grounds = file.edition.regulation.grounds
    if grounds and (ground not in grounds or grounds[ground].kind != TERMINATION):
        raise UnknownCode(code=ground, kind="grounds")
    if len(reason.strip()) < SHORTEST_REASON:
        found = {"least": SHORTEST_REASON, "found": len(reason.strip())}
        raise WrongAnswers(count=1, problems=(Problem(("reason",), "too_short", found),))
    ring_overdue(file, desk)
    file.record(CaseCancelled(ground, reason), desk.now)
    _mark_the_end(file, ground, desk)
    file.case = replace(file.case, outcome=file.case.outcome or CANCELLED)
    if CANCELLED in file.edition.regulation.states:
        take_state(file, CANCELLED, desk.now)
    if file.run is not None:
        desk.follow(file, file.run.cancel(reason, given=desk.given()))


def _mark_the_end(file: CaseFile, ground: str, desk: Desk) -> None:
    """The moments of the element that stands for this ground in the diagram, as if the process had ended itself."""
    for element in file.edition.model.elements.values():
        if ground in element.attributes.get("ground", "").split():
            mark(file, element.id, element.attributes.get("marks", "").split(), desk.now)
