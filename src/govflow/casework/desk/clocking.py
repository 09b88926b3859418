"""What the life of a case does to its clocks: they open, stop, go on, are counted anew, end."""

from collections.abc import Callable, Iterable
from datetime import datetime

from govflow.casework.cases.events import (
    CaseEvent,
    DeadlineCancelled,
    DeadlineEndedLate,
    DeadlineExpected,
    DeadlineMet,
    DeadlinePaused,
    DeadlineRecounted,
    DeadlineResumed,
    DeadlineSet,
)
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import Clock, State, cancelled, ended, restarted, stopped
from govflow.casework.deadlines.counting import around, count, length_of, moment_in
from govflow.casework.deadlines.iso import ring_of
from govflow.casework.desk.casefile import CaseFile
from govflow.engine import Trouble, Wait
from govflow.law.terms import Term

BY_STATE = "state"


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
    return _begin(file, clock, term, at) if since_at else _put(file, clock)


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
    rings_at = None if clock.is_late else clock.due_at
    return _put(
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


def _begin(file: CaseFile, clock: Clock, term: Term, at: datetime) -> Clock:
    counted = count(clock, term, file.counting, _around(file, term, at))
    file.record(_set(counted), at)
    _put(file, counted)
    return _stop_if_paused(file, counted, term, at)


def _set(clock: Clock) -> DeadlineSet:
    return DeadlineSet(
        clock.no, clock.term, clock.element, clock.since_at, clock.due_on, clock.due_at, clock.calendar
    )


def _put(file: CaseFile, clock: Clock) -> Clock:
    file.clocks[clock.no] = clock
    return clock


# timers of the diagram


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
    _put(file, changed(clock, wait=wait.id, rings_at=rings_at))


def _running(file: CaseFile, term: Term, activity: int) -> Clock | None:
    """The clock of a term that this activity carries, or that runs by itself."""
    places = (activity,) if term.until is None else (activity, 0)
    return next((one for one in file.open_clocks if one.term == term.code and one.activity in places), None)


def _start_iso(file: CaseFile, wait: Wait, at: datetime) -> None:
    rings_at = ring_of(wait.name, at, file.counting.zone)
    if rings_at is None:
        raise Trouble(element=wait.element, reason="no term and no time is called", found=wait.name)
    post = file.edition.post_of(wait.element, file.case.units)
    clock = Clock(
        no=file.next_no(), term=wait.name, element=wait.element, process=wait.process, activity=wait.activity,
        actor=post.actor, unit=post.unit, state=State.RUNNING, length=0, opened_at=at, wait=wait.id, since_at=at,
        due_on=rings_at.astimezone(file.counting.zone).date(), due_at=rings_at, rings_at=rings_at, calendar="clock",
    )  # fmt: skip
    file.record(_set(_put(file, clock)), at)


def is_lateness(file: CaseFile, clock: Clock) -> bool:
    """Whether passing this clock is being late, and not only the end of a wait the process wanted."""
    term = file.edition.term(clock.term)
    if term is None or term.is_soft:
        return False
    wait = file.run.waits.get(clock.wait) if file.run is not None and clock.wait is not None else None
    return wait is None or bool(file.edition.element(wait.element).host)


# what ends and what is no longer needed


def end_clocks(file: CaseFile, which: Callable[[Clock], bool], at: datetime) -> None:
    """What these clocks waited for was done."""
    for clock in [one for one in file.open_clocks if which(one)]:
        done = _put(file, ended(clock, at, file.holder_at(clock.activity)))
        file.record(_ending(done), at)


def _ending(clock: Clock) -> CaseEvent:
    if clock.state is State.LATE:
        return DeadlineEndedLate(clock.no, clock.term, clock.due_on, clock.officer)
    if clock.state is State.MET:
        return DeadlineMet(clock.no, clock.term, clock.due_on)
    return DeadlineCancelled(clock.no, clock.term)


def cancel_clocks(file: CaseFile, which: Callable[[Clock], bool], at: datetime) -> None:
    """What these clocks waited for is no longer needed; one already missed has ended late."""
    for clock in [one for one in file.open_clocks if which(one)]:
        gone = ended(clock, at, None) if clock.is_late else cancelled(clock, at)
        file.record(_ending(_put(file, gone)), at)


# the moments and states of the case


def follow_moments(file: CaseFile, moments: Iterable[str], at: datetime) -> None:
    """Moments were recorded: clocks that run by themselves begin or end, those that expected them begin."""
    recorded = frozenset(moments)
    for term in file.edition.self_running:
        if term.until in recorded:
            end_clocks(file, lambda clock, code=term.code: clock.term == code, at)  # type: ignore[misc]
        if term.since in recorded and not any(clock.term == term.code for clock in file.open_clocks):
            start_term(file, term, "", "", 0, at)
    for clock in file.open_clocks:
        waited = file.edition.term(clock.term)
        if clock.state is State.EXPECTED and waited is not None and waited.since in recorded:
            since_at = moment_in(file.facts, waited.since, file.counting.zone)
            if since_at is not None:
                _begin(file, changed(clock, state=State.RUNNING, since_at=since_at), waited, at)


def follow_state(file: CaseFile, at: datetime) -> None:
    """The case took a state: clocks that it stops stand, those that another state stopped go on."""
    for clock in file.open_clocks:
        term = file.edition.term(clock.term)
        if term is None:
            continue
        if clock.state is State.RUNNING:
            _stop_if_paused(file, clock, term, at)
        elif clock.stopped_by == BY_STATE and file.case.state not in term.pauses:
            resume(file, clock, term, at)


def _stop_if_paused(file: CaseFile, clock: Clock, term: Term, at: datetime) -> Clock:
    if file.case.state is None or file.case.state not in term.pauses:
        return clock
    file.record(DeadlinePaused(clock.no, clock.term, BY_STATE, str(term.citation)), at)
    return _put(file, stopped(clock, at, BY_STATE))


def resume(file: CaseFile, clock: Clock, term: Term, at: datetime) -> Clock:
    counted = _put(file, count(restarted(clock, at), term, file.counting, _around(file, term, at)))
    file.record(DeadlineResumed(counted.no, counted.term, counted.due_on), at)
    return counted


# counting anew


def recount(file: CaseFile, facts: Iterable[str], at: datetime) -> None:
    """Facts changed: count again whatever depends on them, until no date moves any more."""
    names = frozenset(facts)
    for clock in file.open_clocks:
        term = file.edition.term(clock.term)
        if term is not None and clock.since_at is not None and (term.since in names or term.length_from in names):
            since_at = moment_in(file.facts, term.since, file.counting.zone) or clock.since_at
            length = length_of(term, file.facts)
            if (since_at, length) != (clock.since_at, clock.length):
                _count_again(file, changed(clock, since_at=since_at, length=length), term, at)
    for _ in range(len(file.clocks)):
        if not recount_inner(file, at):
            return


def _around(file: CaseFile, term: Term, at: datetime) -> list[Clock]:
    """The clocks that may limit one of this term."""
    outer = file.edition.term(term.within) if term.within else None
    return around(outer, file.facts, file.counting, file.open_clocks, at)


def recount_inner(file: CaseFile, at: datetime) -> bool:
    """Count the clocks that lie within another; whether any date moved."""
    moved = False
    for clock in file.open_clocks:
        term = file.edition.term(clock.term)
        if term is not None and term.within is not None and clock.state is State.RUNNING:
            moved |= _count_again(file, clock, term, at)
    return moved


def _count_again(file: CaseFile, clock: Clock, term: Term, at: datetime) -> bool:
    others = [other for other in _around(file, term, at) if other.no != clock.no]
    before = file.clocks[clock.no]
    counted = count(clock, term, file.counting, others)
    if counted == before:
        return False
    _put(file, counted)
    if counted.due_at is None or counted.due_at == before.due_at:
        return False
    file.record(
        DeadlineRecounted(
            counted.no, counted.term, before.due_on, counted.due_on, counted.due_at, counted.calendar
        ),
        at,
    )
    return True
