"""Ending a case by decision of an officer, on a ground of the act."""

from dataclasses import replace

from govflow.casework.cases.events import CaseCancelled
from govflow.casework.cases.rejections import UnknownCode
from govflow.casework.deadlines.rejections import GroundMissing
from govflow.casework.desk import Desk
from govflow.casework.desk.moving import take_state
from govflow.casework.desk.rights import case_for, is_above
from govflow.casework.desk.ringing import ring_overdue
from govflow.casework.people.officers import Duty, Officer
from govflow.casework.people.rejections import NotYourDuty
from govflow.law.regulations import Regulation

CANCELLED = "CANCELLED"  # the outcome and the state, by the codes of the acts


def cancel_case(case: str, ground: str, reason: str, *, by: Officer, desk: Desk) -> None:
    """End a case before its process would: withdrawal, death, loss of the right. A head or supervisor does it."""
    file = case_for(case, by, desk, doing="cancel_case")
    if not is_above(file, by, desk.connection):
        raise NotYourDuty(officer=by.id, duty=Duty.SUPERVISOR)
    citation = _place_of(ground, file.edition.regulation)
    if not reason.strip():
        raise GroundMissing()
    ring_overdue(file, desk)
    file.record(CaseCancelled(ground, reason.strip(), citation), desk.now)
    file.case = replace(file.case, outcome=file.case.outcome or CANCELLED)
    if CANCELLED in file.edition.regulation.states:
        take_state(file, CANCELLED, desk.now)
    if file.run is not None:
        desk.follow(file, file.run.cancel(reason, given=desk.given(file.case)))


def _place_of(ground: str, law: Regulation) -> str:
    """Where the act lets a case end on a ground; a service that no act stands behind knows no grounds."""
    if not law.grounds:
        return ""
    if ground not in law.endings:
        raise UnknownCode(code=ground, kind="grounds")
    return str(law.grounds[ground].citation)
