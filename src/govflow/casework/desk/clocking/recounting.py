"""Clocks are counted anew when facts change on which their last day depends."""

from collections.abc import Iterable
from datetime import datetime

from govflow.casework.cases.events import (
    DeadlineRecounted,
)
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.deadlines.counting import count, length_of, moment_in
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.clocking.pausing import limits, put
from govflow.law.terms import Term


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


def recount_inner(file: CaseFile, at: datetime) -> bool:
    """Count the clocks that lie within another; whether any date moved."""
    moved = False
    for clock in file.open_clocks:
        term = file.edition.term(clock.term)
        if term is not None and term.within is not None and clock.state is State.RUNNING:
            moved |= _count_again(file, clock, term, at)
    return moved


def _count_again(file: CaseFile, clock: Clock, term: Term, at: datetime) -> bool:
    others = [other for other in limits(file, term, at) if other.no != clock.no]
    before = file.clocks[clock.no]
    counted = count(clock, term, file.counting, others)
    if counted == before:
        return False
    put(file, counted)
    if counted.due_at is None or counted.due_at == before.due_at:
        return False
    file.record(
        DeadlineRecounted(
            counted.no, counted.term, before.due_on, counted.due_on, counted.due_at, counted.calendar
        ),
        at,
    )
    return True
