"""Facts set by nodes, and the operations that set them."""

from collections.abc import Iterable, Mapping
from typing import Any

from govflow.engine.net import Node
from govflow.engine.net.nodes import Set, Throw
from govflow.engine.runs.move import Move
from govflow.engine.runs.state import Scope
from govflow.engine.waits import Trouble


def evaluated(move: Move, sets: Iterable[Set], scope: Scope | None) -> dict[str, Any]:
    view = move.view(scope)
    return {name: value(view, move.given) for name, value in sets}


def message(move: Move, thrown: Throw, scope: Scope) -> dict[str, Any]:
    """A thrown message: its name, what it carries, and the value by which it is told for whom it is meant."""
    said = {"message": thrown.trigger.name, "payload": evaluated(move, thrown.carried, scope)}
    meant = thrown.correlation(move.view(scope), move.given) if thrown.correlation else None
    return said if meant is None else {**said, "correlation": meant}


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
