"""One step of a run while it happens: its tokens on the way, and what it will tell afterwards."""

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from govflow.engine.net import Arc, Model, Node
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.waits import Did, Given, Happening, Trouble, Wait, WaitKind

MAX_OPEN = 20_000
_NO_DETAIL: Mapping[str, Any] = {}


class Standing(Protocol):
    """What a step needs of its run."""

    model: Model
    facts: dict[str, Any]
    next_id: int
    last_task: str
    scopes: dict[int, Scope]
    activities: dict[int, Activity]
    waits: dict[int, Wait]
    were_true: set[int]
    joining: dict[tuple[int, str], Scope]


class Move:
    __slots__ = (
        "changed", "closed", "fired", "given", "happenings", "is_unchecked", "loosely", "moves", "opened",
        "quiet", "run", "work",
    )  # fmt: skip

    def __init__(self, run: Standing, given: Given) -> None:
        self.run = run
        self.given = given
        self.work: deque[tuple[Node, Arc | None, Scope]] = deque()
        self.quiet: list[Scope] = []
        self.loosely: list[Scope] = []  # ad-hoc scopes in which something was left
        self.fired: deque[tuple[int, Mapping[str, Any]]] = deque()
        self.happenings: list[Happening] = []
        self.opened: dict[int, Wait] = {}
        self.closed: list[Wait] = []
        self.changed: dict[str, Any] = {}
        self.is_unchecked = False  # conditions may have become true
        self.moves = 0

    # ids and telling

    def new_id(self) -> int:
        self.run.next_id += 1
        return self.run.next_id

    def tell(
        self, kind: Did, node: Node, activity: int, scope: Scope, detail: Mapping[str, Any] = _NO_DETAIL
    ) -> None:
        self.happenings.append(Happening(kind, node.id, node.process, activity, scope.id, detail))

    # tokens

    def go(self, scope: Scope, arcs: Iterable[Arc]) -> None:
        """One token of the scope becomes one on each of these arcs; without arcs it is used up."""
        scope.live -= 1
        for arc in arcs:
            scope.live += 1
            if not arc.is_link:
                self.take(arc, scope)
            self.work.append((arc.target, arc, scope))
        if not scope.live:
            self.quiet.append(scope)

    def take(self, arc: Arc, scope: Scope) -> None:
        self.happenings.append(Happening(Did.TAKEN, arc.id, arc.source.process, 0, scope.id))

    def put(self, scope: Scope, node: Node) -> None:
        """A new token at a node."""
        if len(self.run.scopes) > MAX_OPEN:
            raise Trouble(element=node.id, reason="too-many-open", found=MAX_OPEN)
        scope.live += 1
        self.work.append((node, None, scope))

    def spend(self) -> None:
        self.moves += 1
        if self.moves > self.given.most_moves:
            node = self.work[0][0].id if self.work else ""
            raise Trouble(element=node, reason="endless", found=self.given.most_moves)

    # activities and waits

    def begin(self, node: Node, scope: Scope, kind: str) -> Activity:
        activity = Activity(self.new_id(), node, scope, kind)
        self.run.activities[activity.id] = activity
        if len(self.run.activities) > MAX_OPEN:
            raise Trouble(element=node.id, reason="too-many-open", found=MAX_OPEN)
        scope.activities[activity.id] = activity
        return activity

    def forget(self, activity: Activity) -> None:
        for wait in list(activity.waits):
            self.close(wait)
        del self.run.activities[activity.id]
        del activity.scope.activities[activity.id]

    def wait(self, kind: WaitKind, node: Node, activity: int, scope: Scope, **more: Any) -> Wait:
        wait = Wait(self.new_id(), kind, node.id, node.process, activity, scope.id, **more)
        self.run.waits[wait.id] = self.opened[wait.id] = wait
        if kind is WaitKind.CONDITION:
            self.is_unchecked = True
        return wait

    def close(self, id: int) -> None:
        wait = self.run.waits.pop(id, None)
        if wait is None:
            return
        self.run.were_true.discard(id)
        if id in self.opened:
            del self.opened[id]
        else:
            self.closed.append(wait)
        activity = self.run.activities.get(wait.activity)
        if activity and id in activity.waits:
            activity.waits.remove(id)
        scope = self.run.scopes.get(wait.scope)
        if scope and id in scope.armed:
            scope.armed.remove(id)

    # facts

    def view(self, scope: Scope | None) -> Mapping[str, Any]:
        """The facts as seen from a scope: those of the case under those of the scopes it stands in."""
        layers = []
        while scope is not None:
            if scope.local is not None:
                layers.append(scope.local)
                if scope.is_apart:
                    break
                if scope.sort == "item" and scope.activity in self.run.activities:
                    layers.append(self.run.activities[scope.activity].counters)
            scope = scope.parent
        else:
            if not layers:
                return self.run.facts
            layers.append(self.run.facts)
        merged: dict[str, Any] = {}
        for layer in reversed(layers):
            merged.update(layer)
        return merged

    def write(self, scope: Scope | None, name: str, value: Any) -> None:
        """A fact where it is at home: the nearest scope that has a local of this name, else the case."""
        self.is_unchecked = True
        while scope is not None:
            if scope.local is not None and (scope.is_apart or name in scope.local):
                scope.local[name] = value
                return
            scope = scope.parent
        self.run.facts[name] = value
        self.changed[name] = value
