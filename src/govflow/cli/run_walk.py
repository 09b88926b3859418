"""A diagram walked without a database: its runs, the messages between them, and what happened in order."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.cli.run_pools import sent_along_flows, starts_with
from govflow.cli.run_script import ScriptStep
from govflow.engine import (
    Did,
    Given,
    Happening,
    Model,
    NotWaiting,
    Run,
    Step,
    Trouble,
    Wait,
    WaitKind,
    begin,
)
from govflow.engine.net import Kind

PERSONS = (WaitKind.TASK, WaitKind.SERVICE)
MOST_STEPS = 500
MOST_RUNS = 50


@dataclass
class Told:
    """One line of the trace."""

    did: str
    element: str
    process: str
    run: int
    detail: Mapping[str, Any] = field(default_factory=dict)


class Walk:
    """All runs of one diagram. A thrown message goes to whoever waits for it, or stays for whoever will."""

    def __init__(self, model: Model, given: Given, facts: dict[str, Any]) -> None:
        self.model = model
        self.given = given
        self.facts = facts
        self.runs: list[Run] = []
        self.trace: list[Told] = []
        self.mailbox: deque[tuple[str, Mapping[str, Any]]] = deque()
        self.trouble: Trouble | None = None
        self.picked: dict[int | str, int] = {}
        self.listens = True
        self.sends = sent_along_flows(model)

    # beginnings

    def begin(self, process: str, start: str | None = None, facts: dict[str, Any] | None = None) -> None:
        number = len(self.runs)
        self.trace.append(Told("begin", start or process, process, number))
        run, step = begin(
            self.model, process, self.facts if facts is None else facts, given=self.given, start=start
        )
        self.runs.append(run)
        self._tell(number, step)

    def begin_all(self) -> None:
        """Every process nobody calls and that no message has to start; where there is none, the first.

        Where some are marked as executable, the others are only drawn.
        """
        called = {element.call.process for element in self.model.elements.values() if element.call}
        drawn = {id: process for id, process in self.model.processes.items() if process.children}
        meant = [id for id, process in drawn.items() if process.is_executable] or list(drawn)
        free = [id for id in meant if id not in called] or meant
        for process in [id for id in free if self._begins_by_itself(id)] or free[:1]:
            self.begin(process, facts=dict(self.facts) if self.runs else None)

    def _begins_by_itself(self, process: str) -> bool:
        starts = self.model.frames[process].starts
        if any(start.element.starts_process for start in starts):
            return False
        return any(not start.catches or start.element.kind != "startEvent" for start in starts)

    # steps

    def does(self, step: ScriptStep) -> None:
        self.trace.append(Told("step", str(step), "", 0))
        if step.verb in ("set", "cancel", "signal"):
            for number, run in enumerate(self.runs):
                if not run.is_over:
                    self._tell(number, self._whole(run, step))
            return
        number, run, wait = self._find(step)
        self._tell(number, self._one(run, wait, step))

    def _whole(self, run: Run, step: ScriptStep) -> Step:
        if step.verb == "cancel":
            return run.cancel(str(step.data or ""), given=self.given)
        if step.verb == "signal":
            return run.signal(step.wait, step.data, given=self.given)
        run.facts.update(step.data)
        return run.recheck(given=self.given)

    def _one(self, run: Run, wait: Wait, step: ScriptStep) -> Step:
        match step.verb:
            case "complete":
                return run.complete(wait.id, step.data, given=self.given)
            case "choose":
                ways = [way.strip() for way in step.data.split(",")] if isinstance(step.data, str) else step.data
                flow = ways if wait.several else ways[0]
                return run.complete(wait.id, {"flow": flow}, given=self.given)
            case "fire":
                return run.fire(wait.id, given=self.given)
            case "deliver":
                return run.deliver(wait.id, step.data, given=self.given)
            case _:
                return run.fail(wait.id, step.data, given=self.given)

    def _find(self, step: ScriptStep) -> tuple[int, Run, Wait]:
        is_one_of_several = step.wait not in self.model.elements and re.search(r".#\d+$", step.wait)
        named, _, place = step.wait.rpartition("#") if is_one_of_several else (step.wait, "", "")
        kinds = _KINDS[step.verb]
        found = [
            (number, run, wait)
            for number, run, wait in self.waits()
            if wait.kind in kinds and named in (wait.element, self.model.element(wait.element).name, wait.name)
        ]
        index = int(place) - 1 if place.isdigit() else 0
        if not 0 <= index < len(found):
            raise NotWaiting(wait=step.wait)
        return found[index]

    def waits(self) -> Iterator[tuple[int, Run, Wait]]:
        for number, run in enumerate(self.runs):
            for wait in run.waits.values():
                yield number, run, wait

    # by itself

    def goes_on(self, *, rings: bool) -> None:
        """Answer what is open, oldest first; when no person has anything to do, time passes."""
        for _ in range(MOST_STEPS):
            step = self._next(rings=rings)
            if step is None:
                return
            self.does(step)

    def _next(self, *, rings: bool) -> ScriptStep | None:
        open_waits = [wait for _, _, wait in self.waits()]
        for wait in open_waits:
            if wait.kind in PERSONS:
                return ScriptStep("complete", wait.element)
        for wait in open_waits:
            if wait.kind is WaitKind.CHOICE:
                return ScriptStep("choose", wait.element, self._way(wait))
        for wait in open_waits if rings else ():
            if wait.kind is WaitKind.TIMER and not wait.round:
                return ScriptStep("fire", wait.element)
        return None

    def _way(self, wait: Wait) -> str:
        """A gateway's ways in turn, so that no round is walked for ever; once through a loop; each piece of
        ad-hoc work once, then enough."""
        if wait.choices[-1:] == ("enough",):
            return "enough"
        is_ad_hoc = self.model.element(wait.element).kind == "adHocSubProcess"
        key = wait.activity if is_ad_hoc else wait.element
        done = self.picked.get(key, 0)
        self.picked[key] = done + 1
        return wait.choices[min(done, len(wait.choices) - 1) if is_ad_hoc else done % len(wait.choices)]

    # telling

    def _tell(self, number: int, step: Step) -> None:
        for happening in step.happenings:
            self.trace.append(_told(happening, number))
            if happening.kind is Did.THROWN and "message" in happening.detail and self.listens:
                self.mailbox.append((happening.detail["message"], happening.detail.get("payload", {})))
            if happening.kind is Did.THROWN and "signal" in happening.detail:
                self._broadcast(number, happening)
            if happening.kind is Did.LEFT and self.listens:
                self.mailbox += ((name, {}) for name in self.sends.get(happening.element, ()))
        for wait in step.opened:
            self.trace.append(Told("waits", wait.element, wait.process, number, {"wait": wait.id, **said_of(wait)}))
        self._post()

    def _broadcast(self, number: int, happening: Happening) -> None:
        for other, run in enumerate(self.runs):
            if other != number and not run.is_over:
                self._tell(
                    other, run.signal(happening.detail["signal"], happening.detail["payload"], given=self.given)
                )
        for process, start in list(self._begun_by("signal", happening.detail["signal"])):
            self.begin(process, start, dict(happening.detail["payload"]))

    def _post(self) -> None:
        """Bring each message to a wait of its name, or to a process that begins with it; keep the rest."""
        awaited = {wait.name for _, _, wait in self.waits() if wait.kind is WaitKind.MESSAGE}
        for _ in range(len(self.mailbox)):
            name, payload = self.mailbox.popleft()
            found = self._recipient(name) if name in awaited else None
            if found:
                number, run, wait = found
                self._tell(number, run.deliver(wait.id, payload, given=self.given))
                return
            start = next(self._begun_by("message", name), None)
            if start:
                if self.model.nodes[start[1]].kind is Kind.EVENTS:  # begins by waiting for one of several
                    self.mailbox.appendleft((name, payload))
                self.begin(start[0], start[1], dict(payload))
                return
            self.mailbox.append((name, payload))

    def _recipient(self, message: str) -> tuple[int, Run, Wait] | None:
        waiting = (
            found for found in self.waits() if found[2].kind is WaitKind.MESSAGE and found[2].name == message
        )
        return next(waiting, None)

    def _begun_by(self, kind: str, name: str) -> Iterator[tuple[str, str]]:
        return starts_with(self.model, kind, name) if len(self.runs) < MOST_RUNS else iter(())

    @property
    def completed(self) -> list[str]:
        """The elements left, in order, as each of them was done."""
        ends = {Did.LEFT, Did.ENDED}
        return [told.element for told in self.trace if told.did in ends and told.element in self.model.elements]

    @property
    def visited(self) -> list[str]:
        """The elements entered, in order; of a repeated one each instance, not the whole."""
        return [told.element for told in self.trace if told.did == Did.ENTERED and "many" not in told.detail]

    @property
    def verdict(self) -> str:
        if self.trouble:
            return "trouble"
        if any(run.is_stuck for run in self.runs):
            return "stuck"
        return "ended" if all(run.is_over for run in self.runs) else "waits"


_KINDS: Mapping[str, tuple[WaitKind, ...]] = {
    "complete": (WaitKind.TASK, WaitKind.SERVICE, WaitKind.CHOICE),
    "choose": (WaitKind.CHOICE,),
    "fire": (WaitKind.TIMER,),
    "deliver": (WaitKind.MESSAGE, WaitKind.SIGNAL, WaitKind.CONDITION),
    "fail": PERSONS,
}
Going = Callable[[Walk], object]


def walked(walk: Walk, *going: Going) -> Walk:
    """The walk, up to the end or to the first trouble."""
    try:
        for go in going:
            go(walk)
    except Trouble as trouble:
        walk.trouble = trouble
        walk.trace += [_told(happening, 0) for happening in trouble.happenings]
    return walk


def _told(happening: Happening, run: int) -> Told:
    return Told(happening.kind.value, happening.element, happening.process, run, happening.detail)


def said_of(wait: Wait) -> dict[str, Any]:
    more: dict[str, Any] = {
        "kind": wait.kind.value,
        "name": wait.name,
        "choices": list(wait.choices),
        "item": wait.item,
    }
    more |= {"correlation": wait.correlation, "timer": wait.timer, "interrupts": wait.interrupts or None}
    return {key: value for key, value in more.items() if value not in (None, "", [])}
