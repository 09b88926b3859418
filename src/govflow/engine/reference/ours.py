"""Our own runs, moved as the references are; frozen, written as JSON and thawed after every step."""

import json
from collections import Counter
from collections.abc import Callable, Sequence

from govflow.engine.abstraction.netted import given_by, net_of
from govflow.engine.abstraction.questions import NEVER
from govflow.engine.definitions.elements import Definitions
from govflow.engine.reference.spots import Spot
from govflow.engine.runs import Run, begin
from govflow.engine.waits import Given, WaitKind

Judge = Callable[[str], bool]


class NetRun:
    """A run of one process in the net, moved by `take`."""

    def __init__(self, definitions: Sequence[Definitions], process: str, start: str | None, judge: Judge) -> None:
        self._model = net_of(definitions)
        self._names = [NEVER, *_names(definitions)]
        self._run, _ = begin(self._model, process, {}, given=self._given(judge), start=start)
        self._keep()

    @property
    def is_over(self) -> bool:
        return self._run.is_over

    def open(self) -> Counter[Spot]:
        return Counter((str(wait.kind), wait.element) for wait in self._run.waits.values())

    def take(self, spot: Spot, judge: Judge) -> None:
        wait = min(id_ for id_, wait in self._run.waits.items() if (str(wait.kind), wait.element) == spot)
        kind = self._run.waits[wait].kind
        if kind in (WaitKind.TASK, WaitKind.SERVICE):
            self._run.complete(wait, {}, given=self._given(judge))
        elif kind is WaitKind.TIMER:
            self._run.fire(wait, given=self._given(judge))
        else:
            self._run.deliver(wait, {}, given=self._given(judge))
        self._keep()

    def _given(self, judge: Judge) -> Given:
        return given_by(judge, self._names)

    def _keep(self) -> None:
        written = json.dumps(self._run.freeze())
        self._run = Run.thaw(self._model, json.loads(written), {})


def _names(definitions: Sequence[Definitions]) -> list[str]:
    elements = [element for one in definitions for element in one.elements.values()]
    flows = [flow.condition for element in elements for flow in element.outgoing]
    repeats = [element.repeat for element in elements if element.repeat]
    rounds = [name for repeat in repeats for name in (repeat.until, repeat.while_)]
    announced = [one.condition for repeat in repeats for one in repeat.announces]
    return [name for name in (*flows, *rounds, *announced) if name]
