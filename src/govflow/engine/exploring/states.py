"""The states met so far: how each was come to, what follows it, and what that tells."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govflow.engine.exploring.positions import Position, position, tokens
from govflow.engine.runs import Run

MOST_OF_ONE = 3


@dataclass
class State:
    """A state met: how it was come to, and what it holds."""

    frozen: Mapping[str, Any]
    before: int | None
    by: str
    tokens: Counter[str]
    size: int
    is_over: bool
    after: set[int] = field(default_factory=set)


class States:
    """All states, by their places in the order they were met."""

    def __init__(self) -> None:
        self._all: list[State] = []
        self._known: dict[Position, int] = {}

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, place: int) -> State:
        return self._all[place]

    def add(self, run: Run, before: int | None, by: str) -> int | None:
        """The place of a state that is new, and None for one that was met before."""
        at = position(run)
        known = self._known.get(at)
        place = len(self._all) if known is None else known
        if known is None:
            self._known[at] = place
            held = tokens(run)
            self._all.append(State(run.freeze(), before, by, held, held.total(), run.is_over))
        if before is not None:
            self._all[before].after.add(place)
        return place if known is None else None

    def way(self, place: int | None) -> tuple[str, ...]:
        steps: list[str] = []
        while place is not None:
            steps.append(self._all[place].by)
            place = self._all[place].before
        return tuple(reversed(steps))

    def growth(self, place: int) -> Counter[str]:
        """What there is more of than in a state before it that held all the rest: it will grow for ever."""
        here = self._all[place]
        if max(here.tokens.values(), default=0) > MOST_OF_ONE:
            return here.tokens
        before = here.before
        while before is not None:
            there = self._all[before]
            if here.size > there.size and here.tokens >= there.tokens and set(here.tokens) == set(there.tokens):
                return here.tokens - there.tokens
            before = there.before
        return Counter()

    def without_end(self) -> int | None:
        """A state from which no way leads to an end; where some are stuck, that says it already."""
        ends = {place for place, state in enumerate(self._all) if state.is_over}
        into: dict[int, set[int]] = {}
        for place, state in enumerate(self._all):
            if not state.after and not state.is_over:
                return None
            for after in state.after:
                into.setdefault(after, set()).add(place)
        stack = list(ends)
        while stack:
            for before in into.get(stack.pop(), set()) - ends:
                ends.add(before)
                stack.append(before)
        return next((place for place in range(len(self._all)) if place not in ends), None)
