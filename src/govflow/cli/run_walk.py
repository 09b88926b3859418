"""A diagram walked without a database: its runs, the steps taken, and what happened in order."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from govflow.casework.deadlines.iso import ring_of
from govflow.cli.run_clock import Open, WalkClock
from govflow.cli.run_post import Letter, Post
from govflow.cli.run_script import ScriptStep
from govflow.engine import Did, Given, Happening, Model, NotWaiting, Run, Step, Trouble, Wait, WaitKind, begin

PERSONS = (WaitKind.TASK, WaitKind.SERVICE)
MOST_RINGS = 500


@dataclass
class Told:
    """One line of the trace."""

    did: str
    element: str
    process: str
    run: int
    detail: Mapping[str, Any] = field(default_factory=dict)


class Walk:
    """All runs of one diagram, the clock they share, and the post between them."""

    def __init__(self, model: Model, given: Given, facts: dict[str, Any]) -> None:
        self.model = model
        self.facts = facts
        self.runs: list[Run] = []
        self.trace: list[Told] = []
        self.clock = WalkClock(given)
        self.post = Post(model)
        self.trouble: Trouble | None = None
        self.failed: dict[int, str] = {}  # runs ended by an error that nobody catches, with its code

    @property
    def given(self) -> Given:
        return self.clock.given

    # beginnings

    def begin(self, process: str, start: str | None = None, facts: dict[str, Any] | None = None) -> None:
        number = len(self.runs)
        own = self.facts if facts is None else facts
        self.trace.append(Told("begin", start or process, process, number))
        self.runs.append(Run(self.model, process, own))
        self._moves(
            number, lambda: self._begun(number, begin(self.model, process, own, given=self.given, start=start))
        )

    def _begun(self, number: int, begun: tuple[Run, Step]) -> Step:
        self.runs[number], step = begun
        return step

    def begin_all(self) -> None:
        """Every process nobody calls and that no message has to start; where there is none, the first.

        Where some are marked as executable, the others are only drawn. They all stand at their first waits
        before a signal of one of them is heard by the others.
        """
        called = {element.call.process for element in self.model.elements.values() if element.call}
        drawn = {id: process for id, process in self.model.processes.items() if process.children}
        meant = [id for id, process in drawn.items() if process.is_executable] or list(drawn)
        free = [id for id in meant if id not in called] or meant
        for process in [id for id in free if self._begins_by_itself(id)] or free[:1]:
            self.begin(process, facts=dict(self.facts) if self.runs else None)
        self.post.deliver_all(self)

    def begin_one(self, process: str, start: str | None = None) -> None:
        self.begin(process, start)
        self.post.deliver_all(self)

    def _begins_by_itself(self, process: str) -> bool:
        starts = self.model.frames[process].starts
        if any(start.element.starts_process for start in starts):
            return False
        return any(not start.catches or start.element.kind != "startEvent" for start in starts)

    # steps

    def does(self, step: ScriptStep) -> None:
        self.trace.append(Told("step", str(step), "", 0))
        match step.verb:
            case "message":
                self.post.mailbox.append(Letter(step.wait, step.data, step.correlation))
            case "advance":
                self._advance(str(step.data))
            case "set" | "cancel" | "signal":
                for number, run in enumerate(self.runs):
                    if not run.is_over:
                        self._whole(number, run, step)
            case _:
                self._on_one(*self._find(step), step)
        self.post.deliver_all(self)

    def _whole(self, number: int, run: Run, step: ScriptStep) -> None:
        if step.verb == "signal":
            self.hear(number, step.wait, step.data)
        elif step.verb == "cancel":
            self._moves(number, lambda: run.cancel(str(step.data or ""), given=self.given))
        else:
            run.facts.update(step.data)
            self._moves(number, lambda: run.recheck(given=self.given))

    def _on_one(self, number: int, run: Run, wait: Wait, step: ScriptStep) -> None:
        if step.verb == "fire":
            self._fire(number, run, wait)
        else:
            self._moves(number, lambda: self._one(run, wait, step))

    def _one(self, run: Run, wait: Wait, step: ScriptStep) -> Step:
        match step.verb:
            case "complete":
                return run.complete(wait.id, step.data, given=self.given)
            case "choose":
                ways = [way.strip() for way in step.data.split(",")] if isinstance(step.data, str) else step.data
                flow = ways if wait.several else ways[0]
                return run.complete(wait.id, {"flow": flow}, given=self.given)
            case "deliver":
                return run.deliver(wait.id, step.data, given=self.given)
            case _:
                return run.fail(wait.id, step.data, given=self.given)

    def _find(self, step: ScriptStep) -> Open:
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

    def waits(self) -> Iterator[Open]:
        for number, run in enumerate(self.runs):
            for wait in list(run.waits.values()):
                yield number, run, wait

    # time

    def _time_is(self, moment: datetime | None) -> None:
        if self.clock.move_to(moment):
            self.trace.append(Told("time", self.given.moment.isoformat(), "", 0))

    def _advance(self, by: str) -> None:
        """Let this much time pass; the timers that end in it ring in the order of their moments."""
        until = ring_of(by, self.given.moment, self.given.zone)
        for _ in range(MOST_RINGS):
            ringing = self.clock.next_until(list(self.waits()), until) if until else None
            if ringing is None:
                break
            self._fire(*ringing)
            self.post.deliver_all(self)
        self._time_is(until)

    def _fire(self, number: int, run: Run, wait: Wait) -> None:
        self._time_is(self.clock.rings_at(number, wait))
        self._moves(number, lambda: run.fire(wait.id, given=self.given))

    # telling

    def hear(self, number: int, signal: str, payload: Mapping[str, Any]) -> None:
        self._moves(number, lambda: self.runs[number].signal(signal, payload, given=self.given))

    def receive(self, number: int, wait: Wait, payload: Mapping[str, Any]) -> None:
        self._moves(number, lambda: self.runs[number].deliver(wait.id, payload, given=self.given))

    def _moves(self, number: int, act: Callable[[], Step]) -> None:
        """Let a run do something and tell it; an error that nobody catches ends that run, and no other."""
        try:
            step = act()
        except Trouble as trouble:
            if trouble.reason != "uncaught-error":
                raise
            self._fails(number, trouble)
            return
        for happening in step.happenings:
            self._tell(happening, number)
        for wait in step.opened:
            self.clock.opened(number, wait)
            said = {"wait": wait.id, **self.said_of(number, wait)}
            self.trace.append(Told("waits", wait.element, wait.process, number, said))

    def _tell(self, happening: Happening, number: int) -> None:
        self.trace.append(_told(happening, number))
        self.post.take(happening, number)

    def _fails(self, number: int, trouble: Trouble) -> None:
        run, code = self.runs[number], str(trouble.found)
        for happening in trouble.happenings:
            self._tell(happening, number)
        self.trace.append(Told("ended", run.process, run.process, number, {"error": code}))
        self.failed[number] = code
        self.runs[number] = Run(self.model, run.process, run.facts)

    def said_of(self, number: int, wait: Wait) -> dict[str, Any]:
        rings = self.clock.rings_at(number, wait) if wait.kind is WaitKind.TIMER else None
        more: dict[str, Any] = {
            "kind": wait.kind.value,
            "name": wait.name,
            "choices": list(wait.choices),
            "item": wait.item,
            "correlation": wait.correlation,
            "timer": wait.timer,
            "rings": rings.isoformat() if rings else None,
            "interrupts": wait.interrupts or None,
        }
        return {key: value for key, value in more.items() if value not in (None, "", [])}

    @property
    def completed(self) -> list[str]:
        """The elements left, in order, as each of them was done; of a repeated one each instance."""
        ends = {Did.LEFT, Did.ENDED}
        return [
            told.element
            for told in self.trace
            if told.did in ends and told.element in self.model.elements and "many" not in told.detail
        ]

    @property
    def visited(self) -> list[str]:
        """The elements entered, in order; of a repeated one each instance, not the whole."""
        return [told.element for told in self.trace if told.did == Did.ENTERED and "many" not in told.detail]

    def how(self, number: int) -> str:
        """How a run stands: `ended`, `error`, `stuck` or `waits`."""
        run = self.runs[number]
        if number in self.failed:
            return "error"
        if run.is_over:
            return "ended"
        return "stuck" if run.is_stuck else "waits"

    @property
    def verdict(self) -> str:
        if self.trouble:
            return "trouble"
        stands = [self.how(number) for number in range(len(self.runs))]
        return next((how for how in ("error", "stuck", "waits") if how in stands), "ended")


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
