"""What may be done to a running deadline: each on a ground, with its citation, and both dates kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from govflow.casework.cases.events import DeadlineExtended, DeadlinePaused, DeadlineReplaced
from govflow.casework.cases.rejections import UnknownCode
from govflow.casework.deadlines.clocks import Clock, State, stopped
from govflow.casework.deadlines.counting import count
from govflow.casework.deadlines.rejections import AlreadyPaused, MayNotExtend, NoSuchDeadline, NotPaused
from govflow.casework.desk import CaseFile, Desk, clocking
from govflow.casework.desk.rights import case_for
from govflow.casework.desk.ringing import ring_overdue
from govflow.casework.desk.waiting import show_due
from govflow.casework.people.officers import Officer
from govflow.law.terms import Term


def pause_term(case: str, deadline: int, *, ground: str, citation: str, by: Officer, desk: Desk) -> None:
    """Stop a clock. The day of the stop still counts, the day it goes on does not."""
    file, clock, _ = _clock(case, deadline, by, desk, "pause_term")
    if clock.state is State.PAUSED:
        raise AlreadyPaused(deadline=clock.term)
    file.record(DeadlinePaused(clock.no, clock.term, ground, citation), desk.now)
    _finish(
        file,
        replace(stopped(clock, desk.now, ground), changes=_with(clock, "pause", ground, citation, by, desk)),
        desk,
    )


def resume_term(case: str, deadline: int, *, by: Officer, desk: Desk) -> date | None:
    """Let a stopped clock go on; gives its new last day."""
    file, clock, term = _clock(case, deadline, by, desk, "resume_term")
    if clock.state is not State.PAUSED or clock.stopped_by == clocking.BY_STATE:
        raise NotPaused(deadline=clock.term)
    counted = clocking.resume(file, clock, term, desk.now)
    _finish(file, replace(counted, changes=_with(clock, "resume", "", "", by, desk, after=counted.due_on)), desk)
    return counted.due_on


def extend_term(case: str, deadline: int, length: int, *, ground: str, by: Officer, desk: Desk) -> date | None:
    """Make a term longer as far as the act allows; gives the new last day."""
    file, clock, term = _clock(case, deadline, by, desk, "extend_term")
    allowed = term.extends
    if allowed is None or clock.extensions >= allowed.times or not 0 < clock.extended + length <= allowed.most:
        raise MayNotExtend(term=clock.term, by=allowed.by if allowed else "")
    if not _acts_as(file, by, allowed.by):
        raise MayNotExtend(term=clock.term, by=allowed.by)
    longer = replace(clock, extended=clock.extended + length, extensions=clock.extensions + 1)
    counted = count(longer, term, file.counting, [one for one in file.open_clocks if one.no != clock.no])
    citation = str(allowed.citation)
    if counted.due_on is not None:
        before = clock.due_on
        file.record(
            DeadlineExtended(clock.no, clock.term, length, before, counted.due_on, ground, citation), desk.now
        )
    counted = _unmissed(counted, desk)
    changes = _with(clock, "extend", ground, citation, by, desk, after=counted.due_on)
    _finish(file, replace(counted, changes=changes), desk)
    return counted.due_on


def replace_term(
    case: str, deadline: int, with_term: str, *, ground: str, citation: str, by: Officer, desk: Desk
) -> date | None:
    """Put another term of the act in the place of a running one (8 days become 20); gives the new last day."""
    file, clock, _ = _clock(case, deadline, by, desk, "replace_term")
    term = file.edition.term(with_term)
    if term is None:
        raise UnknownCode(code=with_term, kind="terms")
    fresh = clocking.start_term(file, term, clock.element, clock.process, clock.activity, desk.now)
    fresh = replace(fresh, wait=clock.wait, pauses=clock.pauses or fresh.pauses)
    fresh = count(
        fresh, term, file.counting, [one for one in file.open_clocks if one.no not in (clock.no, fresh.no)]
    )
    file.clocks[fresh.no] = fresh
    file.record(
        DeadlineReplaced(clock.no, clock.term, fresh.no, fresh.term, clock.due_on, fresh.due_on, ground, citation),
        desk.now,
    )
    changes = _with(clock, "replace", ground, citation, by, desk, after=fresh.due_on)
    gone = replace(clock, state=State.REPLACED, ended_at=desk.now, rings_at=None, wait=None, changes=changes)
    _finish(file, gone, desk)
    return fresh.due_on


def _clock(case: str, deadline: int, by: Officer, desk: Desk, doing: str) -> tuple[CaseFile, Clock, Term]:
    """A running clock of a case `by` has to do with, once everything due has rung."""
    file = case_for(case, by, desk, doing=doing)
    ring_overdue(file, desk)
    clock = file.clocks.get(deadline)
    term = file.edition.term(clock.term) if clock else None
    if clock is None or term is None or not clock.is_open:
        raise NoSuchDeadline(case=case, deadline=deadline)
    return file, clock, term


def _acts_as(file: CaseFile, by: Officer, actor: str) -> bool:
    return any(by.acts_as(actor, unit=unit, service=file.case.service) for unit in file.case.units.values())


def _unmissed(clock: Clock, desk: Desk) -> Clock:
    """A clock that was missed and has days again is not late any more; the ledger keeps that it was."""
    return replace(clock, missed_at=None) if clock.due_at and clock.due_at > desk.now else clock


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
