"""Activities: entered, waited for, left."""

from collections.abc import Iterable, Mapping
from typing import Any

from govflow.engine.net import Arc, Node
from govflow.engine.net.nodes import Set
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import close_scope, listen, locals_of, open_frame
from govflow.engine.runs.splits import leave
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.runs.throwing import throw_error
from govflow.engine.waits import BusinessError, Did, Trouble, WaitKind
from govflow.errors import Rejected


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
    elif node.takes:
        activity.local = evaluated(move, node.takes, scope)
    return activity


def end(move: Move, activity: Activity) -> None:
    """Leave an activity: its facts are set, what can undo it is remembered, its token goes on."""
    node, scope = activity.node, activity.scope
    done = [record for inner in activity.inner.values() for record in inner.done]
    for inner in list(activity.inner.values()):
        close_scope(move, inner)
    move.forget(activity)
    try:
        detail = set_facts(move, node, scope, activity.local) if activity.kind != "many" else {}
    except BusinessError as error:
        throw_error(move, error.code, node, scope, None, error.facts)
        return
    if activity.kind != "many":
        _remember(node, scope, done)
    move.tell(Did.LEFT, node, activity.id, scope, detail)
    if node.element.by_event:
        move.go(scope, ())
    else:
        pass_on(move, node, scope)


def pass_on(move: Move, node: Node, scope: Scope) -> None:
    """The token leaves by the node's flows; that of one of many, or of a handler, is used up."""
    if scope.frame.is_ad_hoc and scope.sort == "body":
        move.loosely.append(scope)
    if scope.item_of is node or scope.sort == "undo":
        move.go(scope, ())
    else:
        leave(move, node, scope)


def _remember(node: Node, scope: Scope, done: list[Any]) -> None:
    if not (node.undo or done or has_undo_frame(node)) or node.element.is_compensation:
        return
    here: Scope | None = scope
    while here and here.sort == "item":
        here = here.parent
    if here:
        here.done.append([node.id, done])


def has_undo_frame(node: Node) -> bool:
    """Whether an event sub-process inside it says how to undo the whole."""
    return undo_frame(node) is not None


def undo_frame(node: Node) -> tuple[Node, Node] | None:
    for frame in node.inner.event_frames if node.inner else ():
        for start in frame.inner.nodes if frame.inner else ():
            if start.is_event_start and any(catch.trigger.kind == "compensation" for catch in start.catches):
                return frame, start
    return None


# facts


def evaluated(move: Move, sets: Iterable[Set], scope: Scope | None) -> dict[str, Any]:
    view = move.view(scope)
    return {name: value(view, move.given) for name, value in sets}


def set_facts(move: Move, node: Node, scope: Scope, local: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    """Set the facts of a node that is left, and run its operation."""
    if not node.sets and not node.operation:
        return {}
    values: dict[str, Any] = {}
    for name, value in node.sets:
        view = move.view(scope)
        values[name] = value({**view, **local, **values} if local else view, move.given)
        move.write(scope, name, values[name])
    if not node.operation:
        return {}
    operation = move.given.operations.get(node.operation)
    if operation is None:
        raise Trouble(element=node.id, reason="unknown-operation", found=node.operation)
    for name, found in operation({**move.view(scope), **(local or {}), **values}).items():
        move.write(scope, name, found)
    return {"operation": node.operation}


# the kinds of activities


def task(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    _wait_at(move, node, scope, WaitKind.TASK)


def service(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    for thrown in node.throws:  # a send task that asks a system still says what it sends
        detail = {"message": thrown.trigger.name, "payload": evaluated(move, thrown.carried, scope)}
        move.tell(Did.THROWN, node, 0, scope, detail)
    _wait_at(move, node, scope, WaitKind.SERVICE, name=node.element.attributes.get("system", ""))


def _wait_at(move: Move, node: Node, scope: Scope, kind: WaitKind, **more: Any) -> None:
    activity = enter(move, node, scope, "task")
    item = locals_of(scope)
    if activity.local:
        item = {**(item or {}), **activity.local}
    activity.waits.append(move.wait(kind, node, activity.id, scope, item=item, **more).id)


def work(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    """A service or script task that takes no time."""
    _instant(move, node, scope)


def rule(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    _instant(move, node, scope, is_decided=True)


def _decide(move: Move, node: Node, scope: Scope) -> None:
    decisions, decision = move.run.model.decisions, node.element.decision
    if decisions is None:
        raise Trouble(element=node.id, reason="unknown-decision", found=decision)
    try:
        decided = decisions.evaluate(decision, move.view(scope), move.given)
    except Rejected as fault:
        raise Trouble(element=node.id, reason="decision-failed", found=fault) from fault
    move.tell(Did.DECIDED, node, 0, scope, {"decision": decision, "explanation": decided.explanation})
    if node.element.result:
        move.write(scope, node.element.result, decided.value)
    elif isinstance(decided.value, Mapping):
        for name, value in decided.value.items():
            move.write(scope, name, value)
    else:
        move.write(scope, decision, decided.value)


def send(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    for thrown in node.throws:
        detail = {"message": thrown.trigger.name, "payload": evaluated(move, thrown.carried, scope)}
        move.tell(Did.THROWN, node, 0, scope, detail)
    _instant(move, node, scope)


def receive(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    activity = enter(move, node, scope, "event")
    listen(move, node, activity.id, scope, activity.waits)


def _instant(move: Move, node: Node, scope: Scope, *, is_decided: bool = False) -> None:
    id = move.new_id()
    detail = {"instance": scope.place + 1, "part_of": scope.activity} if scope.item_of is node else {}
    move.tell(Did.ENTERED, node, id, scope, detail)
    if is_decided:
        _decide(move, node, scope)
    local = evaluated(move, node.takes, scope) if node.takes else None
    try:
        done = set_facts(move, node, scope, local)
    except BusinessError as error:
        throw_error(move, error.code, node, scope, None, error.facts)
        return
    _remember(node, scope, [])
    move.tell(Did.LEFT, node, id, scope, done)
    pass_on(move, node, scope)


def frame(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    activity = enter(move, node, scope, "frame")
    if node.inner is None:
        raise AssertionError("an empty sub-process was read as a task")
    inner = open_frame(move, node.inner, scope, activity, activity.local)
    for start in node.inner.starts:
        move.put(inner, start)


def call(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    called = node.element.call
    if node.inner is None or called is None:
        raise AssertionError("a call that leads nowhere was read as a task")
    activity = enter(move, node, scope, "call")
    move.tell(Did.CALLED, node, activity.id, scope, {"process": node.inner.id})
    local = None
    if not called.shares:
        local = {**move.view(scope)} if called.takes_all else {}
        local |= {**evaluated(move, node.into, scope), **(activity.local or {})}
    inner = open_frame(move, node.inner, scope, activity, local)
    inner.is_apart = not called.shares
    for start in node.inner.starts:
        move.put(inner, start)


def returned(move: Move, activity: Activity, inner: Scope) -> None:
    """The called process is over: what it returns is set where it was called."""
    called = activity.node.element.call
    if called and not called.shares:
        for name, value in {
            **((inner.local or {}) if called.returns_all else {}),
            **evaluated(move, activity.node.output, inner),
        }.items():
            move.write(activity.scope, name, value)
    end(move, activity)
