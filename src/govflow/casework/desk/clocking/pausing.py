"""Clocks stop and go on."""

from datetime import datetime

from govflow.casework.cases.events import (
    DeadlinePaused,
    DeadlineResumed,
)
from govflow.casework.deadlines.changing import going_on
from govflow.casework.deadlines.clocks import Clock, stopped
from govflow.casework.deadlines.counting import around
from govflow.casework.desk.casefile import CaseFile
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
    counted = put(file, going_on(clock, term, file.counting, limits(file, term, at), at))
    file.record(DeadlineResumed(counted.no, counted.term, counted.due_on), at)
    return counted
