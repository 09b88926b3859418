"""Sub-processes and calls of other processes."""

from govflow.engine.net import Arc, Node
from govflow.engine.runs.activities import end, enter
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import open_frame
from govflow.engine.runs.setting import evaluated
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.waits import Did


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
