"""What may be done to a running deadline: each on a ground, with its citation, and both dates kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from govflow.casework.cases.events import DeadlineExtended, DeadlinePaused, DeadlineReplaced
from govflow.casework.cases.rejections import UnknownCode
from govflow.casework.deadlines.changing import grounded, in_place_of, lengthened, longest_extension
from govflow.casework.deadlines.clocks import Clock, State, stopped
from govflow.casework.deadlines.rejections import (
    AlreadyPaused,
    MayNotExtend,
    NoSuchDeadline,
    NotPaused,
    NotYourDeadline,
)
from govflow.casework.desk import CaseFile, Desk, clocking
from govflow.casework.desk.rights import acts_somewhere, answers_for, case_for, is_above
from govflow.casework.desk.ringing import ring_overdue
from govflow.casework.desk.waiting import show_due
from govflow.casework.people.officers import Officer
from govflow.law.terms import Term


def pause_term(case: str, deadline: int, *, ground: str, citation: str, by: Officer, desk: Desk) -> None:
    """Stop a clock. The day of the stop still counts, the day it goes on does not."""
    file, clock, _ = _own_clock(case, deadline, by, desk, "pause_term")
    if clock.state is State.PAUSED:
        raise AlreadyPaused(deadline=clock.term)
    ground, citation = grounded(ground, citation, file.edition.regulation.grounds)
    file.record(DeadlinePaused(clock.no, clock.term, ground, citation), desk.now)
    changes = _with(clock, "pause", ground, citation, by, desk)
    _finish(file, replace(stopped(clock, desk.now, ground), changes=changes), desk)


def resume_term(case: str, deadline: int, *, by: Officer, desk: Desk) -> date | None:
    """Let a stopped clock go on; gives its new last day."""
    file, clock, term = _own_clock(case, deadline, by, desk, "resume_term")
    if clock.state is not State.PAUSED or clock.stopped_by == clocking.BY_STATE:
        raise NotPaused(deadline=clock.term)
    counted = clocking.resume(file, clock, term, desk.now)
    _finish(file, replace(counted, changes=_with(clock, "resume", "", "", by, desk, after=counted.due_on)), desk)
    return counted.due_on


def extend_term(case: str, deadline: int, length: int, *, ground: str, by: Officer, desk: Desk) -> date | None:
    """Make a term longer as far as the act allows; gives the new last day."""
    file, clock, term = _clock(case, deadline, by, desk, "extend_term")
    allowed = term.extends
    if allowed is None or not 0 < length <= longest_extension(clock, term):
        raise MayNotExtend(term=clock.term, by=allowed.by if allowed else "")
    if not acts_somewhere(file, by, allowed.by):
        raise MayNotExtend(term=clock.term, by=allowed.by)
    ground, citation = grounded(ground, str(allowed.citation), {})
    counted = lengthened(clock, length, term, file.counting, file.open_clocks, desk.now)
    said = DeadlineExtended(clock.no, clock.term, length, clock.due_on, counted.due_on, ground, citation)
    file.record(said, desk.now)
    changes = _with(clock, "extend", ground, citation, by, desk, after=counted.due_on)
    _finish(file, replace(counted, changes=changes), desk)
    return counted.due_on


def replace_term(
    case: str, deadline: int, with_term: str, *, ground: str, citation: str, by: Officer, desk: Desk
) -> date | None:
    """Put another term of the act in the place of a running one (8 days become 20); gives the new last day."""
    file, clock, _ = _own_clock(case, deadline, by, desk, "replace_term")
    term = file.edition.term(with_term)
    if term is None or with_term == clock.term:
        raise UnknownCode(code=with_term, kind="terms")
    ground, citation = grounded(ground, citation, file.edition.regulation.grounds)
    started = clocking.start_term(file, term, clock.element, clock.process, clock.activity, desk.now)
    fresh = in_place_of(clock, started, term, file.counting, file.open_clocks)
    file.clocks[fresh.no] = fresh
    file.record(
        DeadlineReplaced(clock.no, clock.term, fresh.no, fresh.term, clock.due_on, fresh.due_on, ground, citation),
        desk.now,
    )
    changes = _with(clock, "replace", ground, citation, by, desk, after=fresh.due_on)
    gone = replace(clock, state=State.REPLACED, ended_at=desk.now, rings_at=None, wait=None, changes=changes)
    _finish(file, gone, desk)
    return fresh.due_on


def _own_clock(case: str, deadline: int, by: Officer, desk: Desk, doing: str) -> tuple[CaseFile, Clock, Term]:
    """A running clock that `by` answers for."""
    file, clock, term = _clock(case, deadline, by, desk, doing)
    if not answers_for(file, clock, by) and not is_above(file, by, desk.connection):
        raise NotYourDeadline(officer=by.id, deadline=clock.term)
    return file, clock, term


def _clock(case: str, deadline: int, by: Officer, desk: Desk, doing: str) -> tuple[CaseFile, Clock, Term]:
    """A running clock of a case `by` has to do with, once everything due has rung."""
    file = case_for(case, by, desk, doing=doing)
    ring_overdue(file, desk)
    clock = file.clocks.get(deadline)
    term = file.edition.term(clock.term) if clock else None
    if clock is None or term is None or not clock.is_open:
        raise NoSuchDeadline(case=case, deadline=deadline)
    return file, clock, term


def _with(
    clock: Clock, what: str, ground: str, citation: str, by: Officer, desk: Desk, after: date | None = None
) -> tuple[Mapping[str, Any], ...]:
    change = {
        "what": what, "ground": ground, "citation": citation, "by": by.id, "at": desk.now.isoformat(),
        "before": clock.due_on.isoformat() if clock.due_on else None, "after": after.isoformat() if after else None,
    }  # fmt: skip
    return (*clock.changes, change)


def _finish(file: CaseFile, clock: Clock, desk: Desk) -> None:
    file.clocks[clock.no] = clock
    clocking.recount(file, (), desk.now)
    show_due(file)
