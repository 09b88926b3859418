"""The loop of a step: tokens move until every one of them waits."""

from collections.abc import Callable

from govflow.engine.net import Arc, Kind, Node
from govflow.engine.runs import activities, adhoc, events, frames, gateways, many, tasks, undoing
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import close_scope
from govflow.engine.runs.state import Scope
from govflow.engine.waits import Did, Happening, Wait, WaitKind

Enter = Callable[[Move, Node, Arc | None, Scope], None]

_ENTER: dict[Kind, Enter] = {
    Kind.PASS: events.happened,
    Kind.TASK: tasks.task,
    Kind.SERVICE: tasks.service,
    Kind.WORK: tasks.work,
    Kind.SEND: tasks.send,
    Kind.RECEIVE: tasks.receive,
    Kind.RULE: tasks.rule,
    Kind.CALL: frames.call,
    Kind.FRAME: frames.frame,
    Kind.ADHOC: adhoc.ad_hoc,
    Kind.XOR: gateways.exclusive,
    Kind.AND: gateways.parallel,
    Kind.OR: gateways.inclusive,
    Kind.COMPLEX: gateways.complex_,
    Kind.EVENTS: gateways.event_based,
    Kind.CATCH: events.catch,
    Kind.THROW: events.throw,
    Kind.END: events.end_event,
}
# by place, which is faster than by name for what every token does
_BY_KIND: tuple[Enter, ...] = tuple(_ENTER[kind] for kind in sorted(Kind))


def walk(move: Move) -> None:
    """Move every token until it waits; joins and conditions are decided when nothing else can move."""
    while True:
        if move.fired:
            _fire_next(move)
        elif move.quiet:
            _finish(move, move.quiet.pop(0))
        elif move.loosely:
            _look_after_ad_hoc(move, move.loosely.pop(0))
        elif move.work:
            _move_next(move)
        elif move.run.joining and gateways.decide_joins(move):
            move.spend()
        elif not (move.is_unchecked and _check_conditions(move)):
            return


def _move_next(move: Move) -> None:
    node, arc, scope = item = move.work.popleft()
    if node.is_heard_by_all and any(not other.is_heard_by_all for other, _, _ in move.work):
        move.work.append(item)  # a signal comes last, so that whoever is on the way to listen hears it
        return
    move.spend()
    if node.gathers > 1 and arc is not None and not gateways.gathered(node, arc, scope):
        return
    if node.many is not None and scope.item_of is not node:
        many.begin_many(move, node, node.many, scope)
    else:
        _BY_KIND[node.kind](move, node, arc, scope)


def _fire_next(move: Move) -> None:
    id, payload = move.fired.popleft()
    wait = move.run.waits.get(id)
    if wait:
        move.spend()
        events.fire(move, wait, payload)


def _look_after_ad_hoc(move: Move, scope: Scope) -> None:
    owner = move.run.activities.get(scope.activity)
    if owner and not scope.gone:
        adhoc.went_on(move, owner, scope)


def _finish(move: Move, scope: Scope) -> None:
    """A scope without tokens is over, and whoever opened it goes on."""
    if scope.live or scope.gone or (scope.resets and gateways.resets_last(move, scope)):
        return
    owner = move.run.activities.get(scope.activity)
    if owner and owner.kind == "adhoc":
        _look_after_ad_hoc(move, scope)
        return
    if owner is None or owner.kind == "call":
        move.happenings.append(Happening(Did.ENDED, scope.frame.id, scope.frame.process, scope.activity, scope.id))
    if owner is None:
        close_scope(move, scope)
        return
    match owner.kind:
        case "many":
            close_scope(move, scope)
            many.instance_done(move, owner, scope)
        case "undoing":
            close_scope(move, scope)
            undoing.undo_next(move, owner)
        case "call":
            frames.returned(move, owner, scope)
        case _:
            activities.end(move, owner)


def _check_conditions(move: Move) -> bool:
    """Conditions that have become true since they were last looked at."""
    move.is_unchecked = False
    for wait in list(move.run.waits.values()):
        if wait.kind is not WaitKind.CONDITION:
            continue
        holds = _holds(move, wait)
        if holds and wait.id not in move.run.were_true:
            move.run.were_true.add(wait.id)
            move.fired.append((wait.id, {}))
        elif not holds:
            move.run.were_true.discard(wait.id)
    return bool(move.fired)


def _holds(move: Move, wait: Wait) -> bool:
    node = move.run.model.nodes[wait.element]
    view = move.view(move.run.scopes[wait.scope])
    return any(catch.condition(view, move.given) for catch in node.catches if catch.condition)
