"""Ad-hoc sub-processes: a person picks what is done next, until it is enough."""

from typing import Any

from govflow.engine.definitions.normalising import begins_by_itself
from govflow.engine.net import Arc, Node
from govflow.engine.runs.activities import end, enter
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import cancel_inside, open_frame
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.waits import NotAChoice, WaitKind


def ad_hoc(move: Move, node: Node, arc: Arc | None, scope: Scope) -> None:
    activity = enter(move, node, scope, "adhoc")
    if node.inner is None:
        raise AssertionError("an empty sub-process was read as a task")
    open_frame(move, node.inner, scope, activity, activity.local)
    _offer(move, activity)


def _offer(move: Move, activity: Activity) -> None:
    """What may be done; where no condition says when it is enough, the sub-process itself is the word for that."""
    node = activity.node
    choices = [inner.id for inner in (node.inner.nodes if node.inner else ()) if begins_by_itself(inner.element)]
    if node.until is None:
        choices.append(node.id)
    more: dict[str, Any] = {"choices": tuple(choices), "asked_after": move.run.last_task}
    activity.waits.append(move.wait(WaitKind.CHOICE, node, activity.id, activity.scope, **more).id)


def picked(move: Move, activity: Activity, wait: int, answer: Any) -> None:
    inner = next(iter(activity.inner.values()))
    choices = move.run.waits[wait].choices
    if answer not in choices:
        raise NotAChoice(element=activity.node.id, answer=answer, choices=", ".join(choices))
    if answer == activity.node.id:
        move.close(wait)
        activity.loop["enough"] = True
        if not inner.live:
            end(move, activity)
        return
    if activity.node.element.is_ordered:
        move.close(wait)
    move.put(inner, move.run.model.nodes[answer])


def went_on(move: Move, activity: Activity, inner: Scope) -> None:
    """Something inside was left: perhaps it is enough now."""
    node = activity.node
    if node.until and not activity.loop.get("enough") and node.until(move.view(inner), move.given):
        activity.loop["enough"] = True
        for wait in [id for id in activity.waits if move.run.waits[id].kind is WaitKind.CHOICE]:
            move.close(wait)
        if node.element.cancels_rest:
            cancel_inside(move, inner)
    if inner.live:
        return
    if activity.loop.get("enough"):
        end(move, activity)
    elif not any(move.run.waits[id].kind is WaitKind.CHOICE for id in activity.waits):
        _offer(move, activity)
