"""Compensation: what is over is undone, the last first; a cancelled transaction undoes all it did.

The thrower waits while one handler after another runs, each in a scope of its own.
"""

from govflow.engine.definitions import Trigger
from govflow.engine.net import Node
from govflow.engine.runs.activities import undo_frame
from govflow.engine.runs.move import Move
from govflow.engine.runs.records import Record, take_last, those_of
from govflow.engine.runs.scopes import cancel_activity, cancel_inside, open_frame, open_scope
from govflow.engine.runs.splits import leave
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.waits import Did


def undo(move: Move, node: Node, scope: Scope, trigger: Trigger) -> bool:
    """Undo one activity by name, or everything done in the scope; True when the thrower does not wait for that."""
    home = _home(scope)
    wanted, home.done = those_of(home.done, trigger.activity) if trigger.activity else (home.done, [])
    undoing = move.begin(node, scope, "undoing")
    undoing.loop = {"to_undo": wanted}
    if not trigger.is_waited_for:
        undoing.loop["beside"] = True
        scope.live += 1
    undo_next(move, undoing)
    return not trigger.is_waited_for


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
    undoing.loop = {"to_undo": here.done, "cancels": True}
    here.done = []
    undo_next(move, undoing)


def undo_next(move: Move, undoing: Activity) -> None:
    """Begin the next handler, the last done first; without one of its own an activity undoes what is in it."""
    to_undo = undoing.loop["to_undo"]
    while record := take_last(to_undo):
        element, inside = record
        node = move.run.model.nodes[element]
        if node.undo:
            move.put(open_scope(move, "undo", node.frame, undoing.scope, undoing), node.undo)
            return
        found = undo_frame(node)
        if found:
            _begin_frame(move, undoing, node, found, inside)
            return
        to_undo += inside
    _undone(move, undoing)


def _begin_frame(move: Move, undoing: Activity, node: Node, found: tuple[Node, Node], inside: list[Record]) -> None:
    """The event sub-process inside an activity that says how to undo the whole."""
    event_frame, start = found
    scope = open_scope(move, "undo", node.frame, undoing.scope, undoing)
    scope.live += 1
    activity = move.begin(event_frame, scope, "frame")
    move.tell(Did.ENTERED, event_frame, activity.id, scope)
    inner = open_frame(move, start.frame, scope, activity)
    inner.done = inside
    move.put(inner, start)


def _undone(move: Move, undoing: Activity) -> None:
    node, scope = undoing.node, undoing.scope
    cancels = undoing.loop.get("cancels", False)
    move.forget(undoing)
    if undoing.loop.get("beside"):
        move.go(scope, ())
        return
    if not cancels:
        if node.element.kind != "endEvent":
            move.tell(Did.LEFT, node, undoing.id, scope)
        leave(move, node, scope)
        return
    owner = move.run.activities[scope.activity]
    if owner.scope.item_of is owner.node:  # one of many: its boundary is that of them all
        owner = move.run.activities[owner.scope.activity]
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
