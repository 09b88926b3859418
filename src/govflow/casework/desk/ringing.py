"""A clock rings: the late mark, who held it, whom to tell, and what the process does about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from govflow.casework.cases.events import AlertRepeated, DeadlineMissed
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import Clock, rung
from govflow.casework.deadlines.store import late_before
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.clocking import is_lateness, next_alert
from govflow.casework.desk.moving import record_ring
from govflow.casework.desk.opened import Desk
from govflow.casework.desk.telling import notify
from govflow.law.terms import Missed

INSTANT = timedelta(microseconds=1)


def ring_overdue(file: CaseFile, desk: Desk) -> None:
    """Whatever should have rung on this case before now rings first, each clock at its own moment."""
    while clock := first_due(file, desk.now):
        ring(file, clock, desk)


def first_due(file: CaseFile, now: datetime) -> Clock | None:
    """Of what rings at the same moment, marks come before timers: an expiry must not wipe out a lateness."""
    due = [clock for clock in file.clocks.values() if clock.is_due(now)]
    return min(due, key=lambda clock: (clock.rings_at, clock.wait is not None, clock.no), default=None)


def ring(file: CaseFile, clock: Clock, desk: Desk) -> None:
    """Ring one clock at its own business moment, in the name of the clock."""
    at, by = clock.rings_at or desk.now, file.by
    file.by, desk.ringing = "clock", clock.no
    is_again = clock.is_overdue_again
    if is_again:
        _say_again(file, clock, desk, at)
    elif is_lateness(file, clock):
        clock = _miss(file, clock, desk, at)
    else:
        record_ring(file, clock.element, clock.term, at)
        file.clocks[clock.no] = clock = changed(clock, rings_at=None)
    if not is_again and clock.wait is not None and file.run is not None and _takes_effect(file, clock):
        follows_at = _follows_at(file, clock, at)
        given = desk.given(file.case, follows_at)
        desk.follow(file, file.run.fire(clock.wait, given=given), follows_at)
    file.by, desk.ringing = by, None


def _follows_at(file: CaseFile, clock: Clock, at: datetime) -> datetime:
    """When that begins which a ring brings about.

    What the end of a limit brings about belongs to its last day; what waited for days to pass, to the day after.
    """
    wait = file.run.waits.get(clock.wait) if file.run is not None and clock.wait is not None else None
    is_limit = wait is not None and bool(file.edition.element(wait.element).host)
    ends_with_the_day = clock.due_on is not None and at.astimezone(file.counting.zone).date() > clock.due_on
    return at - INSTANT if is_limit and ends_with_the_day else at


def _takes_effect(file: CaseFile, clock: Clock) -> bool:
    """Whether the process hears the ring; an interrupting timer only where its term is read to interrupt."""
    term = file.edition.term(clock.term)
    wait = file.run.waits.get(clock.wait) if file.run is not None and clock.wait is not None else None
    return wait is None or term is None or not wait.interrupts or Missed.INTERRUPT in term.missed


def _say_again(file: CaseFile, clock: Clock, desk: Desk, at: datetime) -> None:
    """Another working day has begun and it is still not done."""
    file.clocks[clock.no] = changed(clock, rings_at=next_alert(file, clock, at))
    file.record(AlertRepeated(clock.no, clock.term, clock.due_on), at)
    _tell(file, clock, clock.actor, clock.unit, _holder(file, clock, desk, at).officer, at)


def _miss(file: CaseFile, clock: Clock, desk: Desk, at: datetime) -> Clock:
    """The late mark, made at the moment it became late."""
    holder = _holder(file, clock, desk, at)
    actor, unit, officer = holder.actor, holder.unit or clock.unit, holder.officer
    missed = changed(rung(clock, officer), actor=actor, unit=unit, rings_at=next_alert(file, clock, at))
    file.clocks[clock.no] = missed
    file.record(DeadlineMissed(missed.no, missed.term, missed.element, missed.due_on, actor, unit, officer), at)
    _tell(file, missed, actor, unit, officer, at)
    return missed


@dataclass(frozen=True)
class Holder:
    """Who held a clock when it was missed."""

    actor: str
    unit: str
    officer: str | None


CONTAINERS = frozenset({"callActivity", "subProcess", "transaction", "adHocSubProcess"})


def _holder(file: CaseFile, clock: Clock, desk: Desk, at: datetime) -> Holder:
    """The actor a clock belongs to; for one over many steps, whoever lost the most time in them."""
    term = file.edition.term(clock.term)
    if term is not None and term.answers:
        return Holder(clock.actor, clock.unit, _holder_as(file, clock.actor))
    if clock.element and file.edition.element(clock.element).kind not in CONTAINERS:
        return Holder(clock.actor, clock.unit, file.holder_at(clock.activity) or _holder_as(file, clock.actor))
    late = [one for one in _late_steps(file, desk) if one.no != clock.no and one.opened_at >= clock.opened_at]
    if late:
        worst = max(late, key=lambda one: (one.ended_at or at) - (one.missed_at or at))
        return Holder(worst.actor, worst.unit, worst.officer)
    item = next(iter(file.items.values()), None)
    return Holder(item.actor, item.unit, item.holder) if item else Holder(clock.actor, clock.unit, None)


def _late_steps(file: CaseFile, desk: Desk) -> list[Clock]:
    """The clocks of single steps that were missed in this case, as they stand now."""
    known = {clock.no: clock for clock in late_before(desk.connection, file.case.id)}
    known |= {clock.no: clock for clock in file.clocks.values() if clock.is_late}
    steps = (clock for clock in known.values() if clock.element)
    return [one for one in steps if file.edition.element(one.element).kind not in CONTAINERS]


def _holder_as(file: CaseFile, actor: str) -> str | None:
    return next((item.holder for item in file.items.values() if item.actor == actor), None)


def _tell(file: CaseFile, clock: Clock, actor: str, unit: str, officer: str | None, at: datetime) -> None:
    """Queue what the term asks for when it is missed."""
    term = file.edition.term(clock.term)
    facts = {"term": clock.term, "no": clock.no, "due_on": clock.due_on, "actor": actor}
    missed = term.missed if term else ()
    if Missed.ALERT in missed or Missed.ESCALATE in missed:
        if officer:
            notify(file, "alert", "officer", officer, at, facts)
        else:
            notify(file, "alert", "actor", f"{unit}/{actor}", at, facts)
        notify(file, "alert", "superior", unit, at, facts)
    if Missed.ESCALATE in missed:
        notify(file, "escalation", "superior_of_superior", unit, at, facts)
