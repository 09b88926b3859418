"""Events caught and thrown."""

import re
from collections.abc import Mapping
from typing import Any

from govflow.engine.net import Arc, Node
from govflow.engine.net.nodes import Throw
from govflow.engine.runs.activities import end, enter
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import cancel_activity, cancel_inside, listen, start_event_frame
from govflow.engine.runs.setting import evaluated, message, set_facts
from govflow.engine.runs.splits import leave
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.runs.throwing import throw_error, throw_escalation
from govflow.engine.runs.undoing import cancel_transaction, undo
from govflow.engine.waits import BusinessError, Did, Wait, WaitKind

_REPETITIONS = re.compile(r"R(\d+)")


def catch(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    activity = enter(move, node, scope, "event")
    listen(move, node, activity.id, scope, activity.waits)


def happened(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    """An event that has occurred, or one without a trigger: its facts are set and the token goes on."""
    activity = move.new_id()
    move.tell(Did.ENTERED, node, activity, scope)
    try:
        detail = set_facts(move, node, scope)
    except BusinessError as error:
        throw_error(move, error.code, node, scope, None, error.facts)
        return
    move.tell(Did.LEFT, node, activity, scope, detail)
    leave(move, node, scope)


def throw(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    """An intermediate throw or an end: everything it throws, in the order written."""
    activity = move.new_id()
    move.tell(Did.ENTERED, node, activity, scope)
    detail = set_facts(move, node, scope)
    for thrown in node.throws:
        if not _goes_on_after(move, node, thrown, scope):
            return
    move.tell(Did.LEFT, node, activity, scope, detail)
    leave(move, node, scope)


def end_event(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    activity = move.new_id()
    move.tell(Did.ENTERED, node, activity, scope)
    set_facts(move, node, scope)
    kinds = [thrown.trigger.kind for thrown in node.throws]
    outcome = {"outcome": node.element.attributes["outcome"]} if "outcome" in node.element.attributes else {}
    how = {"event": kinds[0]} if kinds else {}
    move.tell(Did.ENDED, node, activity, scope, {**outcome, **how})
    for thrown in node.throws:
        if not _goes_on_after(move, node, thrown, scope):
            return
    move.go(scope, node.outgoing if node.outgoing and node.outgoing[0].is_link else ())


def _goes_on_after(move: Move, node: Node, thrown: Throw, scope: Scope) -> bool:
    """Throw; False when the token has gone another way."""
    trigger = thrown.trigger
    payload = evaluated(move, thrown.carried, scope)
    match trigger.kind:
        case "message":
            move.tell(Did.THROWN, node, 0, scope, message(move, thrown, scope))
        case "signal":
            move.tell(Did.THROWN, node, 0, scope, {"signal": trigger.name, "payload": payload})
            broadcast(move, trigger.name, payload)
        case "escalation":
            return throw_escalation(move, trigger.name, node, scope, payload)
        case "error":
            throw_error(move, trigger.name, node, scope, None, payload)
            return False
        case "terminate":
            cancel_inside(move, scope)
            scope.live = 1
        case "cancel":
            cancel_transaction(move, node, scope)
            return False
        case "compensation":
            return undo(move, node, scope, trigger)
    return True


def throw_from(move: Move, thrown: Throw, activity: Activity, payload: Mapping[str, Any]) -> None:
    """What a repeated activity throws while it goes on; its boundary hears it before anybody else moves."""
    node, scope, trigger = activity.node, activity.scope, thrown.trigger
    match trigger.kind:
        case "message":
            move.tell(Did.THROWN, node, activity.id, scope, message(move, thrown, scope))
        case "signal":
            move.tell(Did.THROWN, node, activity.id, scope, {"signal": trigger.name, "payload": payload})
            for wait in _listeners(move, trigger.name):
                if wait.id in move.run.waits:
                    fire(move, wait, payload)
        case "escalation":
            throw_escalation(move, trigger.name, node, scope, payload, activity)
        case "error":
            throw_error(move, trigger.name, node, scope, activity, payload)


def broadcast(move: Move, signal: str, payload: Mapping[str, Any]) -> None:
    move.fired.extend((wait.id, payload) for wait in _listeners(move, signal))


def _listeners(move: Move, signal: str) -> list[Wait]:
    return [wait for wait in move.run.waits.values() if wait.kind is WaitKind.SIGNAL and wait.name == signal]


# what happens when a wait is over


def fire(move: Move, wait: Wait, payload: Mapping[str, Any]) -> None:
    """The event of this wait has occurred."""
    node = move.run.model.nodes[wait.element]
    scope = move.run.scopes[wait.scope]
    if node.host:
        _boundary(move, node, wait, payload)
    elif node.is_event_start:
        _event_start(move, node, scope, wait, payload)
    else:
        _awaited(move, node, move.run.activities[wait.activity], wait, payload)


def _boundary(move: Move, node: Node, wait: Wait, payload: Mapping[str, Any]) -> None:
    host = move.run.activities[wait.activity]
    if _misses_others(move, node, wait, host.waits, payload):
        return
    scope = host.scope
    move.tell(Did.FIRED, node, host.id, scope)
    if node.interrupts:
        cancel_activity(move, host)
        scope.live -= 1
    else:
        _listen_again(move, node, wait, host.waits)
    write_all(move, scope, payload)
    move.put(scope, node)


def _event_start(move: Move, node: Node, scope: Scope, wait: Wait, payload: Mapping[str, Any]) -> None:
    if _misses_others(move, node, wait, scope.armed, payload):
        return
    event_frame = move.run.model.nodes[node.frame.id]
    move.tell(Did.FIRED, node, scope.activity, scope)
    if not node.interrupts:
        _listen_again(move, node, wait, scope.armed)
    activity = start_event_frame(move, event_frame, node, scope)
    for inner in activity.inner.values():
        write_all(move, inner, payload)


def _awaited(move: Move, node: Node, activity: Activity, wait: Wait, payload: Mapping[str, Any]) -> None:
    """An intermediate event or receive task, alone or in a race."""
    if _misses_others(move, node, wait, activity.waits, payload):
        return
    scope = activity.scope
    write_all(move, scope, payload)
    if activity.kind != "race":
        move.tell(Did.FIRED, node, activity.id, scope)
        end(move, activity)
        return
    move.forget(activity)
    move.tell(Did.LEFT, activity.node, 0, scope)
    taken = next((arc for arc in activity.node.outgoing if arc.target is node), None)
    if taken:
        move.take(taken, scope)
    move.tell(Did.FIRED, node, 0, scope)
    happened(move, node, taken, scope)


def _misses_others(move: Move, node: Node, wait: Wait, kept: list[int], payload: Mapping[str, Any]) -> bool:
    """An event that needs all of its triggers goes on with the last of them."""
    if not node.needs_all:
        return False
    others = [id for id in kept if id != wait.id and move.run.waits[id].element == node.id]
    if others:
        move.close(wait.id)
        write_all(move, move.run.scopes.get(wait.scope), payload)
    return bool(others)


def _listen_again(move: Move, node: Node, wait: Wait, kept: list[int]) -> None:
    """What does not interrupt stays: messages, signals and conditions always, a timer only if it repeats."""
    if wait.kind is not WaitKind.TIMER:
        return
    move.close(wait.id)
    limit = _REPETITIONS.match(wait.name)
    if wait.timer == "cycle" and (not limit or wait.round + 1 < int(limit[1])):
        scope = move.run.scopes[wait.scope]
        more = {"name": wait.name, "timer": wait.timer, "round": wait.round + 1, "item": wait.item}
        kept.append(move.wait(WaitKind.TIMER, node, wait.activity, scope, **more).id)


def write_all(move: Move, scope: Scope | None, payload: Mapping[str, Any]) -> None:
    for name, value in payload.items():
        move.write(scope, name, value)
