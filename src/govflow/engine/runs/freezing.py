"""The state of a run as small plain JSON, and back.

Rows are lists whose empty tail is left out. Elements are named by their ids, so that a build that compiles
differently still thaws what an older one froze. `VERSION` grows with every change of form; each version has a
kept sample that every build thaws.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from govflow.engine.net import Kind, Model
from govflow.engine.runs.move import Standing
from govflow.engine.runs.records import Record
from govflow.engine.runs.scopes import locals_of
from govflow.engine.runs.state import Activity, Scope, Sort
from govflow.engine.waits import CannotThaw, Wait, WaitKind

VERSION = 2
OLDEST = 1
Frozen = dict[str, Any]


def frozen(run: Standing, process: str) -> Frozen:
    state: Frozen = {"v": VERSION, "p": process, "n": run.next_id}
    if run.last_task:
        state["t"] = run.last_task
    if run.scopes:
        state["s"] = [_scope_row(scope) for scope in run.scopes.values()]
    if run.activities:
        state["a"] = [_activity_row(activity) for activity in run.activities.values()]
    if run.waits:
        state["w"] = [_wait_row(wait, wait.id in run.were_true) for wait in run.waits.values()]
    return state


def _short(row: list[Any]) -> list[Any]:
    while row and not row[-1] and row[-1] is not False:
        row.pop()
    return row


def _scope_row(scope: Scope) -> list[Any]:
    more = {
        "joins": scope.joins,
        "resets": scope.resets,
        "done": scope.done,
        "place": scope.place,
        "apart": int(scope.is_apart),
        "item_of": scope.item_of.id if scope.item_of else "",
    }
    kept = {key: value for key, value in more.items() if value}
    if scope.local is not None:
        kept["local"] = scope.local
    kept = deepcopy(kept) if kept else kept
    parent = scope.parent.id if scope.parent else 0
    return _short([scope.id, scope.frame.id, scope.live, parent, scope.activity, _SORTS.index(scope.sort), kept])


_SORTS: tuple[Sort, ...] = ("body", "item", "undo")


def _activity_row(activity: Activity) -> list[Any]:
    more: dict[str, Any] = {}
    if activity.loop:
        more["loop"] = activity.loop
    if activity.local is not None:
        more["local"] = activity.local
    more = deepcopy(more) if more else more
    return _short([activity.id, activity.node.id, activity.scope.id, activity.kind, more])


def _wait_row(wait: Wait, was_true: bool) -> list[Any]:
    """What its element says already (process, kind of place) is not kept; the facts it sees are its scope's."""
    more = {key: value for key in _KEPT if (value := getattr(wait, key))}
    if wait.correlation is not None:
        more["correlation"] = wait.correlation
    if was_true:
        more["was"] = 1
    return _short([wait.id, wait.kind.value, wait.element, wait.activity, wait.scope, more])


_KEPT = ("name", "choices", "interrupts", "timer", "round", "asked_after", "several")


def thaw_into(run: Standing, model: Model, state: Mapping[str, Any]) -> None:
    if state.get("v") not in range(OLDEST, VERSION + 1):
        raise CannotThaw(found=f"version {state.get('v')}")
    try:
        run.next_id = state["n"]
        run.last_task = state.get("t", "")
        _thaw_scopes_and_activities(run, model, state)
        for row in state.get("w", ()):
            _thaw_wait(run, model, *row)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as fault:
        raise CannotThaw(found=f"{type(fault).__name__} {fault}") from fault


def _thaw_scopes_and_activities(run: Standing, model: Model, state: Mapping[str, Any]) -> None:
    """In the order of their ids: a scope comes after the activity it is the inside of, and so on."""
    rows = [(row[0], True, row) for row in state.get("s", ())] + [
        (row[0], False, row) for row in state.get("a", ())
    ]
    for _, is_scope, row in sorted(rows, key=lambda found: found[0]):
        if is_scope:
            _thaw_scope(run, model, *row)
        else:
            _thaw_activity(run, model, *row)
    for scope in run.scopes.values():
        inclusive = (join for join in scope.joins if model.nodes[join].kind is Kind.OR)
        for join in (*inclusive, *scope.resets):
            run.joining[scope.id, join] = scope


def _thaw_scope(
    run: Standing,
    model: Model,
    id: int,
    frame: str,
    live: int = 0,
    parent: int = 0,
    activity: int = 0,
    sort: int = 0,
    more: Mapping[str, Any] | None = None,
) -> None:
    more = deepcopy(more) if more else {}
    scope = Scope(id, _SORTS[sort], model.frames[frame], run.scopes[parent] if parent else None, activity)
    scope.live = live
    scope.joins = more.get("joins", {})
    scope.resets = more.get("resets", {})
    scope.done = more.get("done", [])
    scope.place = more.get("place", 0)
    scope.is_apart = bool(more.get("apart"))
    scope.item_of = model.nodes[more["item_of"]] if "item_of" in more else None
    scope.local = more.get("local")
    run.scopes[id] = scope
    if activity:
        run.activities[activity].inner[id] = scope


def _thaw_activity(
    run: Standing,
    model: Model,
    id: int,
    node: str,
    scope: int,
    kind: str,
    more: Mapping[str, Any] | None = None,
) -> None:
    activity = Activity(id, model.nodes[node], run.scopes[scope], kind)
    more = deepcopy(more) if more else {}
    activity.loop = more.get("loop", {})
    if "units" in activity.loop:
        activity.loop["to_undo"] = list(_records_of_1(model, activity.loop.pop("units")))
    activity.local = more.get("local")
    run.activities[id] = activity
    activity.scope.activities[id] = activity


def _records_of_1(model: Model, units: list[list[Any]]) -> Iterator[Record]:
    """What version 1 had still to undo: the next first, by the handler where there was one."""
    undone_by = {node.undo.id: node.id for node in model.nodes.values() if node.undo}
    for unit in reversed(units):
        yield [unit[0], unit[1]] if len(unit) > 1 else [undone_by[unit[0]], []]


def _thaw_wait(
    run: Standing,
    model: Model,
    id: int,
    kind: str,
    element: str,
    activity: int,
    scope: int,
    more: Mapping[str, Any] | None = None,
) -> None:
    node = model.nodes[element]
    kept = dict(more or {})
    if kept.pop("was", 0):
        run.were_true.add(id)
    if "choices" in kept:
        kept["choices"] = tuple(kept["choices"])
    item = locals_of(run.scopes[scope])
    owner = run.activities.get(activity)
    if owner and owner.local and owner.node is node:
        item = {**(item or {}), **owner.local}
    run.waits[id] = Wait(id, WaitKind(kind), element, node.process, activity, scope, item=item, **kept)
    if node.is_event_start:
        run.scopes[scope].armed.append(id)
    elif owner:
        owner.waits.append(id)
