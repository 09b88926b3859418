"""The search through the states of one process."""

from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from govflow.clock import endless_patience
from govflow.engine.abstraction import Abstraction, without_data
from govflow.engine.abstraction.netted import net_of
from govflow.engine.definitions import Definitions, Element
from govflow.engine.exploring.branching import MOST_ASKED, Asker, AsksForEver
from govflow.engine.exploring.positions import twice, waiting_joins
from govflow.engine.exploring.preparing import prepared, starts_of
from govflow.engine.exploring.states import States
from govflow.engine.net import Model
from govflow.engine.runs import Run, begin
from govflow.engine.waits import Did, Given, Step, Trouble, WaitKind

Kind = Literal["deadlock", "twice", "piles-up", "never-done", "never-ends", "trouble"]
LONG_STEP = 20  # happenings that cost about as much as a step
LARGE_STATE = 8  # open activities and waits whose keeping costs about as much


@dataclass(frozen=True)
class Limits:
    states: int = 2_000
    steps: int = 8_000


@dataclass(frozen=True)
class Unsound:
    """Something that can go wrong, the elements it shows at, and the steps that lead to it."""

    kind: Kind
    elements: tuple[str, ...]
    way: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class Exploration:
    """What was found in one process; without `is_complete` only what was found is known, not what was not."""

    process: str
    states: int
    steps: int
    is_complete: bool
    faults: tuple[Unsound, ...]


def explore(
    definitions: Sequence[Definitions],
    process: str,
    limits: Limits = Limits(),
    is_late: Callable[[], bool] = endless_patience,
) -> Exploration:
    ready = [prepared(one) for one in definitions]
    abstraction = without_data(ready, lambda: 2)
    return _Search(abstraction, process, limits, is_late).search()


class _Search:
    def __init__(self, abstraction: Abstraction, process: str, limits: Limits, is_late: Callable[[], bool]) -> None:
        self._model: Model = net_of(abstraction.definitions)
        self._asker = Asker(abstraction.questions)
        self._process = process
        self._limits = limits
        self._is_late = is_late
        self._states = States()
        self._queue: deque[int] = deque()
        self._seen: set[str] = set()
        self._faults: dict[tuple[str, tuple[str, ...]], Unsound] = {}
        self._steps = 0
        self._is_cut = False
        self._asked = _asked(self._model.elements)

    def search(self) -> Exploration:
        for start in starts_of(self._model.processes[self._process], self._model.elements):
            self._meet(None, _began(start), partial(self._begin, start))
        while self._queue and not self._is_spent:
            self._expand(self._queue.popleft())
        is_complete = not self._queue and not self._is_cut
        if is_complete:
            self._look_for_the_never_done()
            self._look_for_the_never_ending()
        faults = tuple(self._faults.values())
        return Exploration(self._process, len(self._states), self._steps, is_complete, faults)

    @property
    def _is_spent(self) -> bool:
        limits = self._limits
        return len(self._states) >= limits.states or self._steps >= limits.steps or self._is_late()

    # one state after another

    def _begin(self, start: str | None, given: Given) -> tuple[Run, Step]:
        return begin(self._model, self._process, {}, given=given, start=start)

    def _expand(self, place: int) -> None:
        run = self._thawed(place)
        tried = set()
        for wait in run.waits.values():
            spot = (wait.kind, wait.element, wait.activity if _is_apart(run, wait.activity) else 0)
            if spot in tried:
                continue
            if self._is_spent:
                self._is_cut = True
                return
            tried.add(spot)
            self._meet(place, f"{wait.kind} {wait.element}", partial(self._take, place, wait.id, wait.kind))

    def _take(self, place: int, wait: int, kind: WaitKind, given: Given) -> tuple[Run, Step]:
        run = self._thawed(place)
        if kind in (WaitKind.TASK, WaitKind.SERVICE):
            return run, run.complete(wait, {}, given=given)
        if kind is WaitKind.TIMER:
            return run, run.fire(wait, given=given)
        return run, run.deliver(wait, {}, given=given)

    def _thawed(self, place: int) -> Run:
        return Run.thaw(self._model, dict(self._states[place].frozen), {})

    def _meet(self, before: int | None, by: str, act: Callable[[Given], tuple[Run, Step]]) -> None:
        for outcome in self._asker.every_way(act):
            self._steps += 1
            if isinstance(outcome, AsksForEver):  # more ways than can be looked through: no fault of the diagram
                self._is_cut = True
                self._steps += MOST_ASKED
            elif isinstance(outcome, Exception):
                self._note_trouble(before, by, outcome)
            else:
                self._keep(before, by, *outcome)
            if self._is_spent:
                self._is_cut = True
                return

    def _keep(self, before: int | None, by: str, run: Run, step: Step) -> None:
        self._steps += len(step.happenings) // LONG_STEP + (len(run.activities) + len(run.waits)) // LARGE_STATE
        self._seen |= {happening.element for happening in step.happenings}
        place = self._states.add(run, before, by + _chosen(step, self._asked))
        if place is not None:
            self._look_at(place, run)

    # what is wrong with a state

    def _look_at(self, place: int, run: Run) -> None:
        for element in twice(run):
            self._note("twice", (element,), place)
        if run.is_stuck:
            self._note("deadlock", tuple(waiting_joins(run)), place)
        elif growth := self._states.growth(place):
            self._note("piles-up", _most(growth), place)
            self._is_cut = True
        else:
            self._queue.append(place)

    def _note_trouble(self, before: int | None, by: str, trouble: Exception) -> None:
        element = trouble.element if isinstance(trouble, Trouble) else ""
        reason = trouble.reason if isinstance(trouble, Trouble) else type(trouble).__name__
        way = (*self._states.way(before), by)
        if reason in ("endless", "too-many-open"):  # one more of them would cost as much as all the rest
            self._steps = self._limits.steps
        self._faults.setdefault(("trouble", (element, reason)), Unsound("trouble", (element,), way, reason))

    def _note(self, kind: Kind, elements: tuple[str, ...], place: int) -> None:
        self._faults.setdefault((kind, elements), Unsound(kind, elements, self._states.way(place)))

    # what only the whole search can tell

    def _look_for_the_never_done(self) -> None:
        frames = {self._process, *self._seen}
        for node in self._model.nodes.values():
            element = node.element
            if element.process != self._process or element.parent not in frames or element.id in self._seen:
                continue
            if not (element.by_event or _is_for_undoing(element)):
                self._faults[("never-done", (element.id,))] = Unsound("never-done", (element.id,), ())

    def _look_for_the_never_ending(self) -> None:
        place = self._states.without_end()
        if place is not None:
            self._note("never-ends", _at(self._states[place].tokens), place)


def _is_for_undoing(element: Element) -> bool:
    """Handlers, and the events they are drawn to, which only mark them."""
    marks = element.kind != "endEvent" and "Throw" not in element.kind
    return element.is_compensation or (marks and any(one.kind == "compensation" for one in element.triggers))


def _began(start: str | None) -> str:
    return f"begin {start}" if start else "begin"


def _is_apart(run: Run, activity: int) -> bool:
    """Whether two waits at one element may lead to different states: those of different scopes."""
    found = run.activities.get(activity)
    return found is not None and found.scope.parent is not None and found.scope.sort != "item"


def _asked(elements: Mapping[str, Element]) -> set[str]:
    """The flows that are taken by a choice."""
    flows = (flow for element in elements.values() for flow in element.outgoing)
    return {flow.id for flow in flows if flow.condition or flow.is_default}


def _chosen(step: Step, asked: set[str]) -> str:
    taken = [each.element for each in step.happenings if each.kind is Did.TAKEN and each.element in asked]
    return f" [{', '.join(taken)}]" if taken else ""


def _most(found: Counter[str]) -> tuple[str, ...]:
    most = max(found.values(), default=0)
    return tuple(sorted({place.split("<")[0] for place, number in found.items() if number == most}))


def _at(found: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted({place.split("<")[0] for place in found}))
