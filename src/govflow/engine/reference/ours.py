"""Our own runs, moved as the references are; frozen, written as JSON and thawed after every step."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from govflow.engine.abstraction.netted import given_by, net_of
from govflow.engine.abstraction.questions import NEVER
from govflow.engine.definitions.elements import Definitions
from govflow.engine.reference.spots import Spot
from govflow.engine.reference.walks import OutOfSteps
from govflow.engine.runs import Run, begin
from govflow.engine.waits import Given, Trouble, Wait, WaitKind

Judge = Callable[[str], bool]
Moved = TypeVar("Moved")
MOST_MOVES = 2_000  # of one step of a walk


class NetRun:
    """A run of one process in the net, moved by `take`."""

    def __init__(self, definitions: Sequence[Definitions], process: str, start: str | None, judge: Judge) -> None:
        self._model = net_of(definitions)
        self._names = [NEVER, *_names(definitions)]
        self._run, _ = _within_bounds(
            partial(begin, self._model, process, {}, given=self._given(judge), start=start)
        )
        self._keep()

    @property
    def is_over(self) -> bool:
        return self._run.is_over

    def open(self) -> Counter[Spot]:
        return Counter(spot for wait in self._run.waits.values() for spot in _spots(wait))

    def take(self, spot: Spot, judge: Judge) -> None:
        wait = min(id_ for id_, wait in self._run.waits.items() if spot in _spots(wait))
        kind = self._run.waits[wait].kind
        given = self._given(judge)
        if kind in (WaitKind.TASK, WaitKind.SERVICE):
            _within_bounds(partial(self._run.complete, wait, {}, given=given))
        elif kind is WaitKind.CHOICE:
            way = {"flow": spot[1].rpartition(">")[2]}
            _within_bounds(partial(self._run.complete, wait, way, given=given))
        elif kind is WaitKind.TIMER:
            _within_bounds(partial(self._run.fire, wait, given=given))
        else:
            _within_bounds(partial(self._run.deliver, wait, {}, given=given))
        if not self._run.is_over:
            _within_bounds(partial(self._run.recheck, given=given))
        self._keep()

    def _given(self, judge: Judge) -> Given:
        return given_by(judge, self._names, MOST_MOVES)

    def _keep(self) -> None:
        written = json.dumps(self._run.freeze())
        self._run = Run.thaw(self._model, json.loads(written), {})


def _within_bounds(act: Callable[[], Moved]) -> Moved:
    try:
        return act()
    except Trouble as trouble:
        if trouble.reason == "endless":
            raise OutOfSteps from trouble
        raise


def _spots(wait: Wait) -> list[Spot]:
    """Where it waits; a choice is a spot for each way on."""
    if wait.kind is WaitKind.CHOICE:
        return [("choice", f"{wait.element}>{choice}") for choice in wait.choices]
    return [(str(wait.kind), wait.element)]


def _names(definitions: Sequence[Definitions]) -> list[str]:
    elements = [element for one in definitions for element in one.elements.values()]
    flows = [flow.condition for element in elements for flow in element.outgoing]
    repeats = [element.repeat for element in elements if element.repeat]
    rounds = [name for repeat in repeats for name in (repeat.until, repeat.while_)]
    enough = [element.until for element in elements]
    awaited = [one.name for element in elements for one in element.triggers if one.kind == "conditional"]
    announced = [one.condition for repeat in repeats for one in repeat.announces]
    return [name for name in (*flows, *rounds, *enough, *announced, *awaited) if name]
