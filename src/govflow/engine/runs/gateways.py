"""Gateways: exclusive, parallel, and the joins that look upstream.

A join counts the tokens on each of its incoming flows, so that the rounds of a rework loop never mix.
"""

from collections.abc import Container, Mapping

from govflow.engine.net import Arc, Node
from govflow.engine.net.nodes import WAITING_FOR_START
from govflow.engine.net.reach import reach_of
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import listen
from govflow.engine.runs.splits import ask, first_true_arc, true_arcs
from govflow.engine.runs.state import Scope
from govflow.engine.waits import Did


def exclusive(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    move.tell(Did.ENTERED, node, 0, scope)
    if node.is_asked:
        ask(move, node, scope)
        return
    taken = (first_true_arc(move, node, scope),) if node.outgoing else ()
    move.tell(Did.LEFT, node, 0, scope)
    move.go(scope, taken)


def parallel(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    if len(node.expects) > 1:
        waiting = _arrived(node, arc, scope)
        if len(waiting) < len(node.expects):
            return
        _consume(node, scope, waiting)
        scope.live -= len(node.expects) - 1
    move.tell(Did.ENTERED, node, 0, scope)
    move.tell(Did.LEFT, node, 0, scope)
    move.go(scope, node.outgoing)


def _arrived(node: Node, arc: Arc | None, scope: Scope) -> dict[str, int]:
    waiting = scope.joins.setdefault(node.id, {})
    id = arc.id if arc else ""
    waiting[id] = waiting.get(id, 0) + 1
    return waiting


def gathered(node: Node, arc: Arc, scope: Scope) -> bool:
    """Whether an activity that begins with several tokens now has them all; they become one."""
    waiting = _arrived(node, arc, scope)
    if sum(waiting.values()) < node.gathers:
        return False
    del scope.joins[node.id]
    scope.live -= node.gathers - 1
    return True


def _consume(node: Node, scope: Scope, waiting: dict[str, int]) -> list[str]:
    """Take one token from each flow that has one."""
    taken = list(waiting)
    for id in taken:
        waiting[id] -= 1
        if not waiting[id]:
            del waiting[id]
    if not waiting:
        del scope.joins[node.id]
    return taken


def inclusive(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    """A token at an inclusive join waits until nothing else can move; then `decide_joins` looks upstream."""
    if len(node.expects) > 1:
        _arrived(node, arc, scope)
        move.run.joining[scope.id, node.id] = scope
        return
    _split(move, node, scope)


def _split(move: Move, node: Node, scope: Scope, given: Mapping[str, object] | None = None) -> None:
    move.tell(Did.ENTERED, node, 0, scope)
    if node.is_asked:
        ask(move, node, scope)
        return
    taken = true_arcs(move, node, scope, given) if node.outgoing else []
    move.tell(Did.LEFT, node, 0, scope)
    move.go(scope, taken)


def complex_(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    """n of m: fires when its condition holds, then swallows what still comes before it starts anew."""
    if len(node.expects) < 2:
        _split(move, node, scope)
        return
    waiting = _arrived(node, arc, scope)
    if node.id in scope.resets:
        move.run.joining[scope.id, node.id] = scope
        return
    given = _counts(node, waiting, is_start=True)
    if node.activation and node.activation({**move.view(scope), **given}, move.given):
        heard = _consume(node, scope, waiting)
        scope.live -= len(heard) - 1
        missing = [expected.id for expected in node.expects if expected.id not in heard]
        if missing:
            scope.resets[node.id] = missing
            move.run.joining[scope.id, node.id] = scope
        _split(move, node, scope, given)


def _counts(node: Node, waiting: Mapping[str, int], *, is_start: bool) -> dict[str, object]:
    """What its conditions may ask: on how many flows a token waits, and by its id how many on each."""
    by_flow = {arc.id: waiting.get(arc.id, 0) for arc in node.expects}
    return {
        **by_flow,
        "activationCount": len(waiting),
        "activatedFlows": list(waiting),
        WAITING_FOR_START: is_start,
    }


def decide_joins(move: Move) -> bool:
    """Fire one join that nothing upstream can still feed; False when there is none."""
    for (_, id), scope in move.run.joining.items():
        node = move.run.model.nodes[id]
        if id in scope.resets:
            if _has_reset(move, node, scope):
                return True
        elif not _may_still_come(node, scope, scope.joins[id].keys()):
            del move.run.joining[scope.id, id]
            taken = _consume(node, scope, scope.joins[id])
            scope.live -= len(taken) - 1
            if id in scope.joins:
                move.run.joining[scope.id, id] = scope
            _split(move, node, scope)
            return True
    return False


def _may_still_come(node: Node, scope: Scope, heard: Container[str]) -> bool:
    """Whether a token elsewhere in the scope can reach an empty flow but none of those that have a token."""
    full = empty = 0
    for arc in node.expects:
        if arc.id in heard:
            full |= arc.bit
        else:
            empty |= arc.bit
    reach = reach_of(node)
    for activity in scope.activities.values():
        bits = reach.get(activity.node.id, 0)
        if bits & empty and not bits & full:
            return True
    for join in scope.joins:
        bits = reach.get(join, 0) if join != node.id else 0
        if bits & empty and not bits & full:
            return True
    return False


def resets_last(move: Move, scope: Scope) -> bool:
    """Complex gateways of a scope that is about to end reset first, where that sends a token on."""
    for id in list(scope.resets):
        node = move.run.model.nodes[id]
        if any(arc.is_at_reset for arc in node.outgoing):
            _reset(move, node, scope)
    return bool(scope.live)


def _has_reset(move: Move, node: Node, scope: Scope) -> bool:
    """A complex gateway that fired forgets the flows it has now heard from, and starts anew with the last."""
    missing = scope.resets[node.id]
    waiting = scope.joins.get(node.id, {})
    late = [id for id in missing if id in waiting]
    for id in late:
        missing.remove(id)
        waiting[id] -= 1
        if not waiting[id]:
            del waiting[id]
    if not waiting:
        scope.joins.pop(node.id, None)
    scope.live -= len(late)
    if late and not scope.live:
        move.quiet.append(scope)
    is_new = not missing or not _may_still_come(node, scope, {a.id for a in node.expects if a.id not in missing})
    if is_new:
        _reset(move, node, scope)
    return is_new or bool(late)


def _reset(move: Move, node: Node, scope: Scope) -> None:
    """Send a token on by each flow meant for the reset; tokens of the next round that came early arrive now."""
    del scope.resets[node.id]
    del move.run.joining[scope.id, node.id]
    view = {**move.view(scope), **_counts(node, {}, is_start=False)}
    for arc in node.outgoing:
        if arc.is_at_reset and arc.condition and arc.condition(view, move.given):
            scope.live += 1
            move.go(scope, (arc,))
    early = scope.joins.pop(node.id, {})
    by_id = {arc.id: arc for arc in node.expects}
    for id, count in early.items():
        move.work.extend((node, by_id[id], scope) for _ in range(count))


def event_based(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    """Waits for the first of its events."""
    activity = move.begin(node, scope, "race")
    move.tell(Did.ENTERED, node, 0, scope)
    for way in node.outgoing:
        listen(move, way.target, activity.id, scope, activity.waits)
