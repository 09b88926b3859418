"""What passes between the runs of a walk: messages to whoever waits or will, signals to all who listen now."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from govflow.cli.run_pools import sent_along_flows, starts_with
from govflow.engine import Did, Happening, Model, Run, Wait, WaitKind
from govflow.engine.net import Kind

MOST_RUNS = 50


class Letter(NamedTuple):
    """A message on its way; `meant` is the value that tells for whom, where the sender says one."""

    message: str
    payload: Mapping[str, Any]
    meant: Any = None


class Call(NamedTuple):
    """A signal on its way, and the run that threw it, which has heard it already."""

    signal: str
    payload: Mapping[str, Any]
    thrower: int | None


class Served(Protocol):
    """What the post needs of a walk."""

    model: Model
    runs: list[Run]

    def waits(self) -> Iterator[tuple[int, Run, Wait]]: ...
    def begin(self, process: str, start: str | None = None, facts: dict[str, Any] | None = None) -> None: ...
    def hear(self, number: int, signal: str, payload: Mapping[str, Any]) -> None: ...
    def receive(self, number: int, wait: Wait, payload: Mapping[str, Any]) -> None: ...


class Post:
    """Early messages stay in the mailbox until somebody waits for them; a signal nobody hears is lost."""

    def __init__(self, model: Model) -> None:
        self.mailbox: deque[Letter] = deque()
        self.calls: deque[Call] = deque()
        self.sends = sent_along_flows(model)
        self.is_open = True

    def take(self, happening: Happening, number: int) -> None:
        """What a run threw, or sent along a message flow when a step was done."""
        if not self.is_open:
            return
        detail = happening.detail
        if happening.kind is Did.THROWN and "message" in detail:
            self.mailbox.append(Letter(detail["message"], detail.get("payload", {}), detail.get("correlation")))
        if happening.kind is Did.THROWN and "signal" in detail:
            self.calls.append(Call(detail["signal"], detail["payload"], number))
        if happening.kind is Did.LEFT:
            self.mailbox += (Letter(name, {}) for name in self.sends.get(happening.element, ()))

    def deliver_all(self, walk: Served) -> None:
        while self.calls or self._deliver_one(walk):
            if self.calls:
                self._call(walk, self.calls.popleft())

    def _call(self, walk: Served, call: Call) -> None:
        for number in range(len(walk.runs)):
            if number != call.thrower and not walk.runs[number].is_over:
                walk.hear(number, call.signal, call.payload)
        for process, start in list(_begun_by(walk, "signal", call.signal)):
            walk.begin(process, start, dict(call.payload))

    def _deliver_one(self, walk: Served) -> bool:
        """Bring the first letter that can be brought to a wait of its name, or to a process it begins."""
        for _ in range(len(self.mailbox)):
            letter = self.mailbox.popleft()
            found = _recipient(walk, letter)
            if found:
                walk.receive(found[0], found[2], letter.payload)
                return True
            start = next(_begun_by(walk, "message", letter.message), None)
            if start:
                if walk.model.nodes[start[1]].kind is Kind.EVENTS:  # begins by waiting for one of several
                    self.mailbox.appendleft(letter)
                walk.begin(start[0], start[1], dict(letter.payload))
                return True
            self.mailbox.append(letter)
        return False


def _recipient(walk: Served, letter: Letter) -> tuple[int, Run, Wait] | None:
    """Whoever waits for this value; where the sender or the receiver names none, the first who waits."""
    named = [
        found
        for found in walk.waits()
        if found[2].kind is WaitKind.MESSAGE
        and found[2].name == letter.message
        and _is_meant(found[2], letter.meant)
    ]
    return min(named, key=lambda found: found[2].correlation is None, default=None)


def _is_meant(wait: Wait, meant: Any) -> bool:
    return meant is None or wait.correlation is None or str(wait.correlation) == str(meant)


def _begun_by(walk: Served, kind: str, name: str) -> Iterator[tuple[str, str]]:
    return starts_with(walk.model, kind, name) if len(walk.runs) < MOST_RUNS else iter(())
