"""Scopes opened and cancelled, and the events that listen while they or their activities are open."""

from collections import deque
from typing import Any

from govflow.engine.net import Frame, Node
from govflow.engine.net.nodes import Catch
from govflow.engine.runs.move import Move
from govflow.engine.runs.state import Activity, Scope, Sort
from govflow.engine.waits import Did, Wait, WaitKind

_KINDS = {
    "timer": WaitKind.TIMER,
    "message": WaitKind.MESSAGE,
    "signal": WaitKind.SIGNAL,
    "conditional": WaitKind.CONDITION,
}


def open_scope(
    move: Move,
    sort: Sort,
    frame: Frame,
    parent: Scope | None,
    owner: Activity | None,
    local: dict[str, Any] | None = None,
) -> Scope:
    scope = Scope(move.new_id(), sort, frame, parent, owner.id if owner else 0)
    scope.local = local
    move.run.scopes[scope.id] = scope
    if owner:
        owner.inner[scope.id] = scope
    return scope


def open_frame(
    move: Move, frame: Frame, parent: Scope | None, owner: Activity | None, local: dict[str, Any] | None = None
) -> Scope:
    """A scope of a process or sub-process, its event sub-processes listening."""
    scope = open_scope(move, "body", frame, parent, owner, local)
    for event_frame in frame.event_frames:
        for start in event_frame.inner.nodes if event_frame.inner else ():
            if start.is_event_start:
                listen(move, start, scope.activity, scope, scope.armed, interrupts=start.interrupts)
    return scope


def close_scope(move: Move, scope: Scope) -> None:
    scope.gone = True
    for wait in list(scope.armed):
        move.close(wait)
    move.run.scopes.pop(scope.id, None)
    owner = move.run.activities.get(scope.activity)
    if owner:
        owner.inner.pop(scope.id, None)
    for key in [key for key in move.run.joining if key[0] == scope.id]:
        del move.run.joining[key]


def listen(
    move: Move, node: Node, activity: int, scope: Scope, kept: list[int], *, interrupts: bool = False
) -> None:
    """Open a wait for each trigger of a catching node."""
    for catch in node.catches:
        kind = _KINDS.get(catch.trigger.kind)
        if kind:
            kept.append(_wait_for(move, kind, catch, node, activity, scope, interrupts).id)


def _wait_for(
    move: Move, kind: WaitKind, catch: Catch, node: Node, activity: int, scope: Scope, interrupts: bool
) -> Wait:
    name: Any = catch.trigger.name
    if catch.text:
        name = catch.text(move.view(scope), move.given)
    correlation = catch.correlation(move.view(scope), move.given) if catch.correlation else None
    return move.wait(
        kind,
        node,
        activity,
        scope,
        name="" if name is None else str(name),
        correlation=correlation,
        interrupts=interrupts,
        timer=catch.trigger.timer,
        item=locals_of(scope),
    )


def locals_of(scope: Scope | None) -> dict[str, Any] | None:
    """The facts that only this instance has."""
    merged: dict[str, Any] = {}
    found = False
    while scope is not None:
        if scope.local is not None:
            found = True
            merged = {**scope.local, **merged}
            if scope.is_apart:
                break
        scope = scope.parent
    return merged if found else None


def cancel_activity(move: Move, activity: Activity) -> None:
    """Stop an activity and all that goes on inside it. Its token stays with the caller."""
    for scope in list(activity.inner.values()):
        cancel_inside(move, scope)
        close_scope(move, scope)
    move.forget(activity)
    if activity.kind != "choice":
        move.tell(Did.CANCELLED, activity.node, activity.id, activity.scope)


def cancel_inside(move: Move, scope: Scope) -> None:
    """Take every token out of a scope; it stays open, and nobody is told that it is empty."""
    for activity in list(scope.activities.values()):
        cancel_activity(move, activity)
    if any(found is scope for _, _, found in move.work):
        move.work = deque(item for item in move.work if item[2] is not scope)
    scope.joins.clear()
    scope.resets.clear()
    for key in [key for key in move.run.joining if key[0] == scope.id]:
        del move.run.joining[key]
    scope.live = 0
    move.quiet = [found for found in move.quiet if found is not scope]


def start_event_frame(move: Move, event_frame: Node, start: Node, scope: Scope) -> Activity:
    """An event sub-process begins inside the scope it listens to, after stopping it if it interrupts."""
    if start.interrupts:
        for wait in list(scope.armed):
            move.close(wait)
        cancel_inside(move, scope)
    scope.live += 1
    activity = move.begin(event_frame, scope, "frame")
    move.tell(Did.ENTERED, event_frame, activity.id, scope)
    if event_frame.inner is None:
        raise AssertionError("an event sub-process has an inside")
    inner = open_frame(move, event_frame.inner, scope, activity)
    move.put(inner, start)
    return activity
