"""What the engine waits for becomes items and clocks of the case, and what it no longer waits for leaves them."""

from datetime import datetime

from govflow.casework.cases.events import (
    MessageAwaited,
    ReplyAwaited,
    TaskOffered,
    TaskWithdrawn,
)
from govflow.casework.cases.values import changed
from govflow.casework.deadlines.clocks import Clock, State
from govflow.casework.desk import clocking
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.inbox.items import FOR_OFFICERS, Item, Kind
from govflow.engine import Wait, WaitKind

KINDS = {
    WaitKind.TASK: Kind.TASK,
    WaitKind.CHOICE: Kind.CHOICE,
    WaitKind.SERVICE: Kind.REPLY,
    WaitKind.MESSAGE: Kind.MESSAGE,
    WaitKind.SIGNAL: Kind.SIGNAL,
    WaitKind.CONDITION: Kind.CONDITION,
}


def close_wait(file: CaseFile, wait: Wait, at: datetime) -> None:
    if wait.kind is WaitKind.TIMER:
        _close_timer(file, wait, at)
        return
    item = file.items.pop(wait.id, None)
    if item is not None and item.kind in FOR_OFFICERS and not _is_done(file, wait.id):
        file.record(TaskWithdrawn(wait.id, wait.element), at)


def _is_done(file: CaseFile, wait: int) -> bool:
    return any(getattr(said.event, "wait", None) == wait for said in file.happened)


def _close_timer(file: CaseFile, wait: Wait, at: datetime) -> None:
    """A timer no longer waits: a clock that was only this timer has ended, one of an activity goes on."""
    host = file.edition.element(wait.element).host
    for clock in [one for one in file.open_clocks if one.wait == wait.id]:
        if host and file.edition.term(clock.term) is not None:
            file.clocks[clock.no] = changed(clock, wait=None)
        elif clock.rings_at is None and clock.state is State.RUNNING:
            file.clocks[clock.no] = changed(clock, state=State.MET, ended_at=at)  # it rang, as it should
        else:
            clocking.cancel_clocks(file, lambda one, no=clock.no: one.no == no, at)  # type: ignore[misc]


def open_wait(file: CaseFile, wait: Wait, at: datetime) -> None:
    if wait.kind is WaitKind.TIMER:
        clocking.start_timer(file, wait, at)
        return
    item = _item(file, wait, at)
    file.items[wait.id] = item
    if item.kind in (Kind.TASK, Kind.CHOICE):
        file.record(TaskOffered(wait.id, wait.element, item.actor, item.unit), at)
    elif item.kind is Kind.REPLY:
        file.record(ReplyAwaited(wait.id, wait.element, item.name), at)
    elif item.kind is Kind.MESSAGE:
        file.record(MessageAwaited(wait.id, wait.element, item.name), at)


def _item(file: CaseFile, wait: Wait, at: datetime) -> Item:
    kind = KINDS[wait.kind]
    post = file.edition.post_of(wait.element, file.case.units)
    asked = file.edition.element(wait.element).attributes.get("system", "") if kind is Kind.REPLY else wait.name
    only = file.by if kind is Kind.CHOICE and file.by_officer else None
    return Item(
        wait=wait.id, kind=kind, element=wait.element, process=wait.process, activity=wait.activity,
        actor=post.actor, unit=post.unit, opened_at=at, name=asked, choices=wait.choices, only_for=only,
        correlation=None if wait.correlation is None else str(wait.correlation),
        holder=only, held_at=at if only else None, local=dict(wait.item) if wait.item else None,
    )  # fmt: skip


def show_due(file: CaseFile) -> None:
    """Put on each item the day it is due: that of its own clocks, those its element names among them that run
    by themselves, or else the nearest of the case.

    A soft target reminds; nobody is late by it.
    """
    soft = file.edition.soft
    running = [clock for clock in file.open_clocks if clock.due_at is not None and clock.term not in soft]
    for wait, item in file.items.items():
        own = [clock for clock in running if _is_own(clock, item, file)] or running
        first = min(own, key=lambda clock: (clock.due_at, clock.no), default=None)
        due_on, due_at = (first.due_on, first.due_at) if first else (None, None)
        if item.due_at != due_at:
            file.items[wait] = changed(item, due_on=due_on, due_at=due_at)


def _is_own(clock: Clock, item: Item, file: CaseFile) -> bool:
    if clock.activity:
        return clock.activity == item.activity
    return clock.term in file.edition.element(item.element).attributes.get("term", "").split()
