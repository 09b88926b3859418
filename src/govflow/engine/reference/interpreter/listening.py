"""What an interpretation waits for, each with what happens when it comes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from govflow.engine.definitions.elements import Element, Trigger
from govflow.engine.reference.interpreter.drawn import Drawn
from govflow.engine.reference.interpreter.loosely import offered, pick
from govflow.engine.reference.interpreter.places import Scope, Work, scopes_in, works_in
from govflow.engine.reference.interpreter.ways import Judge
from govflow.engine.reference.spots import OUTER_TRIGGERS, Spot, task_spot


@dataclass(frozen=True)
class Listening:
    """One wait; `serial` tells which of several at the same spot is the oldest."""

    serial: int
    spot: Spot
    act: Callable[[], None]


class Heard(Protocol):
    """What hears: the interpreter."""

    drawn: Drawn
    root: Scope
    judge: Judge

    def start_at(self, element: Element, scope: Scope) -> None: ...
    def finish(self, work: Work) -> None: ...
    def hear(self, work: Work, number: int) -> None: ...
    def choose(self, work: Work, target: Element) -> None: ...
    def boundary(self, work: Work, boundary: str, number: int) -> None: ...
    def handle(self, scope: Scope, start: str, number: int) -> None: ...


def waits_now(run: Heard) -> Iterator[Listening]:
    for work in list(works_in(run.root)):
        if work.is_waiting:
            yield from _of_work(run, work)
        if work.offers:
            for one in offered(work, run.drawn):
                yield Listening(work.serial, ("choice", f"{work.element}>{one}"), partial(pick, run, work, one))
        for boundary in work.armed:
            for number, trigger in outer_triggers(run.drawn.elements[boundary]):
                spot = (OUTER_TRIGGERS[trigger.kind], boundary)
                yield Listening(work.serial, spot, partial(run.boundary, work, boundary, number))
    for scope in list(scopes_in(run.root)):
        serial = scope.owner.serial if scope.owner else 0
        for start in scope.armed:
            for number, trigger in outer_triggers(run.drawn.elements[start]):
                spot = (OUTER_TRIGGERS[trigger.kind], start)
                yield Listening(serial, spot, partial(run.handle, scope, start, number))


def _of_work(run: Heard, work: Work) -> Iterator[Listening]:
    element = run.drawn.elements[work.element]
    spot = task_spot(element)
    if spot:
        yield Listening(work.serial, spot, partial(run.finish, work))
    elif element.kind == "eventBasedGateway":
        yield from _alternatives(run, work, element)
    else:
        for number, trigger in outer_triggers(element):
            if number not in work.heard:
                spot = (OUTER_TRIGGERS[trigger.kind], element.id)
                yield Listening(work.serial, spot, partial(run.hear, work, number))


def _alternatives(run: Heard, work: Work, gateway: Element) -> Iterator[Listening]:
    for flow in gateway.outgoing:
        target = run.drawn.elements[flow.target]
        kinds = [OUTER_TRIGGERS[trigger.kind] for _, trigger in outer_triggers(target)]
        for kind in ["message"] if target.kind == "receiveTask" else kinds:
            yield Listening(work.serial, (kind, target.id), partial(run.choose, work, target))


def holds_now(run: Heard, spot: Spot) -> bool:
    """Whether the condition that is waited for at a spot holds."""
    kind, element = spot
    if kind != "condition":
        return False
    triggers = run.drawn.elements[element].triggers
    return any(trigger.kind == "conditional" and run.judge(trigger.name) for trigger in triggers)


def outer_triggers(element: Element) -> list[tuple[int, Trigger]]:
    """The triggers that come from outside the run, with their places."""
    return [(number, one) for number, one in enumerate(element.triggers) if one.kind in OUTER_TRIGGERS]
