"""What the worker does as a person would: ring what is due, spread signals, retry what could not go on.

Each due clock rings in a transaction of its own, at its own business moment, the earliest first.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from govflow.casework.cases.events import IncidentRetried, SignalHeard
from govflow.casework.cases.rejections import UnknownCode
from govflow.casework.cases.store import Thrown, find_incident, forget_signal, keep_shift, next_signal
from govflow.casework.deadlines.rejections import ClockIsReal
from govflow.casework.deadlines.store import claim_due, silence
from govflow.casework.desk import CaseFile, Desk, House, open_desk
from govflow.casework.desk.rights import overseen_case
from govflow.casework.desk.ringing import first_due, ring, ring_overdue
from govflow.casework.inbox.items import Kind
from govflow.casework.inbox.store import waiting_for
from govflow.casework.ledger.store import find_entries
from govflow.casework.people.officers import CLOCK, Doer, Duty, Officer
from govflow.casework.people.rejections import NotYourDuty
from govflow.clock import technical_now
from govflow.errors import Rejected
from govflow.settings import Profile

FAULTS = (Rejected, LookupError, TypeError, ValueError, ArithmeticError, AttributeError)


@dataclass(frozen=True)
class Rung:
    """One due clock that was dealt with."""

    case: str
    at: datetime


def ring_deadline(desk: Desk, *, until: datetime | None = None) -> Rung | None:
    """Claim the clock that rings first and ring it at its own moment; None where nothing is due."""
    claimed = claim_due(desk.connection, until or desk.now)
    if claimed is None:
        return None
    case, desk.now = claimed
    desk.claimed = case
    file = desk.file(case, by=CLOCK.id, doing="ring_deadline")
    clock = first_due(file, desk.now)
    if clock is not None:
        ring(file, clock, desk)
    return Rung(case, desk.now)


def ring_next(house: House) -> Rung | None:
    """Ring the next due clock in a transaction of its own.

    One that cannot ring is put aside, so that the others can: what the process cannot do and what a rule forbids
    quietly, as an incident; a bug with its traceback. What the database itself refuses is tried again.
    """
    desk: Desk | None = None
    try:
        with open_desk(house) as desk:
            return ring_deadline(desk)
    except FAULTS as fault:
        if desk is None or desk.claimed is None:
            raise
        _put_aside(house, desk)
        if not isinstance(fault, Rejected):
            raise
        return Rung(desk.claimed, desk.now)


def _put_aside(house: House, gone: Desk) -> None:
    with open_desk(house, at=gone.now) as desk:
        silence(desk.connection, gone.claimed or "", gone.now)


def spread_signal(house: House) -> bool:
    """Let every case that waits for the oldest thrown signal hear it; False where none was thrown."""
    with open_desk(house) as desk:
        thrown = next_signal(desk.connection)
        if thrown is None:
            return False
        waiting = waiting_for(desk.connection, thrown.name, Kind.SIGNAL)
    for case, wait in waiting:
        if case != thrown.case:
            with open_desk(house, at=thrown.at) as desk:
                hear_signal(case, wait, thrown, by=CLOCK, desk=desk)
    with open_desk(house) as desk:
        forget_signal(desk.rows, thrown)
    return True


def hear_signal(case: str, wait: int, thrown: Thrown, *, by: Doer, desk: Desk) -> bool:
    """Let a case hear a signal of another one, once; False where it no longer waits for it or has heard it."""
    file = desk.file(case, by=by.id, doing="hear_signal")
    ring_overdue(file, desk)
    item = file.items.get(wait)
    if item is None or _has_heard(file, thrown, desk):
        return False
    file.record(SignalHeard(wait, item.element, thrown.name, thrown.case, thrown.no), desk.now)
    desk.deliver(file, wait, thrown.payload)
    return True


def _has_heard(file: CaseFile, thrown: Thrown, desk: Desk) -> bool:
    """A worker that was stopped half-way begins again; the ledger knows who has heard already."""
    heard = (entry.facts for entry in find_entries(desk.connection, file.case.id, SignalHeard.__name__))
    return any((one["thrown_in"], one["thrown_no"]) == (thrown.case, thrown.no) for one in heard)


def retry_incident(case: str, incident: int, *, by: Officer, desk: Desk) -> None:
    """Let a clock whose ringing could not go on ring again; a person repeats their own step."""
    file = overseen_case(case, by, desk, doing="retry_incident")
    found = find_incident(desk.connection, case, incident)
    if found is None or found.retried_at is not None:
        raise UnknownCode(code=incident, kind="incidents")
    file.incidents.append(replace(found, retried_at=desk.now))
    file.record(IncidentRetried(incident), desk.now)
    clock = file.clocks.get(found.deadline) if found.deadline is not None else None
    if clock is not None and clock.is_open:
        file.clocks[clock.no] = replace(clock, rings_at=clock.due_at)
    desk.knock()


def move_clock(to: datetime, *, by: Officer, desk: Desk) -> None:
    """Set business time for everybody. What comes due on the way rings at its own moment, in order."""
    if desk.house.profile is Profile.PRODUCTION:
        raise ClockIsReal()
    if not by.roles:
        raise NotYourDuty(officer=by.id, duty=Duty.OPERATOR)
    at = technical_now()
    keep_shift(desk.rows, to - at, by=by.id, at=at)
    desk.knock()
