"""Random walks through two engines at once: after each step both must wait for the same and be over alike."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Protocol

from govflow.clock import endless_patience
from govflow.engine.abstraction import Abstraction, without_data
from govflow.engine.definitions.elements import Definitions
from govflow.engine.reference.spots import Spot

Judge = Callable[[str], bool]
MOST_OPEN = 20
TIMES = (2, 2, 3)


class OutOfSteps(Exception):
    """An engine gave up because one step of it took more than a walk may take; that is no difference."""


class Moving(Protocol):
    """A run in any engine."""

    @property
    def is_over(self) -> bool: ...

    def open(self) -> Counter[Spot]: ...

    def take(self, spot: Spot, judge: Judge) -> None: ...


Starting = Callable[[Sequence[Definitions], str, str | None, Judge], Moving]


@dataclass(frozen=True)
class Standing:
    """Where a run stands; `trouble` where it cannot go on."""

    open: tuple[tuple[Spot, int], ...]
    is_over: bool
    trouble: str = ""

    def says(self) -> str:
        if self.trouble:
            return f"trouble: {self.trouble}"
        waits = ", ".join(f"{kind} {element}" + (f" ×{n}" if n > 1 else "") for (kind, element), n in self.open)
        return waits or ("over" if self.is_over else "nothing open, not over")


@dataclass(frozen=True)
class Difference:
    """A walk on which two engines part: what was done, and where each stands after it."""

    process: str
    seed: int
    steps: tuple[Spot, ...]
    ours: Standing
    theirs: Standing


@dataclass(frozen=True)
class Walked:
    """What a number of walks showed."""

    walks: int
    steps: int
    differences: tuple[Difference, ...]


def walk_both(
    definitions: Sequence[Definitions],
    process: str,
    *,
    ours: Starting,
    theirs: Starting,
    seeds: Sequence[int],
    most_steps: int = 25,
    start: str | None = None,
    hears_conditions: bool = False,
    is_late: Callable[[], bool] = endless_patience,
) -> Walked:
    """One walk for each seed; a walk ends at its first difference, and all of them when time is up."""
    taken = walks = 0
    differences = []
    for seed in seeds:
        if is_late():
            break
        random = Random(seed)  # noqa: S311  # a seed makes a walk repeatable; nothing here is secret
        times = partial(random.choice, TIMES)
        abstraction = without_data(definitions, times, hears_conditions=hears_conditions)
        walk = _Walk(abstraction, process, start, random)
        try:
            difference = walk.compare(ours, theirs, most_steps, seed)
        except OutOfSteps:
            break  # other answers would lead it as far
        walks += 1
        taken += len(walk.steps)
        if difference is not None:
            differences.append(difference)
    return Walked(walks, taken, tuple(differences))


class _Walk:
    """One walk: the same choices and answers given to both engines."""

    def __init__(self, abstraction: Abstraction, process: str, start: str | None, random: Random) -> None:
        self._abstraction = abstraction
        self._process = process
        self._start = start
        self._random = random
        self.steps: list[Spot] = []

    def compare(self, ours: Starting, theirs: Starting, most: int, seed: int) -> Difference | None:
        answers = self._abstraction.answers(self._random)
        first, second = _Engine(), _Engine()
        for engine, starting in ((first, ours), (second, theirs)):
            engine.begin(starting, self._abstraction.definitions, self._process, self._start, answers)
        for _ in range(most):
            here, there = first.standing(), second.standing()
            if not _agree(here, there):
                return Difference(self._process, seed, tuple(self.steps), here, there)
            spots = _plain_spots(here)
            if here.trouble or not spots or sum(number for _, number in here.open) > MOST_OPEN:
                return None
            spot = self._random.choice(spots)
            answers = self._abstraction.answers(self._random)
            self.steps.append(spot)
            first.take(spot, answers)
            second.take(spot, answers)
        return None


def _plain_spots(standing: Standing) -> list[Spot]:
    """Where one wait stands; of several that look alike two engines may mean different ones, which matters
    where a choice is offered again."""
    alone = [spot for spot, number in standing.open if number == 1]
    return alone or [spot for spot, _ in standing.open if spot[0] != "choice"]


class _Engine:
    """A run that keeps its trouble instead of raising it."""

    def __init__(self) -> None:
        self._run: Moving | None = None
        self._trouble = ""

    def begin(
        self,
        starting: Starting,
        definitions: Sequence[Definitions],
        process: str,
        start: str | None,
        answers: Mapping[str, bool],
    ) -> None:
        try:
            self._run = starting(definitions, process, start, answers.__getitem__)
        except OutOfSteps:
            raise
        except Exception as trouble:  # an engine may fail in any way; a failure of one alone is a difference
            self._trouble = f"{type(trouble).__name__}: {trouble}"

    def take(self, spot: Spot, answers: Mapping[str, bool]) -> None:
        try:
            if self._run is not None:
                self._run.take(spot, answers.__getitem__)
        except OutOfSteps:
            raise
        except Exception as trouble:  # the same
            self._trouble = f"{type(trouble).__name__}: {trouble}"

    def standing(self) -> Standing:
        if self._trouble or self._run is None:
            return Standing((), False, self._trouble)
        try:
            return Standing(tuple(sorted(self._run.open().items())), self._run.is_over)
        except Exception as trouble:  # the same
            self._trouble = f"{type(trouble).__name__}: {trouble}"
            return Standing((), False, self._trouble)


def _agree(here: Standing, there: Standing) -> bool:
    if here.trouble or there.trouble:
        return bool(here.trouble) and bool(there.trouble)
    return here == there
