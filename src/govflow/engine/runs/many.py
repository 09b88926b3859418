"""Activities done more than once: one of many at a time, all at once, or again until it is enough."""

from typing import Any

from govflow.engine.definitions.repeats import MAX_INSTANCES
from govflow.engine.net import Node
from govflow.engine.net.nodes import Many
from govflow.engine.runs.activities import end, enter
from govflow.engine.runs.events import throw_from
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import cancel_inside, close_scope, open_scope
from govflow.engine.runs.setting import evaluated
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.waits import NotAChoice, Trouble, WaitKind

AGAIN, ENOUGH = "again", "enough"


def begin_many(move: Move, node: Node, many: Many, scope: Scope) -> None:
    loop: dict[str, Any] = {"started": 0, "done": 0}
    if many.kind in ("parallel", "sequence"):
        items = _items(move, node, many, scope)
        if isinstance(items, list):
            loop["items"] = items
        loop["total"] = len(items) if isinstance(items, list) else items
        loop["results"] = [None] * loop["total"] if many.results else []
    activity = enter(move, node, scope, "many", {"many": loop.get("total", 0) or many.kind})
    activity.loop = loop
    _first(move, activity, many)


def _items(move: Move, node: Node, many: Many, scope: Scope) -> list[Any] | int:
    if many.collection:
        found = many.collection(move.view(scope), move.given)
        if not isinstance(found, list | tuple):
            raise Trouble(element=node.id, reason="not-a-list", found=repr(found))
        count = len(found)
    else:
        found = many.cardinality(move.view(scope), move.given) if many.cardinality else None
        if isinstance(found, bool) or found is None or found != int(found) or found < 0:
            raise Trouble(element=node.id, reason="not-a-number", found=repr(found))
        count = int(found)
    if count > MAX_INSTANCES:
        raise Trouble(element=node.id, reason="too-many-instances", found=count)
    return list(found) if many.collection else count


def _first(move: Move, activity: Activity, many: Many) -> None:
    loop = activity.loop
    if many.kind == "parallel" and loop["total"] > 0:
        for _ in range(loop["total"]):
            _start(move, activity, many)
    elif _is_begun(move, activity, many):
        _start(move, activity, many)
    else:
        _complete(move, activity, many)


def _is_begun(move: Move, activity: Activity, many: Many) -> bool:
    """Whether there is a first time, where the times come one after another."""
    if many.kind == "loop":
        return not many.tests_first or _holds(move, activity, many)
    return many.kind == "asked" or bool(activity.loop.get("total"))


def _start(move: Move, activity: Activity, many: Many) -> None:
    loop = activity.loop
    place = loop["started"]
    loop["started"] += 1
    local: dict[str, Any] = {"loopCounter": place + 1}
    if many.item:
        local[many.item] = loop["items"][place] if "items" in loop else place + 1
    if many.own:
        local[many.own] = None
    scope = open_scope(move, "item", activity.node.frame, activity.scope, activity, local)
    scope.item_of = activity.node
    scope.place = place
    move.put(scope, activity.node)


def instance_done(move: Move, activity: Activity, scope: Scope) -> None:
    """One of many is done: keep its result, then begin the next, or finish."""
    many, loop = activity.node.many, activity.loop
    if many is None:
        raise AssertionError("an instance belongs to a repeated activity")
    loop["done"] += 1
    if many.results and many.kind in ("parallel", "sequence"):
        view = move.view(scope)
        loop["results"][scope.place] = many.collect(view, move.given) if many.collect else None
    if not _announced(move, activity, many, scope):
        return
    if many.until and many.until(move.view(scope), move.given):
        for inner in list(activity.inner.values()):
            cancel_inside(move, inner)
            close_scope(move, inner)
        _complete(move, activity, many)
    else:
        _next(move, activity, many)


def _announced(move: Move, activity: Activity, many: Many, scope: Scope) -> bool:
    """Throw what the end of one instance throws; False where that ended the whole."""
    is_first = activity.loop["done"] == 1
    for announce in many.announces:
        if announce.condition is not None and not announce.condition(move.view(scope), move.given):
            continue
        if announce.of != "first" or is_first:
            throw_from(move, announce.throw, activity, evaluated(move, announce.throw.carried, scope))
        if activity.id not in move.run.activities:
            return False
    return True


def _next(move: Move, activity: Activity, many: Many) -> None:
    loop = activity.loop
    match many.kind:
        case "parallel" if loop["done"] == loop["total"]:
            _complete(move, activity, many)
        case "sequence" if loop["started"] < loop["total"]:
            _start(move, activity, many)
        case "sequence":
            _complete(move, activity, many)
        case "loop" if _holds(move, activity, many):
            _start(move, activity, many)
        case "loop":
            _complete(move, activity, many)
        case "asked":
            choices = (AGAIN, ENOUGH)
            more = {"choices": choices, "asked_after": move.run.last_task}
            wait = move.wait(WaitKind.CHOICE, activity.node, activity.id, activity.scope, **more)
            activity.waits.append(wait.id)


def answered(move: Move, activity: Activity, wait: int, answer: Any) -> None:
    """Whether it is to be done once more."""
    if answer not in (AGAIN, ENOUGH) or activity.node.many is None:
        raise NotAChoice(element=activity.node.id, answer=answer, choices=f"{AGAIN}, {ENOUGH}")
    move.close(wait)
    (_start if answer == AGAIN else _complete)(move, activity, activity.node.many)


def _holds(move: Move, activity: Activity, many: Many) -> bool:
    done = activity.loop["done"]
    if many.at_most is not None and done >= many.at_most:
        return False
    return many.while_ is None or many.while_({**move.view(activity.scope), "loopCounter": done}, move.given)


def _complete(move: Move, activity: Activity, many: Many) -> None:
    if many.results and many.kind in ("parallel", "sequence"):
        move.write(activity.scope, many.results, activity.loop["results"])
    end(move, activity)
