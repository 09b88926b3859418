"""Counting anew what a loaded decision about working days moves, as one act.

The open deadlines that rest on a changed day are gone through in batches of cases, one transaction each. A batch
that was interrupted leaves nothing; whoever goes on, a worker or a command, finds what is still counted with an
earlier calendar.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govflow.casework.cases.events import DeadlineMovedByDecree, LatenessCured
from govflow.casework.cases.store import lock_cases
from govflow.casework.deadlines.store import resting_on
from govflow.casework.decrees.decrees import Decree
from govflow.casework.decrees.store import add_counts, mark_applied, unapplied
from govflow.casework.desk import CaseFile, Desk, House, open_desk, open_reading
from govflow.casework.desk.recounting import Moved, changed_days, moved_in, read_clock_files, settled, take_over
from govflow.casework.desk.telling import notify, put_down
from govflow.casework.desk.waiting import show_due
from govflow.clock import technical_now
from govflow.errors import Rejected
from govflow.law.calendars.new_decisions import own_codes

BATCH = 250  # cases in one transaction
Told = Callable[["Progress"], object]


@dataclass(frozen=True)
class Progress:
    """How far the applying of the last decision is."""

    cases: int
    of: int
    moved: int = 0
    cured: int = 0
    breached: int = 0
    failed: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.cases >= self.of


def apply_decrees(
    house: House, *, batch: int = BATCH, told: Told = lambda _: None, until: Callable[[], bool] = lambda: False
) -> Progress:
    """Count anew whatever still stands as an earlier calendar says, until nothing does or `until` says to stop."""
    with open_reading(house) as connection:
        waiting = unapplied(connection)
        house.learn(connection)
    if not waiting:
        return Progress(0, 0)
    left = cases_to_recount(house)
    done = Progress(0, len(left))
    for start in range(0, len(left), batch):
        if until():
            return done
        done = _added(done, _apply_batch(house, left[start : start + batch], waiting[-1]))
        told(done)
    with open_desk(house) as desk:
        mark_applied(desk.connection, waiting[-1].no, technical_now())
        desk.knock()
    return done


def cases_to_recount(house: House) -> list[str]:
    """The cases with an open clock that rests on a day the present calendar says otherwise."""
    shelf = house.shelf
    changed = changed_days(shelf.earlier(), shelf.standing.now, house)
    with open_reading(house) as connection:
        return resting_on(connection, changed)


def _apply_batch(house: House, wanted: Sequence[str], decree: Decree) -> Progress:
    """One transaction. What another worker has dealt with in the meantime moves no more."""
    with open_desk(house) as desk:
        lock_cases(desk.connection, wanted)
        done = Progress(0, 0)
        calendar = house.shelf.standing.now
        act = ", ".join(sorted(own_codes(decree.text, decree.name)))
        for file in read_clock_files(house, desk.connection, wanted, calendar):
            desk.files[file.case.id] = file
            done = _added(done, _recount(file, decree, act, desk))
        if done.moved:
            add_counts(desk.connection, decree.no, moved=done.moved, cured=done.cured, breached=done.breached)
        return replace(done, cases=len(wanted))


def _added(one: Progress, other: Progress) -> Progress:
    return Progress(
        one.cases + other.cases, one.of, one.moved + other.moved, one.cured + other.cured,
        one.breached + other.breached, one.failed + other.failed,
    )  # fmt: skip


def _recount(file: CaseFile, decree: Decree, act: str, desk: Desk) -> Progress:
    """Count the clocks of one case anew; one that cannot be counted is left as it was and put down."""
    file.by = decree.loaded_by
    try:
        counted = settled(file)
    except Rejected as rejected:
        put_down(file, rejected, "", "recount", desk.now)
        return Progress(0, 0, failed=(file.case.id,))
    moved = moved_in(file, counted)
    take_over(file, counted, moved, desk.now)
    for one in moved:
        _put_in_ledger(file, one, decree, act, desk)
        _tell(file, one, decree, act, desk)
    if moved:
        show_due(file)
    cured = sum(one.is_cured(desk.now) for one in moved)
    return Progress(0, 0, len(moved), cured, sum(one.is_breached(desk.now) for one in moved))


def _put_in_ledger(file: CaseFile, one: Moved, decree: Decree, act: str, desk: Desk) -> None:
    before, after = one.before, one.after
    file.record(
        DeadlineMovedByDecree(
            after.no, after.term, before.due_on, after.due_on, after.due_at, before.calendar, after.calendar,
            decree.no, act,
        ),
        desk.now,
    )  # fmt: skip
    if before.missed_at is not None and one.is_cured(desk.now):
        file.record(LatenessCured(after.no, after.term, before.due_on, after.due_on, decree.no, act), desk.now)
    file.clocks[after.no] = replace(
        file.clocks[after.no], changes=(*before.changes, _change(one, decree, act, desk))
    )


def _change(one: Moved, decree: Decree, act: str, desk: Desk) -> dict[str, Any]:
    """What was, with all the old count was made from, so that it can still be explained day by day."""
    before, after = one.before, one.after
    return {
        "what": "decree", "ground": str(decree.no), "citation": act, "by": decree.loaded_by,
        "at": desk.now.isoformat(),
        "before": before.due_on.isoformat() if before.due_on else None,
        "after": after.due_on.isoformat() if after.due_on else None,
        "calendar": before.calendar, "counted": dict(before.counted or {}), "pauses": before.pauses,
    }  # fmt: skip


def _tell(file: CaseFile, one: Moved, decree: Decree, act: str, desk: Desk) -> None:
    """Who holds the clock learns its new last day, and the applicant that of a term of the whole service."""
    clock = one.after
    facts = {
        "term": clock.term, "no": clock.no, "before": one.before.due_on, "due_on": clock.due_on, "act": act,
        "decree": decree.no,
    }  # fmt: skip
    holder = file.holder_at(clock.activity) if clock.activity else None
    if holder:
        notify(file, "recounted", "officer", holder, desk.now, facts)
    elif clock.actor:
        notify(file, "recounted", "actor", f"{clock.unit}/{clock.actor}", desk.now, facts)
    if not clock.activity:
        notify(file, "recounted", "applicant", file.case.id, desk.now, facts)
