"""Errors and escalations on their way up to whoever catches them."""

from collections.abc import Iterator, Mapping
from typing import Any

from govflow.engine.net import Node
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import cancel_activity, start_event_frame
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.waits import Did, Trouble


def throw_error(
    move: Move, code: str, source: Node, scope: Scope, activity: Activity | None, payload: Mapping[str, Any]
) -> None:
    """Stop what the nearest catcher encloses and go on there; an error nobody catches is trouble.

    The token of the source must still be counted in its scope.
    """
    catcher = _catcher("error", code, source, scope, activity)
    move.tell(
        Did.THROWN, source, activity.id if activity else 0, scope, {"error": code, "caught": catcher is not None}
    )
    if catcher is None:
        raise Trouble(element=source.id, reason="uncaught-error", found=code)
    _go_on(move, catcher, payload)


def throw_escalation(
    move: Move,
    code: str,
    source: Node,
    scope: Scope,
    payload: Mapping[str, Any],
    activity: Activity | None = None,
) -> bool:
    """Tell the nearest catcher; True when the thrower goes on, which only an interrupting catcher forbids."""
    catcher = _catcher("escalation", code, source, scope, activity)
    move.tell(Did.THROWN, source, 0, scope, {"escalation": code, "caught": catcher is not None})
    if catcher:
        _go_on(move, catcher, payload)
    return catcher is None or not catcher[0].interrupts


Catcher = tuple[Node, Scope, Activity | None]  # the catching event, where its token goes, the host it stops


def _catcher(kind: str, code: str, source: Node, scope: Scope, activity: Activity | None) -> Catcher | None:
    """Nearest first: the boundary of the activity itself, the event sub-processes of each scope, its boundary."""
    if scope.item_of is not source:
        for boundary in _matching(source.caught, kind, code):
            return boundary, scope, activity
    is_handler = False
    here: Scope | None = scope
    while here is not None:
        if here.sort == "body" and not is_handler:
            for start in _matching(_event_starts(here), kind, code):
                return start, here, None
        owner = here.parent.activities.get(here.activity) if here.parent else None
        if owner is None:
            return None
        is_one_of_many = owner.scope.item_of is owner.node  # the boundary is that of them all
        for boundary in () if is_one_of_many else _matching(owner.node.caught, kind, code):
            return boundary, owner.scope, owner
        is_handler = owner.node.element.by_event
        here = owner.scope
    return None


def _event_starts(scope: Scope) -> Iterator[Node]:
    for frame in scope.frame.event_frames:
        yield from (node for node in frame.inner.nodes if node.is_event_start) if frame.inner else ()


def _matching(nodes: "Iterator[Node] | tuple[Node, ...]", kind: str, code: str) -> Iterator[Node]:
    """Those that name the code, then those that catch any."""
    anything: list[Node] = []
    for node in nodes:
        for catch in node.catches:
            if catch.trigger.kind != kind:
                continue
            if catch.trigger.name == code and code:
                yield node
            elif not catch.trigger.name:
                anything.append(node)
    yield from anything


def _go_on(move: Move, catcher: Catcher, payload: Mapping[str, Any]) -> None:
    node, scope, host = catcher
    if node.host is None:
        event_frame = next(frame for frame in scope.frame.event_frames if frame.inner is node.frame)
        move.tell(Did.FIRED, node, scope.activity, scope)
        start_event_frame(move, event_frame, node, scope)
    else:
        move.tell(Did.FIRED, node, host.id if host else 0, scope)
        if host and node.interrupts:
            cancel_activity(move, host)
            scope.live -= 1
        elif host is None:
            scope.live -= 1
        move.put(scope, node)
    for name, value in payload.items():
        move.write(scope, name, value)
