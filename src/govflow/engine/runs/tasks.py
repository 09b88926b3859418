"""Tasks: those that wait for a person or a system, and those that take no time."""

from collections.abc import Mapping
from typing import Any

from govflow.engine.net import Arc, Node
from govflow.engine.runs.activities import enter, pass_on, remember
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import listen, locals_of
from govflow.engine.runs.setting import evaluated, message, set_facts
from govflow.engine.runs.state import Scope
from govflow.engine.runs.throwing import throw_error
from govflow.engine.waits import BusinessError, Did, Trouble, WaitKind
from govflow.errors import Rejected


def task(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    _wait_at(move, node, scope, WaitKind.TASK)


def service(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    for thrown in node.throws:  # a send task that asks a system still says what it sends
        move.tell(Did.THROWN, node, 0, scope, message(move, thrown, scope))
    _wait_at(move, node, scope, WaitKind.SERVICE, name=node.element.attributes.get("system", ""))


def _wait_at(move: Move, node: Node, scope: Scope, kind: WaitKind, **more: Any) -> None:
    activity = enter(move, node, scope, "task")
    item = locals_of(scope)
    if activity.local:
        item = {**(item or {}), **activity.local}
    activity.waits.append(move.wait(kind, node, activity.id, scope, item=item, **more).id)


def receive(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    activity = enter(move, node, scope, "event")
    listen(move, node, activity.id, scope, activity.waits)


def work(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    """A service or script task that takes no time."""
    _instant(move, node, scope)


def rule(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    _instant(move, node, scope, is_decided=True)


def send(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    for thrown in node.throws:
        move.tell(Did.THROWN, node, 0, scope, message(move, thrown, scope))
    _instant(move, node, scope)


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
    remember(node, scope, [])
    move.tell(Did.LEFT, node, id, scope, done)
    pass_on(move, node, scope)


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
