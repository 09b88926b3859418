"""Activities: entered, listened to, left."""

from collections.abc import Mapping
from typing import Any

from govflow.engine.net import Node
from govflow.engine.runs.move import Move
from govflow.engine.runs.records import keep
from govflow.engine.runs.scopes import close_scope, listen
from govflow.engine.runs.setting import evaluated, set_facts
from govflow.engine.runs.splits import leave
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.runs.throwing import throw_error
from govflow.engine.waits import BusinessError, Did


def enter(move: Move, node: Node, scope: Scope, kind: str, detail: Mapping[str, Any] | None = None) -> Activity:
    """Begin an activity with the boundary events that listen to it."""
    activity = move.begin(node, scope, kind)
    if scope.item_of is node:
        detail = {"instance": scope.place + 1, "part_of": scope.activity, **(detail or {})}
    move.tell(Did.ENTERED, node, activity.id, scope, detail or {})
    if scope.item_of is not node:
        for boundary in node.boundaries:
            listen(move, boundary, activity.id, scope, activity.waits, interrupts=boundary.interrupts)
    if node.takes and kind != "many":
        activity.local = evaluated(move, node.takes, scope)
    return activity


def end(move: Move, activity: Activity) -> None:
    """Leave an activity: its facts are set, what can undo it is remembered, its token goes on."""
    node, scope = activity.node, activity.scope
    done = [record for inner in activity.inner.values() for record in inner.done]
    for inner in list(activity.inner.values()):
        close_scope(move, inner)
    move.forget(activity)
    is_whole = activity.kind == "many"
    try:
        detail = {"many": activity.loop["done"]} if is_whole else set_facts(move, node, scope, activity.local)
    except BusinessError as error:
        throw_error(move, error.code, node, scope, None, error.facts)
        return
    if not is_whole:
        remember(node, scope, done)
    move.tell(Did.LEFT, node, activity.id, scope, detail)
    if node.element.by_event:
        move.go(scope, ())
    else:
        pass_on(move, node, scope)


def pass_on(move: Move, node: Node, scope: Scope) -> None:
    """The token leaves by the node's flows, as several where it gives several; that of one of many, or of a
    handler, is used up."""
    if scope.frame.is_ad_hoc and scope.sort == "body":
        move.loosely.append(scope)
    if scope.item_of is node or scope.sort == "undo":
        move.go(scope, ())
        return
    scope.live += node.gives - 1
    for _ in range(node.gives):
        leave(move, node, scope)


def remember(node: Node, scope: Scope, done: list[Any]) -> None:
    if not (node.undo or done or has_undo_frame(node)) or node.element.is_compensation:
        return
    here: Scope | None = scope
    while here and here.sort == "item":
        here = here.parent
    if here:
        keep(here.done, [node.id, done])


def has_undo_frame(node: Node) -> bool:
    """Whether an event sub-process inside it says how to undo the whole."""
    return undo_frame(node) is not None


def undo_frame(node: Node) -> tuple[Node, Node] | None:
    for frame in node.inner.event_frames if node.inner else ():
        for start in frame.inner.nodes if frame.inner else ():
            if start.is_event_start and any(catch.trigger.kind == "compensation" for catch in start.catches):
                return frame, start
    return None
