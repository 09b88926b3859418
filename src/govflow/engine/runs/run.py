"""A run: one case on its way through the diagrams. It moves when told what happened, and then waits again."""

from collections.abc import Mapping
from typing import Any

from govflow.engine.net import Kind, Model
from govflow.engine.runs import adhoc, many
from govflow.engine.runs.activities import end
from govflow.engine.runs.events import broadcast, fire, happened, write_all
from govflow.engine.runs.freezing import Frozen, frozen, thaw_into
from govflow.engine.runs.move import Move
from govflow.engine.runs.scopes import cancel_inside, close_scope, open_frame
from govflow.engine.runs.splits import chosen
from govflow.engine.runs.state import Activity, Scope
from govflow.engine.runs.throwing import throw_error
from govflow.engine.runs.walking import walk
from govflow.engine.waits import Did, Given, Happening, NotWaiting, Step, Trouble, Wait, WaitKind


class Run:
    """The state of one run beside the facts of its case. After `Trouble` it is to be thrown away."""

    def __init__(self, model: Model, process: str, facts: dict[str, Any]) -> None:
        self.model = model
        self.process = process
        self.facts = facts
        self.next_id = 0
        self.last_task = ""
        self.scopes: dict[int, Scope] = {}
        self.activities: dict[int, Activity] = {}
        self.waits: dict[int, Wait] = {}
        self.were_true: set[int] = set()
        self.joining: dict[tuple[int, str], Scope] = {}

    @classmethod
    def thaw(cls, model: Model, state: Frozen, facts: dict[str, Any]) -> "Run":
        run = cls(model, state.get("p", ""), facts)
        thaw_into(run, model, state)
        return run

    def freeze(self) -> Frozen:
        return frozen(self, self.process)

    @property
    def is_over(self) -> bool:
        return not self.scopes

    @property
    def is_stuck(self) -> bool:
        """Nothing can ever move it again: a join waits for tokens that cannot come."""
        return bool(self.scopes) and not self.waits

    def complete(self, wait: int, answers: Mapping[str, Any] | None = None, *, given: Given) -> Step:
        """A person or system has done its part; for a choice `{"flow": id}` says which way."""
        found = self._waiting(wait, WaitKind.TASK, WaitKind.SERVICE, WaitKind.CHOICE)
        answers = answers or {}
        move = Move(self, given)
        activity = self.activities[found.activity]
        if found.kind is WaitKind.CHOICE:
            self._choose(move, activity, wait, answers.get("flow", answers.get("flows")))
            return self._walked(move)
        if found.kind is WaitKind.TASK:
            self.last_task = found.element
        write_all(move, activity.scope, answers)
        end(move, activity)
        return self._walked(move)

    def _choose(self, move: Move, activity: Activity, wait: int, answer: Any) -> None:
        match activity.kind:
            case "choice":
                chosen(move, activity, answer)
            case "many":
                many.answered(move, activity, wait, answer)
            case _:
                adhoc.picked(move, activity, wait, answer)

    def fail(self, wait: int, code: str, facts: Mapping[str, Any] | None = None, *, given: Given) -> Step:
        """What was waited for ended in the error `code`, to be caught as the diagram says."""
        found = self._waiting(wait, WaitKind.TASK, WaitKind.SERVICE)
        move = Move(self, given)
        activity = self.activities[found.activity]
        throw_error(move, code, activity.node, activity.scope, activity, facts or {})
        return self._walked(move)

    def fire(self, wait: int, *, given: Given) -> Step:
        self._waiting(wait, WaitKind.TIMER)
        return self._fired(wait, {}, given)

    def deliver(self, wait: int, payload: Mapping[str, Any] | None = None, *, given: Given) -> Step:
        self._waiting(wait, WaitKind.MESSAGE, WaitKind.SIGNAL, WaitKind.CONDITION)
        return self._fired(wait, payload or {}, given)

    def signal(self, name: str, payload: Mapping[str, Any] | None = None, *, given: Given) -> Step:
        """A signal from outside reaches all that listen for it here."""
        move = Move(self, given)
        broadcast(move, name, payload or {})
        return self._walked(move)

    def recheck(self, *, given: Given) -> Step:
        """Look at the conditions again after facts were changed from outside."""
        move = Move(self, given)
        move.is_unchecked = True
        return self._walked(move)

    def cancel(self, reason: str = "", *, given: Given) -> Step:
        """Stop the whole run."""
        move = Move(self, given)
        for scope in [scope for scope in self.scopes.values() if scope.parent is None]:
            cancel_inside(move, scope)
            close_scope(move, scope)
            detail = {"cancelled": reason}
            move.happenings.append(Happening(Did.ENDED, self.process, self.process, 0, scope.id, detail))
        return self._told(move)

    def _waiting(self, wait: int, *kinds: WaitKind) -> Wait:
        found = self.waits.get(wait)
        if found is None or found.kind not in kinds:
            raise NotWaiting(wait=wait)
        return found

    def _fired(self, wait: int, payload: Mapping[str, Any], given: Given) -> Step:
        move = Move(self, given)
        fire(move, self.waits[wait], payload)
        return self._walked(move)

    def _walked(self, move: Move) -> Step:
        try:
            walk(move)
        except Trouble as trouble:
            trouble.happenings = tuple(move.happenings)
            raise
        return self._told(move)

    def _told(self, move: Move) -> Step:
        return Step(tuple(move.happenings), tuple(move.opened.values()), tuple(move.closed), move.changed)


def begin(
    model: Model, process: str, facts: dict[str, Any], *, given: Given, start: str | None = None
) -> tuple[Run, Step]:
    """A new run of a process, from its start event or from the element named."""
    run = Run(model, process, facts)
    move = Move(run, given)
    scope = open_frame(move, model.frames[process], None, None)
    if start is None:
        for node in model.frames[process].starts:
            move.put(scope, node)
        return run, run._walked(move)
    node = model.nodes.get(start) or _unknown(start)
    if node.frame is not scope.frame:
        _unknown(start)
    if node.kind in (Kind.RECEIVE, Kind.CATCH):  # its message is what starts the run
        scope.live += 1
        happened(move, node, None, scope)
    else:
        move.put(scope, node)
    return run, run._walked(move)


def _unknown(start: str) -> Any:
    raise Trouble(element=start, reason="unknown-start")
