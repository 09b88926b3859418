"""Clocks begin: with the step that carries them, with a timer of the diagram, or with their moment."""

from datetime import datetime

from govflow.casework.cases.events import (
    DeadlineEndedLate,
    DeadlineExpected,
    DeadlineMet,
    DeadlineSet,
)
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.deadlines.counting import count, length_of, moment_in, next_working_morning
from govflow.casework.deadlines.iso import ring_of
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.clocking.pausing import limits, put, stop_if_paused
from govflow.engine import Trouble, Wait
from govflow.law.terms import Missed, Term


def start_term(file: CaseFile, term: Term, element: str, process: str, activity: int, at: datetime) -> Clock:
    """Open the clock of a term; it waits for its moment where that is not recorded yet."""
    since_at = moment_in(file.facts, term.since, file.counting.zone)
    going_on = _just_ended(file, term, since_at, at)
    if going_on is not None:
        return _go_on(file, going_on, element, process, activity)
    actor = term.answers or (file.edition.post_of(element, file.case.units).actor if element else "")
    clock = Clock(
        no=file.next_no(), term=term.code, element=element, process=process, activity=activity, actor=actor,
        unit=_unit(file, term, element), state=State.RUNNING if since_at else State.EXPECTED,
        length=length_of(term, file.facts), opened_at=at, since_at=since_at, week=term.week,
    )  # fmt: skip
    if since_at is None:
        file.record(DeadlineExpected(clock.no, term.code, element, term.since), at)
    return begin(file, clock, term, at) if since_at else put(file, clock)


def _just_ended(file: CaseFile, term: Term, since_at: datetime | None, at: datetime) -> Clock | None:
    """The clock of the same term since the same moment that the step before this one carried."""
    if since_at is None or term.until is not None:
        return None
    same = (clock for clock in file.clocks.values() if clock.term == term.code and clock.since_at == since_at)
    return next((clock for clock in same if clock.ended_at == at and clock.state in (State.MET, State.LATE)), None)


def _go_on(file: CaseFile, clock: Clock, element: str, process: str, activity: int) -> Clock:
    """One term may be used up in several steps: its clock goes on as if it had not ended."""
    file.happened = [
        said
        for said in file.happened
        if getattr(said.event, "no", None) != clock.no
        or not isinstance(said.event, DeadlineMet | DeadlineEndedLate)
    ]
    rings_at = next_alert(file, clock, clock.ended_at or clock.opened_at) if clock.is_late else clock.due_at
    return put(
        file,
        changed(
            clock,
            state=State.RUNNING,
            ended_at=None,
            rings_at=rings_at,
            element=element,
            process=process,
            activity=activity,
        ),
    )


def _unit(file: CaseFile, term: Term, element: str) -> str:
    if term.answers:
        return file.edition.unit_of(term.answers, file.case.units)
    own = file.edition.post_of(element, file.case.units).unit if element else ""
    return own or next(iter(file.case.units.values()), "")  # a clock of the whole case is seen where it began


def begin(file: CaseFile, clock: Clock, term: Term, at: datetime) -> Clock:
    counted = count(clock, term, file.counting, limits(file, term, at))
    file.record(_set(counted), at)
    put(file, counted)
    return stop_if_paused(file, counted, term, at)


def _set(clock: Clock) -> DeadlineSet:
    return DeadlineSet(
        clock.no, clock.term, clock.element, clock.since_at, clock.due_on, clock.due_at, clock.calendar
    )


def start_timer(file: CaseFile, wait: Wait, at: datetime) -> None:
    """A timer of the process waits: tie it to the clock of its term, or open one."""
    term = file.edition.term(wait.name)
    element = file.edition.element(wait.element)
    if term is None:
        _start_iso(file, wait, at)
        return
    found = _running(file, term, wait.activity)
    clock = found or start_term(file, term, element.host or element.id, wait.process, wait.activity, at)
    rings_at = clock.due_at if clock.state is State.RUNNING else None
    put(file, changed(clock, wait=wait.id, rings_at=rings_at))


def _running(file: CaseFile, term: Term, activity: int) -> Clock | None:
    """The clock of a term that this activity carries, or that runs by itself."""
    places = (activity,) if term.until is None else (activity, 0)
    return next((one for one in file.open_clocks if one.term == term.code and one.activity in places), None)


def _start_iso(file: CaseFile, wait: Wait, at: datetime) -> None:
    rings_at = ring_of(wait.name, at, file.counting.zone)
    if rings_at is None:
        raise Trouble(element=wait.element, reason="unknown-time", found=wait.name)
    post = file.edition.post_of(wait.element, file.case.units)
    clock = Clock(
        no=file.next_no(), term=wait.name, element=wait.element, process=wait.process, activity=wait.activity,
        actor=post.actor, unit=post.unit, state=State.RUNNING, length=0, opened_at=at, wait=wait.id, since_at=at,
        due_on=rings_at.astimezone(file.counting.zone).date(), due_at=rings_at, rings_at=rings_at, calendar="clock",
    )  # fmt: skip
    file.record(_set(put(file, clock)), at)


def next_alert(file: CaseFile, clock: Clock, after: datetime) -> datetime | None:
    """When a clock that was missed says so again, where its term wants that to be said every working day."""
    term = file.edition.term(clock.term)
    if term is None or Missed.DAILY not in term.missed:
        return None
    return next_working_morning(after, term.week, file.counting)


def is_lateness(file: CaseFile, clock: Clock) -> bool:
    """Whether passing this clock is being late, and not only the end of a wait the process wanted."""
    term = file.edition.term(clock.term)
    if term is None or term.is_soft:
        return False
    wait = file.run.waits.get(clock.wait) if file.run is not None and clock.wait is not None else None
    return wait is None or bool(file.edition.element(wait.element).host)
