"""Which flows a token leaves by."""

from collections.abc import Mapping, Sequence
from typing import Any

from govflow.engine.net import Arc, Kind, Node
from govflow.engine.runs.move import Move
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.waits import Did, NotAChoice, Trouble, WaitKind


def leave(move: Move, node: Node, scope: Scope) -> None:
    """Leave an activity or event: by every flow, or by those whose condition holds."""
    if node.is_asked:
        ask(move, node, scope)
    elif node.has_conditions:
        move.go(scope, true_arcs(move, node, scope))
    else:
        move.go(scope, node.outgoing)


def true_arcs(move: Move, node: Node, scope: Scope, given: Mapping[str, Any] | None = None) -> list[Arc]:
    """The flows without a condition and those whose condition holds; none of these, the default."""
    view = move.view(scope)
    if given:
        view = {**view, **given}
    taken = [
        arc
        for arc in node.outgoing
        if not arc.is_default and (arc.condition is None or arc.condition(view, move.given))
    ]
    if any(arc.condition for arc in taken) or not any(arc.is_default for arc in node.outgoing):
        return taken or _no_way(node)
    if taken and node.kind in (Kind.OR, Kind.COMPLEX):
        return taken
    return [*taken, *(arc for arc in node.outgoing if arc.is_default)]


def first_true_arc(move: Move, node: Node, scope: Scope) -> Arc:
    view = move.view(scope)
    default = None
    for arc in node.outgoing:
        if arc.is_default:
            default = arc
        elif arc.condition is None or arc.condition(view, move.given):
            return arc
    return default or _no_way(node)[0]


def _no_way(node: Node) -> list[Arc]:
    raise Trouble(element=node.id, reason="no-way-out", found=", ".join(arc.id for arc in node.outgoing))


# a choice only a person can make


def ask(move: Move, node: Node, scope: Scope) -> None:
    activity = move.begin(node, scope, "choice")
    wait = move.wait(
        WaitKind.CHOICE,
        node,
        activity.id,
        scope,
        choices=tuple(arc.id for arc in node.outgoing),
        asked_after=move.run.last_task,
        several=node.kind is not Kind.XOR,
    )
    activity.waits.append(wait.id)


def chosen(move: Move, activity: Activity, answer: Any) -> None:
    node, scope = activity.node, activity.scope
    ids: Sequence[Any] = answer if isinstance(answer, list | tuple) else [answer]
    arcs = [arc for arc in node.outgoing if arc.id in ids]
    if not arcs or len(arcs) != len(set(ids)) or (node.kind is Kind.XOR and len(arcs) > 1):
        raise NotAChoice(element=node.id, answer=answer, choices=", ".join(arc.id for arc in node.outgoing))
    move.forget(activity)
    if node.kind in (Kind.XOR, Kind.OR, Kind.COMPLEX):
        move.tell(Did.LEFT, node, 0, scope)
    move.go(scope, arcs)
