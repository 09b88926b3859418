"""Compensation: what is over is undone, the last first; a cancelled transaction undoes all it did.

The thrower waits while one handler after another runs, each in a scope of its own.
"""

from typing import Any

from govflow.engine.net import Node
from govflow.engine.runs.activities import undo_frame
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import cancel_activity, cancel_inside, open_frame, open_scope
from govflow.engine.runs.splits import leave
from govflow.engine.runs.state import Activity, Record, Scope
from govflow.engine.waits import Did


def undo(move: Move, node: Node, scope: Scope, activity: str) -> None:
    """Undo one activity by name, or everything done in the scope, then go on."""
    home = _home(scope)
    wanted = [record for record in home.done if not activity or record[0] == activity]
    home.done = [record for record in home.done if record not in wanted]
    undoing = move.begin(node, scope, "undoing")
    undoing.loop = {"units": _units(move, wanted)}
    undo_next(move, undoing)


def _home(scope: Scope) -> Scope:
    """Whose work is undone: that of the process or sub-process; an event sub-process undoes for its host."""
    here = scope
    while here.parent and (here.sort != "body" or (_is_event_frame(here) and not here.done)):
        here = here.parent
    return here


def _is_event_frame(scope: Scope) -> bool:
    owner = scope.parent.activities.get(scope.activity) if scope.parent else None
    return owner is not None and owner.node.element.by_event


def cancel_transaction(move: Move, node: Node, scope: Scope) -> None:
    """Stop the transaction, undo what it did, and leave it by its cancel event."""
    here = scope
    while here.parent and here.parent.activities[here.activity].node.element.kind != "transaction":
        here = here.parent
    cancel_inside(move, here)
    here.live = 1
    undoing = move.begin(node, here, "undoing")
    undoing.loop = {"units": _units(move, here.done), "cancels": True}
    here.done = []
    undo_next(move, undoing)


def _units(move: Move, records: list[Record]) -> list[Any]:
    """The handlers to run, the last done first; without a handler of its own an activity undoes what is in it."""
    units: list[Any] = []
    for id, inner in reversed(records):
        node = move.run.model.nodes[id]
        if node.undo:
            units.append([node.undo.id])
        elif undo_frame(node):
            units.append([id, inner])
        else:
            units += _units(move, inner)
    return units


def undo_next(move: Move, undoing: Activity) -> None:
    units = undoing.loop["units"]
    if not units:
        _undone(move, undoing)
        return
    unit = units.pop(0)
    node = move.run.model.nodes[unit[0]]
    scope = open_scope(move, "undo", node.frame, undoing.scope, undoing)
    found = undo_frame(node) if len(unit) > 1 else None
    if found is None:
        move.put(scope, node)
        return
    event_frame, start = found
    scope.live += 1
    activity = move.begin(event_frame, scope, "frame")
    move.tell(Did.ENTERED, event_frame, activity.id, scope)
    inner = open_frame(move, start.frame, scope, activity)
    inner.done = unit[1]
    move.put(inner, start)


def _undone(move: Move, undoing: Activity) -> None:
    node, scope = undoing.node, undoing.scope
    cancels = undoing.loop.get("cancels", False)
    move.forget(undoing)
    if not cancels:
        if node.element.kind != "endEvent":
            move.tell(Did.LEFT, node, undoing.id, scope)
        leave(move, node, scope)
        return
    owner = move.run.activities[scope.activity]
    outer = owner.scope
    boundary = next((found for found in owner.node.caught if _catches_cancel(found)), None)
    cancel_activity(move, owner)
    if boundary is None:
        move.go(outer, ())
        return
    move.tell(Did.FIRED, boundary, owner.id, outer)
    outer.live -= 1
    move.put(outer, boundary)


def _catches_cancel(node: Node) -> bool:
    return any(catch.trigger.kind == "cancel" for catch in node.catches)
