"""Counting anew what a loaded decision about working days moves, as one act.

The open deadlines that rest on a changed day are gone through in batches of cases, one transaction each. A batch
that was interrupted leaves nothing; whoever goes on, a worker or a command, finds what is still counted with an
earlier calendar.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from govflow.casework.cases.events import DeadlineMovedByDecree, LatenessCured
from govflow.casework.cases.store import lock_cases
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import Clock
from govflow.casework.deadlines.store import resting_on
from govflow.casework.decrees.decrees import Decree, acts_of
from govflow.casework.decrees.store import add_counts, mark_applied, unapplied
from govflow.casework.desk import CaseFile, Desk, House, open_desk, open_reading
from govflow.casework.desk.recounting import (
    Countings,
    Moved,
    moved_in,
    read_clock_files,
    settled,
    stale_in,
    take_over,
)
from govflow.casework.desk.telling import notify, put_down
from govflow.casework.desk.waiting import show_due
from govflow.clock import technical_now
from govflow.errors import Rejected

RECOUNTED = "recounted"
BATCH = 500  # cases in one transaction
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


@dataclass(frozen=True)
class Act:
    """The decision being applied, the codes of the acts behind it, and what was counted for it so far."""

    decree: Decree
    codes: str
    known: Countings


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
    done, act = Progress(0, len(left)), Act(waiting[-1], acts_of(waiting[-1]), {})
    for start in range(0, len(left), batch):
        if until():
            return done
        done = _added(done, _apply_batch(house, left[start : start + batch], act))
        told(done)
    with open_desk(house) as desk:
        mark_applied(desk.connection, waiting[-1].no, technical_now())
        desk.knock()
    return done


def cases_to_recount(house: House) -> list[str]:
    """The cases with an open clock that rests on a day the present calendar says otherwise."""
    with open_reading(house) as connection:
        return resting_on(connection, stale_in(house, connection, house.shelf.standing))


def _apply_batch(house: House, wanted: Sequence[str], act: Act) -> Progress:
    """One transaction. What another worker has dealt with in the meantime moves no more."""
    with _collecting_later(), open_desk(house) as desk:
        lock_cases(desk.connection, wanted)
        done = Progress(0, 0)
        for file in read_clock_files(house, desk.connection, wanted, house.shelf.standing, act.known):
            desk.files[file.case.id] = file
            done = _added(done, _recount(file, act, desk))
        if done.moved:
            add_counts(desk.connection, act.decree.no, moved=done.moved, cured=done.cured, breached=done.breached)
        return replace(done, cases=len(wanted))


@contextmanager
def _collecting_later() -> Iterator[None]:
    """The search for unused rings of objects waits until a batch is done: it took a third of the time in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _added(one: Progress, other: Progress) -> Progress:
    return Progress(
        one.cases + other.cases, one.of, one.moved + other.moved, one.cured + other.cured,
        one.breached + other.breached, one.failed + other.failed,
    )  # fmt: skip


def _recount(file: CaseFile, act: Act, desk: Desk) -> Progress:
    """Count the clocks of one case anew; one that cannot be counted is left as it was and put down."""
    file.by = act.decree.loaded_by
    try:
        counted = settled(file)
    except Rejected as rejected:
        put_down(file, rejected, "", "recount", desk.now)
        return Progress(0, 0, failed=(file.case.id,))
    moved = moved_in(file, counted)
    take_over(file, counted, moved, desk.now)
    for one in moved:
        _put_in_ledger(file, one, act, desk)
    if moved:
        _tell(file, moved, act, desk)
        show_due(file)
    cured = sum(one.is_cured(desk.now) for one in moved)
    return Progress(0, 0, len(moved), cured, sum(one.is_breached(desk.now) for one in moved))


def _put_in_ledger(file: CaseFile, one: Moved, act: Act, desk: Desk) -> None:
    before, after = one.before, one.after
    file.record(
        DeadlineMovedByDecree(
            after.no, after.term, before.due_on, after.due_on, after.due_at, before.calendar, after.calendar,
            act.decree.no, act.codes,
        ),
        desk.now,
    )  # fmt: skip
    if before.missed_at is not None and one.is_cured(desk.now):
        file.record(
            LatenessCured(after.no, after.term, before.due_on, after.due_on, act.decree.no, act.codes), desk.now
        )
    file.clocks[after.no] = changed(file.clocks[after.no], changes=(*before.changes, _change(one, act, desk)))


def _change(one: Moved, act: Act, desk: Desk) -> dict[str, Any]:
    """What was, with all the old count was made from, so that it can still be explained day by day."""
    before, after = one.before, one.after
    return {
        "what": "decree", "ground": str(act.decree.no), "citation": act.codes, "by": act.decree.loaded_by,
        "at": desk.now.isoformat(),
        "before": before.due_on.isoformat() if before.due_on else None,
        "after": after.due_on.isoformat() if after.due_on else None,
        "calendar": before.calendar, "counted": dict(before.counted or {}), "pauses": before.pauses,
    }  # fmt: skip


def _tell(file: CaseFile, moved: Sequence[Moved], act: Act, desk: Desk) -> None:
    """Who holds a clock learns its new last day, and the applicant that of a term of the whole service.

    Each of them gets one notice for all that the act moves in the case.
    """
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in moved:
        clock = one.after
        line = {"term": clock.term, "no": clock.no, "before": one.before.due_on, "due_on": clock.due_on}
        for receiver in _receivers(file, clock):
            told.setdefault(receiver, []).append(line)
    for (kind, who), lines in told.items():
        notify(file, RECOUNTED, kind, who, desk.now, {"act": act.codes, "decree": act.decree.no, "moved": lines})


def _receivers(file: CaseFile, clock: Clock) -> Iterator[tuple[str, str]]:
    holder = file.holder_at(clock.activity) if clock.activity else None
    if holder:
        yield "officer", holder
    elif clock.actor:
        yield "actor", f"{clock.unit}/{clock.actor}"
    if not clock.activity:
        yield "applicant", file.case.id
