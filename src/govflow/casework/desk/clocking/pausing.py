"""Clocks stop and go on."""

from datetime import datetime

from govflow.casework.cases.events import (
    DeadlinePaused,
    DeadlineResumed,
)
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import Clock, joined, restarted, stopped
from govflow.casework.deadlines.counting import around, count
from govflow.casework.desk.casefile import CaseFile
from govflow.law.counting.rules import CLOCK_UNITS
from govflow.law.terms import Term

BY_STATE = "state"


def put(file: CaseFile, clock: Clock) -> Clock:
    file.clocks[clock.no] = clock
    return clock


def limits(file: CaseFile, term: Term, at: datetime) -> list[Clock]:
    """The clocks that may limit one of this term."""
    outer = file.edition.term(term.within) if term.within else None
    return around(outer, file.facts, file.counting, file.open_clocks, at)


def stop_if_paused(file: CaseFile, clock: Clock, term: Term, at: datetime) -> Clock:
    if file.case.state is None or file.case.state not in term.pauses:
        return clock
    file.record(DeadlinePaused(clock.no, clock.term, BY_STATE, str(term.citation)), at)
    return put(file, stopped(clock, at, BY_STATE))


def resume(file: CaseFile, clock: Clock, term: Term, at: datetime) -> Clock:
    running = restarted(clock, at)
    if term.unit not in CLOCK_UNITS:
        running = changed(running, pauses=joined(running.pauses, file.counting.zone))
    counted = put(file, count(running, term, file.counting, limits(file, term, at)))
    file.record(DeadlineResumed(counted.no, counted.term, counted.due_on), at)
    return counted
