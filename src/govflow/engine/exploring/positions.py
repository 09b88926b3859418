"""What is the same in two states: where tokens stand, not how they are numbered."""

from collections import Counter
from collections.abc import Iterable

from govflow.engine.runs import Run
from govflow.engine.runs.records import Record, each_once
from govflow.engine.runs.state import Activity, Scope

Position = str


def position(run: Run) -> Position:
    return _joined(_scope(scope, run) for scope in run.scopes.values() if scope.parent is None)


def _joined(parts: Iterable[str]) -> str:
    """The parts in an order that does not depend on when they came; no id can hold what parts them."""
    return "\x1d".join(sorted(parts))


def _scope(scope: Scope, run: Run) -> str:
    parts = [
        scope.frame.id,
        scope.sort,
        _joined(f"{join} {sorted(waiting.items())}" for join, waiting in scope.joins.items()),
        _joined(f"{join} {sorted(missing)}" for join, missing in scope.resets.items()),
        _waits(scope.armed, run),
        _joined(_activity(activity, run) for activity in scope.activities.values()),
        _done(scope.done),
    ]
    return "\x1e".join(parts).join("\x02\x03")


def _done(records: list[Record]) -> str:
    """What could be undone, each once: how often a loop did it makes no other state."""
    return _joined({f"{element}\x02{_done(inside)}\x03" for element, inside in each_once(records)})


def _activity(activity: Activity, run: Run) -> str:
    said = f"{activity.node.id}\x1f{activity.kind}\x1f{_waits(activity.waits, run)}"
    if activity.loop:
        said += f"\x1f{_rounds(activity)}"
    return said + _joined(_scope(scope, run) for scope in activity.inner.values()) if activity.inner else said


def _rounds(activity: Activity) -> str:
    loop = activity.loop
    is_counted = "total" in loop
    left = loop.get("total", 0) - loop.get("done", 0) if is_counted else 0
    # a loop that is bounded knows how often it went round; one without bound is the same each time
    many = activity.node.many
    rounds = loop.get("done", 0) if many and many.at_most is not None else 0
    started = loop.get("started", 0) if is_counted else 0
    return f"{left} {started} {rounds} {loop.get('to_undo', '')} {loop.get('enough', False)}"


def _waits(ids: list[int], run: Run) -> str:
    return _joined([f"{wait.kind}\x1f{wait.element}\x1f{wait.round}" for wait in map(run.waits.__getitem__, ids)])


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
