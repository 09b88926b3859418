"""What is the same in two states: where tokens stand, not how they are numbered."""

from collections import Counter
from typing import Any

from govflow.engine.runs import Run
from govflow.engine.runs.records import Record, each_once
from govflow.engine.runs.state import Activity, Scope

Position = tuple[Any, ...]


def position(run: Run) -> Position:
    roots = [scope for scope in run.scopes.values() if scope.parent is None]
    return tuple(_sorted(_scope(scope, run) for scope in roots))


def _scope(scope: Scope, run: Run) -> Position:
    joins = [(join, tuple(sorted(waiting.items()))) for join, waiting in scope.joins.items()]
    resets = [(join, tuple(sorted(missing))) for join, missing in scope.resets.items()]
    activities = [_activity(activity, run) for activity in scope.activities.values()]
    done = _done(scope.done)
    return (
        scope.frame.id,
        scope.sort,
        _sorted(joins),
        _sorted(resets),
        _waits(scope.armed, run),
        _sorted(activities),
        done,
    )


def _done(records: list[Record]) -> tuple[Any, ...]:
    """What could be undone, each once: how often a loop did it makes no other state."""
    return _sorted({(element, _done(inside)) for element, inside in each_once(records)})


def _activity(activity: Activity, run: Run) -> Position:
    loop = activity.loop
    left = loop.get("total", 0) - loop.get("done", 0) if "total" in loop else 0
    # a loop that is bounded knows how often it went round; one without bound is the same each time
    many = activity.node.many
    rounds = loop.get("done", 0) if many and many.at_most is not None else 0
    rest = (
        left,
        loop.get("started", 0) if "total" in loop else 0,
        rounds,
        repr(loop.get("to_undo", "")),
        loop.get("enough", False),
    )
    inner = _sorted(_scope(scope, run) for scope in activity.inner.values())
    return (activity.node.id, activity.kind, rest, _waits(activity.waits, run), inner)


def _waits(ids: list[int], run: Run) -> tuple[Any, ...]:
    return tuple(sorted((str(run.waits[id_].kind), run.waits[id_].element, run.waits[id_].round) for id_ in ids))


def _sorted(items: Any) -> tuple[Any, ...]:
    return tuple(sorted(items, key=repr))


def tokens(run: Run) -> Counter[str]:
    """How many tokens stand where: at elements, and on the flows into joins."""
    found: Counter[str] = Counter()
    for activity in run.activities.values():
        found[activity.node.id] += 1
    for scope in run.scopes.values():
        for join, waiting in scope.joins.items():
            for flow, number in waiting.items():
                found[f"{join}<{flow}"] += number
    return found


def twice(run: Run) -> list[str]:
    """Elements at which one scope holds two tokens at once."""
    found: Counter[tuple[int, str]] = Counter()
    for activity in run.activities.values():
        if activity.scope.sort != "item" and activity.kind != "undoing":
            found[activity.scope.id, activity.node.id] += 1
    for scope in run.scopes.values():
        for join, waiting in scope.joins.items():
            for number in waiting.values():
                found[scope.id, join] = max(found[scope.id, join], number)
    return sorted({element for (_, element), number in found.items() if number > 1})


def waiting_joins(run: Run) -> list[str]:
    return sorted({join for scope in run.scopes.values() for join in scope.joins})
