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
from govflow.engine.waits import Given, Trouble, WaitKind

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
        return Counter((str(wait.kind), wait.element) for wait in self._run.waits.values())

    def take(self, spot: Spot, judge: Judge) -> None:
        wait = min(id_ for id_, wait in self._run.waits.items() if (str(wait.kind), wait.element) == spot)
        kind = self._run.waits[wait].kind
        given = self._given(judge)
        if kind in (WaitKind.TASK, WaitKind.SERVICE):
            _within_bounds(partial(self._run.complete, wait, {}, given=given))
        elif kind is WaitKind.TIMER:
            _within_bounds(partial(self._run.fire, wait, given=given))
        else:
            _within_bounds(partial(self._run.deliver, wait, {}, given=given))
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


def _names(definitions: Sequence[Definitions]) -> list[str]:
    elements = [element for one in definitions for element in one.elements.values()]
    flows = [flow.condition for element in elements for flow in element.outgoing]
    repeats = [
        name for element in elements if element.repeat for name in (element.repeat.until, element.repeat.while_)
    ]
    return [name for name in (*flows, *repeats) if name]
